-- The latest document of every employer and month with one; on one day the higher step, then the later number in the
-- order of its characters.
-- grain: employer_id, period_ix
select d.employer_id, d.period_ix, d.action, d.document_no, d.document_date
from warehouse.fct_document as d
inner join ref.documents as k on d.action = k.action
qualify row_number() over (
    partition by d.employer_id, d.period_ix order by d.document_date desc, k.rank desc, d.document_no desc
) = 1
