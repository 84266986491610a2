-- The documents of the ladder that count (of one delivered twice, the later delivery), at the province of today in which
-- the employer last stood up to the month of the document; code is null for one of before the employer's first month.
-- A document of an employer that neither ledger nor register knows stands in staging.stg_actions only.
-- grain: employer_id, action, document_no, document_date
with latest as (
    select * from staging.stg_actions
    qualify row_number() over (
        partition by employer_code, action, document_no, document_date order by load_seq desc
    ) = 1
)
select
    e.employer_id, a.period_ix, l.as_is_code as code, a.action, a.document_no, a.document_date, a.amount::bigint as amount,
    a.days_late::integer as days_late, a.officer_code, a.note
from latest as a
inner join warehouse.dim_employer as e on a.employer_code = e.employer_code
asof left join warehouse.fct_ledger as l on e.employer_id = l.employer_id and a.period_ix >= l.period_ix
