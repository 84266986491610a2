-- Change of the arrears rate over a span, among the employers that a province or officer answers for at its end, less the
-- same change of the nation's employers. Where the due dates of 2025-07 lie between both ends, both are taken under the old
-- due dates. The variance is that of a difference of two ratios with employers as the units (linearised, all funds).
-- grain: span, level, as_is_code, officer_code
-- checks: variance is null or variance >= 0
with quarters as (
    select
        employer_id, period_ix // 3 as quarter,
        sum(si_accrued::hugeint + si_adjusted + hi_accrued + hi_adjusted + ui_accrued + ui_adjusted + oa_accrued + oa_adjusted)::double as receivable
    from warehouse.fct_ledger
    group by employer_id, quarter
),
known as (
    select min(period_ix) as first_ix from warehouse.dim_period
),
ends as (
    select distinct e.span, e.employer_id, b.is_end, b.ix, e.before_ix < 24306 and e.to_ix >= 24306 as is_old
    from staging.int_score_employer as e
    cross join lateral (select true as is_end, e.to_ix as ix union all select false, e.before_ix) as b
    where e.before_ix - 11 >= (select first_ix from known)
),
receivables as (
    select x.span, x.employer_id, x.is_end, sum(q.receivable) as receivable
    from ends as x
    inner join quarters as q on x.employer_id = q.employer_id and q.quarter between x.ix // 3 - 3 and x.ix // 3
    group by x.span, x.employer_id, x.is_end
),
lates as (
    select x.span, x.employer_id, x.is_end, if(x.is_old, t.late_old_due, t.late)::double as late
    from ends as x
    inner join warehouse.fct_late as t on x.employer_id = t.employer_id and x.ix = t.period_ix
),
panel as (
    select
        e.span, e.employer_id, e.as_is_code, e.officer_code,
        coalesce(max(r.receivable) filter (r.is_end), 0) as r1, coalesce(max(r.receivable) filter (not r.is_end), 0) as r0,
        coalesce(max(l.late) filter (l.is_end), 0) as l1, coalesce(max(l.late) filter (not l.is_end), 0) as l0
    from staging.int_score_employer as e
    left join receivables as r on e.span = r.span and e.employer_id = r.employer_id
    left join lates as l on e.span = l.span and e.employer_id = l.employer_id and r.is_end = l.is_end
    where e.before_ix - 11 >= (select first_ix from known)
    group by e.span, e.employer_id, e.as_is_code, e.officer_code
),
placed as (
    select *, 'province' as level, '' as officer from panel
    union all
    select *, 'officer', officer_code from panel where officer_code is not null
),
nation as (
    select span, sum(l1) / sum(r1) - sum(l0) / sum(r0) as change from panel group by span having sum(r1) > 0 and sum(r0) > 0
),
sums as (
    select span, level, as_is_code, officer, sum(r1) as r1, sum(r0) as r0, sum(l1) as l1, sum(l0) as l0, count(*) as n
    from placed
    group by span, level, as_is_code, officer
    having sum(r1) > 0 and sum(r0) > 0
)
select
    s.span, s.level, s.as_is_code, s.officer as officer_code,
    s.l1 / s.r1 - s.l0 / s.r0 - n.change as value,
    case when s.n > 1 then s.n / (s.n - 1) * sum(
        ((p.l1 - s.l1 / s.r1 * p.r1) / s.r1 - (p.l0 - s.l0 / s.r0 * p.r0) / s.r0) ** 2
    ) end as variance
from sums as s
inner join placed as p
    on s.span = p.span and s.level = p.level and s.as_is_code = p.as_is_code and s.officer = p.officer
inner join nation as n on s.span = n.span
group by s.span, s.level, s.as_is_code, s.officer, s.l1, s.r1, s.l0, s.r0, s.n, n.change
