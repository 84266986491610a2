-- Rows set aside, by reason and column.
-- grain: reason, column_name
-- checks: rows > 0
-- empty: allowed
select
    reason,
    coalesce(column_name, '') as column_name,
    count(distinct (sha256, line))::double as rows,
    count(distinct sha256)::double as files,
    min(period)::varchar as first_period,
    max(period)::varchar as last_period
from warehouse.quarantine
group by reason, coalesce(column_name, '')
order by rows desc, reason, column_name
