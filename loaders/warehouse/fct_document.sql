-- The documents of the ladder that count (of one delivered twice, the later delivery), at the province of today in which
-- the employer last stood up to the month of the document; code is null for one of before the employer's first month.
-- A document of an employer that neither ledger nor register knows stands in ladder.fct_stray_document only.
-- grain: employer_id, action, document_no, document_date
with latest as (
    select * from staging.stg_actions
    qualify row_number() over (
        partition by employer_code, action, document_no, document_date order by load_seq desc
    ) = 1
),
known as (
    select
        e.employer_id, a.period_ix, l.as_is_code, a.action, a.document_no, a.document_date, a.amount::bigint as amount,
        a.days_late::integer as days_late, a.officer_code, a.note
    from latest as a
    inner join warehouse.dim_employer as e on a.employer_code = e.employer_code
    left join warehouse.fct_ledger as l on e.employer_id = l.employer_id and a.period_ix = l.period_ix
),
-- Few stand in a month without a row of their employer: only for these the ledger is looked through in order.
elsewhere as (
    select distinct employer_id, period_ix from known where as_is_code is null
),
before as (
    select s.employer_id, s.period_ix, l.as_is_code
    from elsewhere as s
    asof inner join (
        select employer_id, period_ix, as_is_code from warehouse.fct_ledger
        where employer_id in (select employer_id from elsewhere)
    ) as l on s.employer_id = l.employer_id and s.period_ix >= l.period_ix
)
select
    k.employer_id, k.period_ix, coalesce(k.as_is_code, b.as_is_code) as code, k.action, k.document_no, k.document_date, k.amount,
    k.days_late, k.officer_code, k.note
from known as k
left join before as b on k.employer_id = b.employer_id and k.period_ix = b.period_ix
