-- What the employers of the what-if ledgers were, for their ids of employer and scenario.
-- grain: version_id
select distinct
    v.version_id * 2 + l.employer_id % 2 as version_id, l.employer_id, v.from_ix, v.to_ix, v.payment_cycle
from staging.int_whatif_ledger as l
inner join warehouse.dim_employer as e on l.employer_code = e.employer_code
inner join warehouse.dim_employer_version as v on e.employer_id = v.employer_id
