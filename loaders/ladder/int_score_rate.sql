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
answerable as (
    select *, before_ix < 24306 and to_ix >= 24306 as is_old
    from staging.int_score_employer
    where before_ix - 11 >= (select first_ix from known)
),
receivables as (
    select x.employer_id, x.ix, sum(q.receivable) as receivable
    from (
        select employer_id, to_ix as ix from answerable
        union
        select employer_id, before_ix from answerable
    ) as x
    inner join quarters as q on x.employer_id = q.employer_id and q.quarter between x.ix // 3 - 3 and x.ix // 3
    group by x.employer_id, x.ix
),
panel as (
    select
        e.span, e.employer_id, e.as_is_code, e.officer_code, coalesce(r1.receivable, 0) as r1, coalesce(r0.receivable, 0) as r0,
        coalesce(if(e.is_old, t1.late_old_due, t1.late), 0)::double as l1,
        coalesce(if(e.is_old, t0.late_old_due, t0.late), 0)::double as l0
    from answerable as e
    left join receivables as r1 on e.employer_id = r1.employer_id and e.to_ix = r1.ix
    left join receivables as r0 on e.employer_id = r0.employer_id and e.before_ix = r0.ix
    left join warehouse.fct_late as t1 on e.employer_id = t1.employer_id and e.to_ix = t1.period_ix
    left join warehouse.fct_late as t0 on e.employer_id = t0.employer_id and e.before_ix = t0.period_ix
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
