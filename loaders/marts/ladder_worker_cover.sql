-- How far the lists reach at the last month that has lists: employers at least three months late, and those of them with
-- a list.
-- grain: period
-- checks: listed <= late_3
-- empty: allowed
with last as (
    select max(period_ix) as period_ix from ladder.fct_worker_month
)
select
    t.period, count(*)::double as late_3,
    count(*) filter (exists (
        select 1 from ladder.fct_worker_month as w where w.employer_id = l.employer_id and w.period_ix = l.period_ix
    ))::double as listed
from warehouse.fct_late as l
inner join last on l.period_ix = last.period_ix
inner join warehouse.dim_period as t on l.period_ix = t.period_ix
where l.months_late >= 3
group by t.period
