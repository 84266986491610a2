-- Workers on the lists of late employers, counted: by state, by months of cover missing, and by what changed since last
-- month. No number of a person and no stand-in for one is kept. Place, section and type are those of the employer's
-- ledger row of the month, or of its last one before. covered_to_ix is the earliest month up to which a worker whose books
-- are not closed is covered: the month after it is where cover began to be missing.
-- grain: employer_id, period_ix
-- checks: workers > 0; workers = working + unpaid_leave + sick + maternity + suspended + left_unsettled + left_settled; workers = missing_0 + missing_1 + missing_3 + missing_6 + missing_12 + never_paid; newly_left <= left_unsettled + left_settled; joined + newly_left + newly_settled <= workers
with counted as (
    select
        employer_id,
        period_ix,
        count(*) as workers,
        count(*) filter (status = 'working') as working,
        count(*) filter (status = 'unpaid_leave') as unpaid_leave,
        count(*) filter (status = 'sick') as sick,
        count(*) filter (status = 'maternity') as maternity,
        count(*) filter (status = 'suspended') as suspended,
        count(*) filter (status = 'left_unsettled') as left_unsettled,
        count(*) filter (status = 'left_settled') as left_settled,
        count(*) filter (months_missing = 0) as missing_0,
        count(*) filter (months_missing between 1 and 2) as missing_1,
        count(*) filter (months_missing between 3 and 5) as missing_3,
        count(*) filter (months_missing between 6 and 11) as missing_6,
        count(*) filter (months_missing >= 12) as missing_12,
        count(*) filter (months_missing is null) as never_paid,
        coalesce(sum(months_missing), 0)::bigint as months_missing,
        min(paid_through_ix) filter (status <> 'left_settled')::integer as covered_to_ix,
        bool_and(is_followed) as is_followed,
        count(*) filter (is_followed and before is null) as joined,
        count(*) filter (status like 'left%' and before is not null and before not like 'left%') as newly_left,
        count(*) filter (status = 'left_settled' and before = 'left_unsettled') as newly_settled
    from staging.int_worker
    group by employer_id, period_ix
)
select
    c.period_ix, c.employer_id, l.as_is_code, coalesce(v.section, 'unknown') as section,
    coalesce(v.employer_type, 'unknown') as employer_type, t.months_late, t.late, l.headcount, c.* exclude (period_ix, employer_id)
from counted as c
asof left join warehouse.fct_ledger as l on c.employer_id = l.employer_id and c.period_ix >= l.period_ix
left join warehouse.dim_employer_version as v on l.version_id = v.version_id
left join warehouse.fct_late as t on c.employer_id = t.employer_id and c.period_ix = t.period_ix
