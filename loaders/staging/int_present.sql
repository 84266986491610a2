-- Which employer stands in which province in which month by the current deliveries, before rows are held against each
-- other: narrow, because two rules look across months and places.
-- grain: employer_id, period_ix, province_code
select e.employer_id, s.period_ix, s.province_code, s.load_seq
from staging.stg_ledger as s
inner join staging.int_current_cell as c
    on c.kind = 'ledger' and s.load_seq = c.load_seq and s.province_code = c.province_code and s.period_ix = c.period_ix
inner join warehouse.dim_employer as e on s.employer_code = e.employer_code
