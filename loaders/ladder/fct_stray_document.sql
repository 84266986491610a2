-- Documents of employers that neither the ledger nor the register knows: they count for nobody and are reported.
-- grain: employer_code, action, document_no, document_date
select s.employer_code, s.action, s.document_no, s.document_date, s.period_ix, max(s.load_seq) as load_seq
from staging.stg_actions as s
anti join warehouse.dim_employer as e on s.employer_code = e.employer_code
group by s.employer_code, s.action, s.document_no, s.document_date, s.period_ix
