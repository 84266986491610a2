-- What was paid after each document: of the amount that was late at the end of the month before it (late_at, null where
-- that month is not known), how much was no longer owed 30, 60 and 90 days after it. Balances are known at month ends
-- only, so the month end on or after that day is looked at; null where it is not known yet. Payments clear the oldest
-- first: what is left of the old debt is what is outstanding from due months up to the one before the document.
-- grain: employer_id, action, document_no, document_date
-- checks: late_at is null or late_at >= 0; paid_30 is null or paid_30 between 0 and late_at; paid_90 is null or paid_90 between 0 and late_at
with documents as (
    select
        d.employer_id, d.action, d.document_no, d.document_date, d.code, d.period_ix, v.officer_code,
        if(b.employer_id is null, null, coalesce(t.late, 0)) as late_at, t.months_late
    from warehouse.fct_document as d
    left join warehouse.fct_ledger as b on d.employer_id = b.employer_id and d.period_ix - 1 = b.period_ix
    left join warehouse.dim_employer_version as v on b.version_id = v.version_id
    left join warehouse.fct_late as t on d.employer_id = t.employer_id and d.period_ix - 1 = t.period_ix
),
looks as (
    select distinct
        employer_id, period_ix,
        (year(document_date + n) * 12 + month(document_date + n) - 1)::integer as at_ix
    from documents cross join (values (30), (60), (90)) as h(n)
    where late_at is not null
),
pairs as (
    select distinct l.employer_id, l.period_ix, l.at_ix
    from looks as l
    inner join warehouse.fct_ledger as k on l.employer_id = k.employer_id and l.at_ix = k.period_ix
),
owed as (
    select
        k.employer_id, k.period_ix, k.at_ix,
        coalesce(sum(p.si_left + p.hi_left + p.ui_left + p.oa_left), 0)::bigint as still_owed
    from pairs as k
    left join staging.int_left as p
        on k.employer_id = p.employer_id and k.at_ix = p.period_ix and p.period_ix - p.age < k.period_ix
    group by k.employer_id, k.period_ix, k.at_ix
)
select
    d.employer_id, d.action, d.document_no, d.document_date, d.code, d.officer_code, d.period_ix, d.months_late, d.late_at,
    if(a.employer_id is null, null, greatest(d.late_at - a.still_owed, 0)) as paid_30,
    if(b.employer_id is null, null, greatest(d.late_at - b.still_owed, 0)) as paid_60,
    if(c.employer_id is null, null, greatest(d.late_at - c.still_owed, 0)) as paid_90
from documents as d
left join owed as a
    on d.employer_id = a.employer_id and d.period_ix = a.period_ix
    and a.at_ix = year(d.document_date + 30) * 12 + month(d.document_date + 30) - 1
left join owed as b
    on d.employer_id = b.employer_id and d.period_ix = b.period_ix
    and b.at_ix = year(d.document_date + 60) * 12 + month(d.document_date + 60) - 1
left join owed as c
    on d.employer_id = c.employer_id and d.period_ix = c.period_ix
    and c.at_ix = year(d.document_date + 90) * 12 + month(d.document_date + 90) - 1
