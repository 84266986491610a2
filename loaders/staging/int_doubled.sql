-- Rows of an employer that stands in two provinces in one month: the province that has held it longest without a break
-- keeps it, the rows delivered later go to quarantine.
-- grain: employer_id, period_ix, province_code
with keys as (
    select employer_id, period_ix from staging.int_present group by employer_id, period_ix having count(*) > 1
),
rivals as (
    select p.* from staging.int_present as p inner join keys as k on p.employer_id = k.employer_id and p.period_ix = k.period_ix
),
held as (
    select r.employer_id, r.period_ix, r.province_code, c.load_seq,
        exists (
            select 1 from staging.stg_ledger as s
            inner join warehouse.dim_employer as e on s.employer_code = e.employer_code
            where e.employer_id = r.employer_id and s.period_ix = r.period_ix
                and s.province_code = r.province_code and s.load_seq = c.load_seq
        ) as has_row
    from rivals as r
    inner join staging.stg_cells as c on c.kind = 'ledger' and c.province_code = r.province_code and c.period_ix = r.period_ix
),
since as (
    select employer_id, period_ix, province_code,
        min(load_seq) filter (has_row and load_seq > coalesce(last_without, -1)) as since_seq
    from (
        select *, max(load_seq) filter (not has_row) over (partition by employer_id, period_ix, province_code) as last_without
        from held
    )
    group by employer_id, period_ix, province_code
),
ranked as (
    select s.*, r.load_seq,
        row_number() over (partition by s.employer_id, s.period_ix order by s.since_seq, r.load_seq, s.province_code) as place,
        first_value(s.province_code) over (partition by s.employer_id, s.period_ix order by s.since_seq, r.load_seq, s.province_code) as kept_in
    from since as s
    inner join rivals as r
        on s.employer_id = r.employer_id and s.period_ix = r.period_ix and s.province_code = r.province_code
)
select employer_id, period_ix, province_code, load_seq, kept_in
from ranked
where place > 1
