-- Notices and inspections of the last month against what was to be done, for the nation and by province of today.
-- grain: as_is_code, measure
-- checks: met <= required
-- empty: allowed
select
    coalesce(as_is_code, 'VN') as as_is_code, measure,
    sum(required)::integer as required, sum(met)::integer as met, sum(documents)::integer as documents,
    sum(reported)::double as reported
from ladder.fct_activity
where period_ix = (select max(period_ix) from warehouse.dim_period)
group by grouping sets ((measure), (as_is_code, measure))
order by as_is_code, measure
