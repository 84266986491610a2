-- Every accepted row of the progress extract.
-- view
select l.load_seq, s.cell_period as period_ix, s.province_code, s.measure, s.value
from read_parquet(getvariable('progress_files'), union_by_name = true, filename = true) as s
inner join staging.stg_loads as l on parse_filename(s.filename) = l.parquet
