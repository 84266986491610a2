-- Everything that was set aside, with its reason: rows by line and column, refused files, rows of an employer that
-- already stood in another province that month, and cells held back. is_open: no later delivery has taken its place yet.
with late_rows as (
    select
        l.sha256, coalesce(s.line, l.first_line + s.file_row_number) as line, d.kept_in,
        s.cell_period as period_ix, s.province_code
    from staging.int_doubled as d
    inner join warehouse.dim_employer as e on d.employer_id = e.employer_id
    inner join staging.stg_loads as l on d.load_seq = l.load_seq
    inner join (
        select * from read_parquet(getvariable('ledger_files'), union_by_name = true, filename = true, file_row_number = true)
    ) as s
        on parse_filename(s.filename) = l.parquet and s.employer_code = e.employer_code
        and s.cell_period = d.period_ix and s.province_code = d.province_code
),
held as (
    select l.sha256, h.period_ix, h.province_code, h.employers, h.from_elsewhere
    from staging.int_held_cell as h
    inner join staging.int_current_cell as c
        on c.kind = 'ledger' and h.province_code = c.province_code and h.period_ix = c.period_ix
    inner join staging.stg_loads as l on c.load_seq = l.load_seq
),
everything as (
    select q.sha256, q.line, q.column_name, q.value, q.reason, q.code, q.period_ix, q.province_code, f.is_placed, f.is_open
    from staging.stg_quarantine as q
    inner join staging.int_quarantined_row as f on q.sha256 = f.sha256 and q.line = f.line
    union all
    select sha256, null, null, null, problem, null, null, null, null, is_open from staging.int_refused_file
    union all
    select sha256, line, 'province_code', province_code,
        'the employer was already delivered in province ' || kept_in || ' for this month', 'doubled|' || kept_in,
        period_ix, province_code, true, true
    from late_rows
    union all
    select sha256, null, 'province_code', province_code,
        'cell held back: ' || from_elsewhere || ' of ' || employers || ' employers stood in another place the month before',
        'held|' || from_elsewhere || '|' || employers, period_ix, province_code, true, true
    from held
)
select q.sha256, r.file, r.kind, r.loaded_at, q.line, q.column_name, q.value, q.reason, q.code, q.period_ix,
    case when q.period_ix is not null then printf('%04d-%02d', q.period_ix // 12, q.period_ix % 12 + 1) end as period,
    q.province_code, q.is_placed, q.is_open
from everything as q
inner join staging.stg_records as r on q.sha256 = r.sha256
