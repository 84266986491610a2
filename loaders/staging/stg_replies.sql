-- Every accepted row of a reply to a request to explain, or of a decision on one. A row of a form in which nothing was
-- filled in is none.
-- view
select
    l.load_seq, s.cell_period as period_ix, s.province_code, s.request_id, s.step, s.item::integer as item,
    coalesce(s.date, l.loaded_at[1:10]::date) as reply_date, s.cause, s.measure, s.owner, s.due_date, s.late_target, s.note
from read_parquet(getvariable('replies_files'), union_by_name = true, filename = true) as s
inner join staging.stg_loads as l on parse_filename(s.filename) = l.parquet
where coalesce(s.cause, s.measure, s.owner, s.due_date::varchar, s.late_target::varchar, s.note) is not null
    or s.step <> 'reply'
