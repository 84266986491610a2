-- What was said of every refused file, and whether it is still open: no file of the same name was taken later.
-- view
select p.sha256, p.reason as problem, not exists (
    select 1 from staging.stg_loads as l where l.file = r.file and l.load_seq > r.load_seq
) as is_open
from staging.stg_quarantine as p
inner join staging.stg_records as r on p.sha256 = r.sha256
where p.line is null
