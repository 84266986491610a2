-- Every file that was ever offered and judged, refused ones included.
-- view
select *
from read_json(
    getvariable('records_file'),
    columns = {
        load_seq: 'INTEGER', sha256: 'VARCHAR', file: 'VARCHAR', status: 'VARCHAR', kind: 'VARCHAR', loaded_at: 'VARCHAR',
        rows: 'BIGINT', accepted: 'BIGINT', quarantined: 'BIGINT', encoding: 'VARCHAR', delimiter: 'VARCHAR',
        numbers: 'VARCHAR', note: 'VARCHAR'
    }
)
