-- Published figures with their own denominator and source; they are shown beside the computed ones, never mixed.
-- is_comparable: a national rate on the amount receivable of all funds, the only kind drawn in the trend.
-- grain: as_of, scope, geo, measure
-- checks: source is not null
-- empty: allowed
select
    as_of::varchar as as_of,
    substr(as_of::varchar, 1, 7) as period,
    scope,
    geo,
    measure,
    value::double as value,
    unit,
    denominator,
    funds,
    note,
    source,
    verified,
    coalesce(
        scope = 'national' and measure = 'late_rate' and unit = '%'
        and denominator in ('số phải thu', 'amount payable (annual)'),
        false
    ) as is_comparable
from ref.published
order by as_of, scope, geo, measure
