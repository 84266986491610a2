-- What made a rate better around a month without anything collected, by province, rule and month, for the closing month
-- and the months before it that tell what is usual. Amounts are whole đồng.
-- grain: province, rule, period_ix
with ledger as (
    select
        l.employer_id, l.period_ix, l.as_is_code as province,
        (l.si_accrued + l.hi_accrued + l.ui_accrued + l.oa_accrued)::double as accrued,
        (l.si_adjusted + l.hi_adjusted + l.ui_adjusted + l.oa_adjusted)::double as adjusted,
        (l.si_paid + l.hi_paid + l.ui_paid + l.oa_paid)::double as paid,
        coalesce(t.late, 0)::double as late,
        v.hard_to_collect is not null or coalesce(v.is_frozen, false) as is_hard
    from warehouse.fct_ledger as l
    left join warehouse.fct_late as t on l.employer_id = t.employer_id and l.period_ix = t.period_ix
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    where l.period_ix between getvariable('gaming_ix') - 2 * getvariable('months_before')
        and getvariable('gaming_ix') + getvariable('months_after')
),
around as (
    select
        *,
        lag(period_ix) over own as before_ix,
        lag(late) over own as late_before,
        lag(is_hard) over own as hard_before,
        lead(period_ix) over own as next_ix,
        median(accrued + adjusted) over (own rows between 6 preceding and 1 preceding) as usual_accrued,
        count(*) over (own rows between 6 preceding and 1 preceding) as known_before,
        sum(greatest(-adjusted, 0)) over (own range between 1 following and getvariable('months_after') following)
            as taken_back,
        sum(greatest(-paid, 0)) over (own range between 1 following and getvariable('months_after') following)
            as paid_back
    from ledger
    window own as (partition by employer_id order by period_ix)
),
found as (
    select province, 'receivable_inflated' as rule, period_ix, employer_id,
        least(greatest(accrued + adjusted - getvariable('inflated_times') * usual_accrued, 0), taken_back) as amount
    from around
    where known_before = 6
    union all
    select province, 'written_off', period_ix, employer_id, least(late_before, greatest(-adjusted, 0))
    from around
    where before_ix = period_ix - 1
    union all
    select province, 'reclassified', period_ix, employer_id, late
    from around
    where before_ix = period_ix - 1 and is_hard and not hard_before
    union all
    select province, 'payment_reversed', period_ix, employer_id, least(greatest(paid, 0), paid_back, late_before)
    from around
    where before_ix = period_ix - 1
    union all
    select province, 'month_missing', period_ix + 1, employer_id, late
    from around
    where next_ix between period_ix + 2 and period_ix + getvariable('months_after') + 1
)
select
    province,
    rule,
    period_ix,
    sum(amount) as amount,
    count(*)::integer as employers
from found
where amount > 0
    and period_ix between getvariable('gaming_ix') - getvariable('months_before') and getvariable('gaming_ix')
group by province, rule, period_ix
order by province, rule, period_ix
