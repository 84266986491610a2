-- Paid in full after a document, 30, 60 and 90 days on, by kind of document, for the nation and by province: of each
-- employer the first document of the kind in the last 24 months that named something late. known: employers whose balance
-- is known at the month end on or after that day; cleared: of those, who owed nothing of it any more.
-- grain: level, as_is_code, action, days
-- checks: known <= employers; cleared <= known
-- empty: allowed
with first_document as (
    select p.*
    from ladder.fct_paid_after as p
    where p.late_at > 0 and p.period_ix > (select max(period_ix) from warehouse.dim_period) - 24
    qualify row_number() over (
        partition by p.employer_id, p.action order by p.document_date, p.document_no
    ) = 1
),

looks as (
    select code, action, late_at, 30 as days, paid_30 as paid from first_document
    union all
    select code, action, late_at, 60, paid_60 from first_document
    union all
    select code, action, late_at, 90, paid_90 from first_document
)

select
    case when grouping(code) = 1 then 'nation' else 'province' end as level,
    coalesce(code, 'VN') as as_is_code,
    action,
    days,
    count(*)::integer as employers,
    count(paid)::integer as known,
    count(*) filter (paid >= late_at)::integer as cleared,
    sum(late_at) filter (paid is not null)::bigint as late_at,
    sum(paid)::bigint as paid
from looks
where action <> 'force_majeure'
group by grouping sets ((action, days), (code, action, days))
order by level, as_is_code, action, days
