-- Payments stop: a year of payments with little delay, and now the third month without any while the debt grows.
with late as (
    select distinct employer_id from warehouse.fct_late where months_late between 1 and 3
),
paid as (
    select
        l.employer_id, l.period_ix, l.version_id, coalesce(d.months_late, -1) as months_late,
        l.si_paid + l.hi_paid + l.ui_paid + l.oa_paid as paid,
        l.si_accrued + l.hi_accrued + l.ui_accrued + l.oa_accrued as accrued
    from warehouse.fct_ledger as l
    semi join late on l.employer_id = late.employer_id
    left join warehouse.fct_late as d on l.employer_id = d.employer_id and l.period_ix = d.period_ix
),
looked as (
    select
        *,
        max(paid) over m as most_paid, min(accrued) over m as least_accrued,
        lag(paid, 3) over w as paid_before, lag(period_ix, 3) over w as before_ix,
        count(*) filter (paid > 0) over y as months_paid,
        count(*) filter (months_late >= 2) over y as months_slow,
        avg(paid) over y as usual
    from paid
    window
        w as (partition by employer_id order by period_ix),
        m as (partition by employer_id order by period_ix rows between 2 preceding and current row),
        y as (partition by employer_id order by period_ix rows between 14 preceding and 3 preceding)
)
select
    s.employer_id, s.period_ix, 'paid' as variable, 'payment_stop' as kind, 'down' as direction,
    s.paid::double as observed, s.usual as expected, getvariable('payment_stop').score as score,
    s.before_ix as since_ix, s.usual as impact
from looked as s
left join warehouse.dim_employer_version as v on s.version_id = v.version_id
where s.most_paid <= 0 and s.paid_before > 0 and s.least_accrued > 0 and s.before_ix = s.period_ix - 3
    and s.months_late >= 1
    and s.months_paid >= getvariable('payment_stop').least_paid_months
    and s.months_slow <= getvariable('payment_stop').most_late_months
    and s.usual >= getvariable('payment_stop').least_impact
    and coalesce(v.payment_cycle, 1) = 1
    and s.period_ix >= getvariable('payment_stop').from_ix and s.period_ix < getvariable('payment_stop').to_ix
