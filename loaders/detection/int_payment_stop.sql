-- Payments stop: a year of payments with little delay, and now the third month without any while the debt grows.
-- The fourth month before paid: only the third month without payment is looked at.
with unpaid as (
    select employer_id, period_ix
    from warehouse.fct_ledger
    where period_ix >= getvariable('detect_from') - 3
        and si_paid + hi_paid + ui_paid + oa_paid <= 0 and si_accrued + hi_accrued + ui_accrued + oa_accrued > 0
),
third as (
    select a.employer_id, a.period_ix
    from (
        select
            employer_id, period_ix, lag(period_ix, 2) over w as two_ix, lag(period_ix, 3) over w as three_ix
        from unpaid
        window w as (partition by employer_id order by period_ix)
    ) as a
    inner join warehouse.fct_late as d
        on a.employer_id = d.employer_id and a.period_ix = d.period_ix and d.months_late >= 1
    where a.period_ix >= getvariable('detect_from') and a.two_ix = a.period_ix - 2 and coalesce(a.three_ix, 0) <> a.period_ix - 3
),
-- Who was late for long before the stop is left out before a year of payments is added up.
slow as (
    select t.employer_id, t.period_ix
    from third as t
    inner join warehouse.fct_late as d
        on t.employer_id = d.employer_id and d.period_ix between t.period_ix - 14 and t.period_ix - 3
            and d.period_ix >= getvariable('detect_from') - 14
    where d.months_late >= 2
    group by t.employer_id, t.period_ix
    having count(*) > getvariable('payment_stop').most_late_months
),
prompt as (
    from third anti join slow using (employer_id, period_ix)
),
year as (
    select
        t.employer_id, t.period_ix, arg_max(l.version_id, l.period_ix) as version_id,
        sum(l.si_paid + l.hi_paid + l.ui_paid + l.oa_paid) filter (l.period_ix = t.period_ix) as paid,
        sum(l.si_paid + l.hi_paid + l.ui_paid + l.oa_paid) filter (l.period_ix = t.period_ix - 3) as paid_before,
        -- How much of what was due before the stop was not paid.
        1 - coalesce(sum(l.si_paid + l.hi_paid + l.ui_paid + l.oa_paid) filter (l.period_ix between t.period_ix - 5 and t.period_ix - 3)::double
            / nullif(sum(l.si_accrued + l.hi_accrued + l.ui_accrued + l.oa_accrued) filter (l.period_ix between t.period_ix - 5 and t.period_ix - 3), 0), 1) as slowed,
        avg(l.si_paid + l.hi_paid + l.ui_paid + l.oa_paid) filter (l.period_ix <= t.period_ix - 3) as usual,
        count(*) filter (l.period_ix <= t.period_ix - 3 and l.si_paid + l.hi_paid + l.ui_paid + l.oa_paid > 0) as months_paid
    from prompt as t
    inner join warehouse.fct_ledger as l
        on t.employer_id = l.employer_id and l.period_ix between t.period_ix - 14 and t.period_ix
            and l.period_ix >= getvariable('detect_from') - 14
    group by t.employer_id, t.period_ix
)
select
    y.employer_id, y.period_ix, 'paid' as variable, 'payment_stop' as kind, 'down' as direction,
    y.paid::double as observed, y.usual as expected, 0::double as score, y.slowed as severity,
    y.period_ix - 3 as since_ix, y.usual as impact
from year as y
left join warehouse.dim_employer_version as v on y.version_id = v.version_id
where y.paid_before > 0
    and y.months_paid >= getvariable('payment_stop').least_paid_months
    and y.usual >= getvariable('payment_stop').least_impact
    and coalesce(v.payment_cycle, 1) = 1
    and y.period_ix >= getvariable('payment_stop').from_ix and y.period_ix < getvariable('payment_stop').to_ix
