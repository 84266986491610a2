-- Every accepted row of the workers' extract; a worker stands there as a keyed hash.
-- view
select l.load_seq, s.cell_period as period_ix, s.worker_id as worker_hash, s.employer_code, s.status, s.wage_base, s.paid_through as paid_through_ix
from read_parquet(getvariable('workers_files'), union_by_name = true, filename = true) as s
inner join staging.stg_loads as l on parse_filename(s.filename) = l.parquet
