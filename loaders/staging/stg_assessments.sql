-- Every accepted row of the assessments' extract.
-- view
select l.load_seq, s.cell_period as period_ix, s.province_code, s.officer_code, s.criterion, s.score
from read_parquet(getvariable('assessments_files'), union_by_name = true, filename = true) as s
inner join staging.stg_loads as l on parse_filename(s.filename) = l.parquet
