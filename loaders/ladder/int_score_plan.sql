-- Measures against plan, of provinces: what was collected and installed since January against the plan in equal months,
-- what is late against the ceiling, and notices on file against notices reported (over the span). Counts, not samples.
-- grain: span, as_is_code, criterion
with noticed as (
    select w.span, p.as_is_code, sum(p.done)::double as reported
    from staging.int_score_window as w
    inner join ladder.fct_plan as p on p.measure = 'notices_sent' and p.period_ix between w.from_ix and w.to_ix
    group by w.span, p.as_is_code
),
filed as (
    select w.span, d.code as as_is_code, count(*)::double as written
    from staging.int_score_window as w
    inner join warehouse.fct_document as d
        on d.action = 'dunning_notice' and d.period_ix between w.from_ix and w.to_ix and d.code is not null
    group by w.span, d.code
)
select
    w.span, p.as_is_code,
    case p.measure when 'collection_plan' then 'collection' when 'late_ceiling' then 'late_ceiling' else 'vssid' end as criterion,
    p.done_year::double / (p.planned::double * if(p.measure = 'late_ceiling', 1, (w.to_ix % 12 + 1) / 12)) as value
from staging.int_score_window as w
inner join ladder.fct_plan as p on w.to_ix = p.period_ix
where p.measure in ('collection_plan', 'late_ceiling', 'vssid_installs') and p.planned > 0 and p.done_year is not null
union all
select n.span, n.as_is_code, 'notices_shown', least(coalesce(f.written, 0) / n.reported, 1)
from noticed as n
left join filed as f on n.span = f.span and n.as_is_code = f.as_is_code
where n.reported > 0
