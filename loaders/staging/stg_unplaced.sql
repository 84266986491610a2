-- Rows in quarantine of the files in use whose place or month cannot be read, spread over the months they may belong
-- to: one of them may be a row of any province.
-- view
select period_ix, rows
from read_json(getvariable('unplaced_file'), columns = {period_ix: 'INTEGER', rows: 'BIGINT'})
