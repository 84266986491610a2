-- Files taken in, in order of loading.
-- grain: sha256
-- checks: rows >= 0
-- empty: allowed
select
    load_seq::integer as load_seq,
    substr(sha256, 1, 12) as sha256,
    file,
    status,
    coalesce(kind, '') as kind,
    left(loaded_at::varchar, 10) as loaded_at,
    rows::double as rows,
    accepted::double as accepted,
    quarantined::double as quarantined,
    superseded::double as superseded,
    encoding,
    delimiter,
    numbers,
    note
from warehouse.loads
order by load_seq, sha256
