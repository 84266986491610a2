-- How much is set aside and still open: rows, those of the ledger whose province or month cannot be told, refused files,
-- months held back, and rows that a later delivery has settled.
-- grain: open_rows
-- checks: open_rows >= unplaced_rows
select
    (count(distinct (sha256, line)) filter (is_open and line is not null))::double as open_rows,
    (count(distinct (sha256, line)) filter (is_open and line is not null and kind = 'ledger' and not is_placed))::double
        as unplaced_rows,
    (count(distinct sha256) filter (is_open and line is null and code is null))::double as refused_files,
    (count(*) filter (is_open and code like 'held|%'))::double as held_cells,
    (count(distinct (sha256, line)) filter (not is_open and line is not null))::double as settled_rows
from warehouse.quarantine
