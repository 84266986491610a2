-- Every accepted verdict on what was found abnormal.
-- view
select l.load_seq, s.cell_period as period_ix, s.employer_code, s.variable, s.verdict, s.cause, s.date as verdict_date, s.officer_code
from read_parquet(getvariable('verdicts_files'), union_by_name = true, filename = true) as s
inner join staging.stg_loads as l on parse_filename(s.filename) = l.parquet
