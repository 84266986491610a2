-- Months from the first to the last that was delivered, without a gap.
-- grain: period_ix
with span as (select min(period_ix) as first_ix, max(period_ix) as last_ix from staging.stg_cells where kind = 'ledger')
select
    ix::integer as period_ix,
    printf('%04d-%02d', ix // 12, ix % 12 + 1) as period,
    (ix // 12)::integer as year,
    (ix % 12 + 1)::integer as month
from (select unnest(range(first_ix, last_ix + 1)) as ix from span where first_ix is not null)
