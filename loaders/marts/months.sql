-- Every month from the first to the last known one, without gaps.
-- grain: period_ix
-- checks: month between 1 and 12
select
    period_ix,
    period,
    year,
    month
from warehouse.dim_period
order by period_ix
