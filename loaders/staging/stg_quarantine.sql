-- Rows that were set aside while loading, one per fault, and the reasons of refused files (without a line).
-- view
select parse_filename(filename)[1:64] as sha256, line, column_name, value, reason, code, period_ix, province_code, raw, typed
from read_parquet(getvariable('quarantine_files'), union_by_name = true, filename = true)
union all
select sha256, null, null, null, problem, null, null, null, null, null
from read_json(getvariable('problems_file'), columns = {sha256: 'VARCHAR', problem: 'VARCHAR'})
