-- Documents of employers that neither the ledger nor the register knows, the latest first; they count for nobody.
-- grain: employer_code, action, document_no, document_date
-- checks: document_no is not null
-- empty: allowed
select
    s.employer_code, s.action, s.document_no, s.document_date::varchar as document_date, l.file,
    (select count(*) from ladder.fct_stray_document)::double as total
from ladder.fct_stray_document as s
left join warehouse.loads as l on s.load_seq = l.load_seq
order by s.document_date desc, s.employer_code, s.action, s.document_no
limit 100
