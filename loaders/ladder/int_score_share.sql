-- Measures that are shares of cases: steps done in time in a span, and employers at least three months late, not handled
-- apart, with an inspection on file at its end. clusters is the number of employers behind the cases: the interval counts
-- those, because several steps of one employer are no independent trials.
-- grain: span, level, as_is_code, officer_code, criterion
-- checks: hits <= cases; clusters <= cases
with cases as (
    select w.span, 'steps_in_time' as criterion, s.as_is_code, s.officer_code, s.employer_id, s.is_in_time as is_hit
    from staging.int_score_window as w
    inner join staging.int_score_step as s on s.by_day between month_start(w.from_ix) and month_end(w.to_ix)
    union all
    select
        w.span, 'inspected', s.as_is_code, s.officer_code, s.employer_id,
        s.inspected_on is not null or s.concluded_on is not null
    from staging.int_score_window as w
    inner join ladder.fct_step as s on w.to_ix = s.period_ix
    where s.months_late >= 3 and s.handling is null
)
select
    span, if(grouping(officer_code) = 1, 'province', 'officer') as level, as_is_code,
    if(grouping(officer_code) = 1, '', officer_code) as officer_code, criterion,
    count(*) filter (is_hit) as hits, count(*) as cases, count(distinct employer_id) as clusters
from cases
group by grouping sets ((span, criterion, as_is_code), (span, criterion, as_is_code, officer_code))
having grouping(officer_code) = 1 or officer_code is not null
