-- Every accepted document of the ladder, whether it still counts or not.
-- view
select l.load_seq, s.cell_period as period_ix, s.employer_code, s.action, s.document_no, s.document_date, s.amount, s.days_late, s.officer_code, s.note
from read_parquet(getvariable('actions_files'), union_by_name = true, filename = true) as s
inner join staging.stg_loads as l on parse_filename(s.filename) = l.parquet
