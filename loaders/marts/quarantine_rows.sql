-- The first rows set aside and not settled since, as delivered; the full list is the export `quarantine`.
-- grain: place
-- checks: line > 0
-- empty: allowed
select
    row_number() over (order by file, sha256, line nulls first, column_name, value, reason, period, province_code)::integer as place,
    file,
    line::double as line,
    column_name,
    value,
    reason,
    period::varchar as period,
    province_code
from warehouse.quarantine
where is_open
order by place
limit 50
