-- The story of every file: what it was, what was taken of it, and how many of its rows have been replaced since.
-- grain: sha256
with replaced as (
    select c.load_seq, sum(c.cell_accepted) as superseded
    from staging.stg_cells as c
    inner join staging.int_current_cell as k
        on c.kind = k.kind and c.province_code = k.province_code and c.period_ix = k.period_ix
    where c.load_seq <> k.load_seq
    group by c.load_seq
    union all
    select load_seq, count(*) from (
        select load_seq, row_number() over (partition by employer_code, valid_from order by load_seq desc) as newest
        from staging.stg_employers
        union all
        select load_seq, row_number() over (
            partition by employer_code, action, document_no, document_date order by load_seq desc
        )
        from staging.stg_actions
        union all
        select load_seq, row_number() over (partition by employer_code, period_ix, variable order by load_seq desc)
        from staging.stg_verdicts
        union all
        -- A later file of an employer's month holds all of its workers.
        select load_seq, rank() over (partition by employer_code, period_ix order by load_seq desc)
        from staging.stg_workers
        union all
        -- A later file of the same day's document holds all of its items.
        select load_seq, rank() over (partition by request_id, step, reply_date order by load_seq desc)
        from staging.stg_replies
    )
    where newest > 1
    group by load_seq
),
-- Rows that the files laid side by side showed to be doubled: accepted by themselves, set aside since.
doubled as (
    select load_seq, count(*) as doubled from staging.int_doubled group by load_seq
)
select
    r.load_seq, r.sha256, r.file, r.status, r.kind, r.loaded_at, r.rows,
    (r.accepted - coalesce(d.doubled, 0))::bigint as accepted,
    (r.quarantined + coalesce(d.doubled, 0))::bigint as quarantined,
    coalesce(s.superseded, 0)::bigint as superseded,
    r.encoding, r.delimiter, r.numbers, r.note
from staging.stg_records as r
left join replaced as s on r.load_seq = s.load_seq
left join doubled as d on r.load_seq = d.load_seq
