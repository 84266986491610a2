-- Every worker on a list that counts: of an employer's month delivered twice, the later delivery. months_missing is the
-- cover missing at the month's end: from paid_through to the month, or to the month in which a list first named a worker
-- who has left (left_ix); null when no month was ever paid in full. before is the status a month ago, null where the
-- worker was not listed then; is_followed says whether the employer had a list then.
-- grain: employer_id, period_ix, worker_hash
-- checks: months_missing is null or months_missing >= 0
with kept as (
    select e.employer_id, w.period_ix, w.worker_hash, w.status, w.wage_base, w.paid_through_ix, w.status like 'left%' as has_left
    from staging.stg_workers as w
    inner join warehouse.dim_employer as e on w.employer_code = e.employer_code
    qualify w.load_seq = max(w.load_seq) over (partition by w.employer_code, w.period_ix)
),
lists as (
    select distinct employer_id, period_ix from kept
),
spells as (
    select
        *,
        count(*) filter (not has_left) over (partition by employer_id, worker_hash order by period_ix) as spell
    from kept
),
left_since as (
    select
        *, if(has_left, min(if(has_left, period_ix, null)) over (partition by employer_id, worker_hash, spell), null) as left_ix
    from spells
)
select
    w.employer_id, w.period_ix, w.worker_hash, w.status, w.wage_base, w.paid_through_ix, w.left_ix,
    case when w.paid_through_ix is not null
        then greatest(least(w.period_ix, coalesce(w.left_ix, w.period_ix)) - w.paid_through_ix, 0)
    end::integer as months_missing,
    b.status as before,
    p.employer_id is not null as is_followed
from left_since as w
left join kept as b on w.employer_id = b.employer_id and w.worker_hash = b.worker_hash and w.period_ix - 1 = b.period_ix
left join lists as p on w.employer_id = p.employer_id and w.period_ix - 1 = p.period_ix
