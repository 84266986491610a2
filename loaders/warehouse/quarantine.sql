-- Everything that was set aside, with its reason: rows by line and column, refused files, rows of an employer that
-- already stood in another province that month, and cells held back.
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
    select * from staging.stg_quarantine
    union all
    select sha256, line, 'province_code', province_code,
        'the employer was already delivered in province ' || kept_in || ' for this month', period_ix, province_code
    from late_rows
    union all
    select sha256, null, 'province_code', province_code,
        'cell held back: ' || from_elsewhere || ' of ' || employers || ' employers stood in another place the month before',
        period_ix, province_code
    from held
)
select q.sha256, r.file, q.line, q.column_name, q.value, q.reason, q.period_ix, t.period, q.province_code
from everything as q
inner join staging.stg_records as r on q.sha256 = r.sha256
left join warehouse.dim_period as t on q.period_ix = t.period_ix
