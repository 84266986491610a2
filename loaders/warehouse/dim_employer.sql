-- Every employer that stands in a ledger or in the employers' extract, numbered in the order of its code.
-- grain: employer_code
-- checks: employer_id is not null
with codes as (
    select distinct employer_code from staging.stg_ledger
    union
    select distinct employer_code from staging.stg_employers
)
select (row_number() over (order by employer_code))::integer as employer_id, employer_code
from codes
