-- When an employer stood in the ledger: first and last month, how many, and how many before the changes that are computed.
-- grain: employer_id
select
    employer_id, min(period_ix) as first_ix, max(period_ix) as last_ix, count(*) as months,
    count(*) filter (period_ix < getvariable('detect_from') - 1) as months_before
from warehouse.fct_ledger
group by employer_id
