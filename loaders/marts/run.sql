-- What the warehouse says about itself: as-of date, first and last period, synthetic or not.
-- grain: key
-- checks: key is not null
select
    key,
    value::varchar as value
from warehouse.run
order by key
