-- The latest document of every employer and month with one; on one day the higher step, then the later number in the
-- order of its characters. It stays the latest until the month before until_ix, the next month with one.
-- grain: employer_id, period_ix
-- checks: until_ix > period_ix
with latest as (
    select d.employer_id, d.period_ix, d.action, d.document_no, d.document_date
    from warehouse.fct_document as d
    inner join ref.documents as k on d.action = k.action
    qualify row_number() over (
        partition by d.employer_id, d.period_ix order by d.document_date desc, k.rank desc, d.document_no desc
    ) = 1
)
select *, coalesce(lead(period_ix) over (partition by employer_id order by period_ix), 99999)::integer as until_ix
from latest
