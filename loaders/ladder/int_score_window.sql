-- The spans that are scored: the last eight whole quarters, and years: the last two whole ones and the one that runs
-- (is_open, up to its last whole quarter). before_ix is the month whose end opens the span.
-- grain: span
with bounds as (
    select min(period_ix) as first_ix, max(period_ix) as last_ix, (max(period_ix) + 1) // 3 * 3 - 1 as end_ix
    from warehouse.dim_period
),
quarters as (
    select end_ix - 3 * q as to_ix from bounds, unnest(range(8)) as t(q) where end_ix - 3 * q - 3 >= first_ix - 1
),
years as (
    select (end_ix // 12 - y) * 12 as from_ix, least((end_ix // 12 - y) * 12 + 11, end_ix) as to_ix
    from bounds, unnest(range(3)) as t(y) where (end_ix // 12 - y) * 12 >= first_ix
)
select
    (to_ix // 12)::varchar || '-Q' || (to_ix % 12 // 3 + 1)::varchar as span, 'quarter' as kind,
    (to_ix - 2)::integer as from_ix, to_ix::integer as to_ix, (to_ix - 3)::integer as before_ix, false as is_open
from quarters
union all
select
    (to_ix // 12)::varchar, 'year', from_ix::integer, to_ix::integer, (from_ix - 1)::integer, to_ix % 12 <> 11
from years
