-- VssID installs by province and month with the plan of the year.
-- grain: code, period_ix
-- checks: planned is null or planned >= 0
-- empty: allowed
select
    p.as_is_code as code, p.period_ix, t.period, p.planned::double as planned, p.done::double as done,
    p.done_year::double as done_year
from ladder.fct_plan as p
inner join warehouse.dim_period as t on p.period_ix = t.period_ix
where p.measure = 'vssid_installs'
order by p.as_is_code, p.period_ix
