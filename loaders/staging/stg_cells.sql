-- The (kind, province, month) cells that each accepted file holds.
-- view
select load_seq, kind, province_code, period_ix, cell_rows, cell_accepted, cell_quarantined
from read_json(
    getvariable('cells_file'),
    columns = {
        load_seq: 'INTEGER', kind: 'VARCHAR', province_code: 'VARCHAR', period_ix: 'INTEGER', cell_rows: 'BIGINT',
        cell_accepted: 'BIGINT', cell_quarantined: 'BIGINT'
    }
)
