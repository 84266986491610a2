-- Standardised surprises of employers whose steps in one direction can add up to an erosion at all: those whose running
-- sum (surprises clipped, so that one large month alone is no drift) spans what a sum of h over the least number of months
-- needs. series: 0 headcount, 2 average wage; one more where the falls are counted.
-- Where only the last months are computed, of those who moved in them.
with asked as (
    from detection.fct_score where getvariable('detect_from') = 0
    union all
    select s.* from detection.fct_score as s
    semi join (from detection.fct_score where period_ix >= getvariable('detect_from')) as n on s.employer_id = n.employer_id
    where getvariable('detect_from') > 0
),
clipped as (
    select
        employer_id, period_ix,
        staging.clipped(x_h) as x_h, staging.clipped(x_w) as x_w
    from asked
    where x_h <> 0 or x_w <> 0
),
summed as (
    select
        employer_id, period_ix,
        sum(x_h::double) over w as c_h, sum(x_w::double) over w as c_w
    from clipped
    window w as (partition by employer_id order by period_ix rows unbounded preceding)
),
hopeful as (
    select
        employer_id,
        greatest(max(c_h), 0) - least(min(c_h), 0) as span_h, greatest(max(c_w), 0) - least(min(c_w), 0) as span_w
    from summed
    group by employer_id
    having greatest(span_h, span_w)
        >= getvariable('slow_erosion').h + (getvariable('slow_erosion').least_months - 1) * getvariable('slow_erosion').k
),
rows as (
    select s.*, h.span_h, h.span_w
    from clipped as s
    inner join hopeful as h on s.employer_id = h.employer_id
),
sides as (
    select employer_id, period_ix, series, case when series % 2 = 0 then x else -x end as x
    from (
        select employer_id, period_ix, unnest([0, 1]) as series, x_h as x from rows
        where x_h <> 0
            and span_h >= getvariable('slow_erosion').h + (getvariable('slow_erosion').least_months - 1) * getvariable('slow_erosion').k
        union all
        select employer_id, period_ix, unnest([2, 3]), x_w from rows
        where x_w <> 0
            and span_w >= getvariable('slow_erosion').h + (getvariable('slow_erosion').least_months - 1) * getvariable('slow_erosion').k
    )
)
select employer_id * 4::bigint + series as series_id, period_ix, x from sides
