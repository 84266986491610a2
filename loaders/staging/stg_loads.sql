-- The accepted files, in order of loading.
-- view
select
    load_seq::integer as load_seq, sha256, file, kind, loaded_at, rows, accepted, quarantined, first_line, is_synthetic,
    sha256 || '.parquet' as parquet
from read_json(
    getvariable('loads_file'),
    columns = {
        load_seq: 'INTEGER', sha256: 'VARCHAR', file: 'VARCHAR', kind: 'VARCHAR', loaded_at: 'VARCHAR', rows: 'BIGINT',
        accepted: 'BIGINT', quarantined: 'BIGINT', first_line: 'BIGINT', is_synthetic: 'BOOLEAN'
    }
)
