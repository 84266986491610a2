-- Rows set aside and not settled since, by reason and column. What differs from row to row (an expected amount, a count) is left out of the
-- reason: otherwise every broken balance would be a reason of its own.
-- grain: reason, column_name
-- checks: rows > 0
-- empty: allowed
with reasons as (

    select
        sha256,
        line,
        period,
        coalesce(column_name, '') as column_name,
        regexp_replace(
            regexp_replace(reason, '\s*\(expected -?[0-9.,]+\)$', ''),
            '[0-9]+ of [0-9]+', 'more than half'
        ) as reason
    from warehouse.quarantine
    where is_open

)

select
    reason,
    column_name,
    count(distinct (sha256, line))::double as rows,
    count(distinct sha256)::double as files,
    min(period)::varchar as first_period,
    max(period)::varchar as last_period
from reasons
group by reason, column_name
order by rows desc, reason, column_name
