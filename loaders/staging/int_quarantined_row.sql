-- Every row that was set aside while loading, once, and whether it is still open. A row of a (province, month) cell is
-- open while its file holds the cell. One whose cell cannot be read is open while its file holds any cell it may belong
-- to. A row of a kind that is replaced by key is open until a later file brings a good row of the same key. Where
-- neither can be told, a later file of the same kind settles it with a good row of the same employer, or by bearing the
-- same name.
-- grain: sha256, line
-- checks: is_open is not null
with lines as (
    select q.sha256, l.load_seq, l.kind, l.file, q.line,
        max(q.period_ix)::integer as period_ix, max(q.province_code) as province_code, max(q.typed) as typed,
        bool_or(coalesce(q.code, '') not like 'twice|%' and q.column_name in (
            'employer_code', 'valid_from', 'period', 'action', 'document_no', 'document_date', 'variable', 'request_id', 'step', ''
        )) as has_key_fault,
        bool_or(q.column_name in ('employer_code', '') and coalesce(q.code, '') not like 'twice|%') as has_employer_fault
    from staging.stg_quarantine as q
    inner join staging.stg_loads as l on q.sha256 = l.sha256
    where q.line is not null
    group by all
),
named as (
    select *,
        kind in ('ledger', 'plans', 'progress', 'assessments') as is_by_cell,
        case when not has_employer_fault then typed ->> 'employer_code' end as employer_code,
        case when not has_key_fault then case kind
            when 'employers' then (typed ->> 'employer_code') || '|' || period_ix
            when 'actions' then (typed ->> 'employer_code') || '|' || (typed ->> 'action') || '|'
                || (typed ->> 'document_no') || '|' || (typed ->> 'document_date')
            when 'verdicts' then (typed ->> 'employer_code') || '|' || period_ix || '|' || (typed ->> 'variable')
            when 'workers' then (typed ->> 'employer_code') || '|' || period_ix
            when 'replies' then (typed ->> 'request_id') || '|' || (typed ->> 'step')
        end end as row_key
    from lines
),
placed as (
    select n.*, p.code is not null as is_placed
    from named as n
    left join ref.provinces as p
        on n.province_code = p.code and n.period_ix >= p.from_ix and n.period_ix < coalesce(p.to_ix, 99999)
),
-- What each file holds and has held: by month, and of any month (null).
months as (
    select c.load_seq, c.period_ix, bool_or(k.load_seq is not null) as is_current
    from staging.stg_cells as c
    left join staging.int_current_cell as k
        on c.kind = k.kind and c.province_code = k.province_code and c.period_ix = k.period_ix and c.load_seq = k.load_seq
    group by c.load_seq, c.period_ix
),
spans as (
    select load_seq, period_ix, is_current from months
    union all
    select load_seq, null, bool_or(is_current) from months group by load_seq
),
keys as (
    select 'employers' as kind, load_seq, employer_code || '|' || valid_from as row_key from staging.stg_employers
    union all
    select 'actions', load_seq, employer_code || '|' || action || '|' || document_no || '|' || document_date
    from staging.stg_actions
    union all
    select 'verdicts', load_seq, employer_code || '|' || period_ix || '|' || variable from staging.stg_verdicts
    union all
    select 'workers', load_seq, employer_code || '|' || period_ix from staging.stg_workers
    union all
    select 'replies', load_seq, request_id || '|' || step from staging.stg_replies
),
last_keys as (
    select kind, row_key, max(load_seq) as load_seq
    from keys
    where (kind, row_key) in (select (kind, row_key) from named where row_key is not null)
    group by kind, row_key
),
employers as (
    select 'ledger' as kind, load_seq, employer_code, period_ix from staging.stg_ledger
    union all
    select 'employers', load_seq, employer_code, valid_from from staging.stg_employers
    union all
    select 'actions', load_seq, employer_code, period_ix from staging.stg_actions
    union all
    select 'verdicts', load_seq, employer_code, period_ix from staging.stg_verdicts
    union all
    select 'workers', load_seq, employer_code, period_ix from staging.stg_workers
),
-- Only rows that have neither cell nor key need to be looked for by their employer.
stray as (
    select distinct p.kind, p.employer_code
    from placed as p
    left join spans as s on p.load_seq = s.load_seq and s.period_ix is not distinct from p.period_ix
    where p.employer_code is not null
        and case when p.is_by_cell then not p.is_placed and s.load_seq is null else p.row_key is null end
),
later_employers as (
    select kind, employer_code, period_ix, max(load_seq) as load_seq
    from employers
    where (kind, employer_code) in (select (kind, employer_code) from stray)
    group by kind, employer_code, period_ix
),
settled_by_employer as (
    select distinct p.sha256, p.line
    from placed as p
    inner join later_employers as e
        on p.kind = e.kind and p.employer_code = e.employer_code and e.load_seq > p.load_seq
        and e.period_ix = coalesce(p.period_ix, e.period_ix)
),
names as (
    select kind, file, max(load_seq) as load_seq from staging.stg_loads group by kind, file
)
select
    p.sha256, p.load_seq, p.kind, p.line, p.period_ix, p.province_code, p.is_placed, p.employer_code, p.typed,
    case
        when p.is_by_cell and p.is_placed then c.load_seq is not null
        when p.is_by_cell and s.load_seq is not null then s.is_current
        when not p.is_by_cell and p.row_key is not null then coalesce(k.load_seq <= p.load_seq, true)
        else e.line is null and f.load_seq = p.load_seq
    end as is_open
from placed as p
left join staging.int_current_cell as c
    on p.kind = c.kind and p.province_code = c.province_code and p.period_ix = c.period_ix and p.load_seq = c.load_seq
left join spans as s on p.load_seq = s.load_seq and s.period_ix is not distinct from p.period_ix
left join last_keys as k on p.kind = k.kind and p.row_key = k.row_key
left join settled_by_employer as e on p.sha256 = e.sha256 and p.line = e.line
inner join names as f on p.kind = f.kind and p.file = f.file
