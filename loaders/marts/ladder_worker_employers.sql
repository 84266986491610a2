-- The late employers with a list of workers at the last month that has lists: how many workers, and the first month that
-- one of them is not covered for (null where none was ever paid for).
-- grain: employer_code
-- checks: workers > 0; left_unsettled <= workers
-- empty: allowed
select
    e.employer_code, v.employer_name, w.as_is_code as code, w.section, w.months_late, w.late::double as late,
    w.workers::double as workers, w.left_unsettled::double as left_unsettled,
    case when w.covered_to_ix is not null
        then strftime(make_date(((w.covered_to_ix + 1) // 12)::bigint, ((w.covered_to_ix + 1) % 12 + 1)::bigint, 1::bigint), '%Y-%m')
    end as unpaid_since
from ladder.fct_worker_month as w
inner join warehouse.dim_employer as e on w.employer_id = e.employer_id
left join warehouse.dim_employer_version as v
    on w.employer_id = v.employer_id and w.period_ix >= v.from_ix and (v.to_ix is null or w.period_ix < v.to_ix)
where w.period_ix = (select max(period_ix) from ladder.fct_worker_month) and w.as_is_code is not null
order by w.workers desc, e.employer_code
