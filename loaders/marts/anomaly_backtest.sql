-- What each rule showed in each month within the nation's budget, how many of it still stood three and six months later
-- (at least half of the way from the level before, in the same direction; unpaid: at least half of the debt still late),
-- among those whose later month is known, and what officers found out. Frozen levels and returns have no later level.
-- grain: period_ix, kind
-- checks: persisted_3 <= known_3; persisted_6 <= known_6; confirmed + explained + false_alarm = reviewed
-- empty: allowed
with flags as (

    select
        employer_id,
        period_ix,
        variable,
        kind,
        before,
        observed,
        late,
        impact
    from detection.fct_flag
    where tier is not null

),

later as (

    select
        flag.employer_id,
        flag.period_ix,
        flag.variable,
        ledger.period_ix - flag.period_ix as months,
        case
            when flag.variable = 'paid' then coalesce(late.late, 0) >= 0.5 * flag.late
            when flag.kind in ('mass_leave_return', 'wage_frozen_at_minimum') or flag.observed = flag.before then null
            else (
                case flag.variable
                    when 'headcount' then ledger.headcount::double
                    when 'average_wage' then ledger.wage_base::double / nullif(ledger.headcount, 0)
                    else ledger.wage_base::double
                end - flag.before
            ) / (flag.observed - flag.before) >= 0.5
        end as persisted
    from flags as flag
    inner join warehouse.fct_ledger as ledger
        on ledger.employer_id = flag.employer_id
        and (ledger.period_ix = flag.period_ix + 3 or ledger.period_ix = flag.period_ix + 6)
    left join warehouse.fct_late as late
        on late.employer_id = flag.employer_id and late.period_ix = ledger.period_ix

),

joined as (

    select
        flag.period_ix,
        flag.kind,
        flag.employer_id,
        flag.impact,
        three.persisted as persisted_3,
        six.persisted as persisted_6,
        verdict.verdict
    from flags as flag
    left join later as three
        on three.employer_id = flag.employer_id and three.period_ix = flag.period_ix
        and three.variable = flag.variable and three.months = 3
    left join later as six
        on six.employer_id = flag.employer_id and six.period_ix = flag.period_ix
        and six.variable = flag.variable and six.months = 6
    left join warehouse.fct_verdict as verdict
        on verdict.employer_id = flag.employer_id and verdict.period_ix = flag.period_ix
        and verdict.variable = flag.variable

)

select
    joined.period_ix,
    period.period,
    joined.kind,
    count(*)::double as flags,
    count(distinct joined.employer_id)::double as employers,
    count(joined.persisted_3)::double as known_3,
    (count(*) filter (joined.persisted_3))::double as persisted_3,
    count(joined.persisted_6)::double as known_6,
    (count(*) filter (joined.persisted_6))::double as persisted_6,
    count(joined.verdict)::double as reviewed,
    (count(*) filter (joined.verdict = 'confirmed'))::double as confirmed,
    (count(*) filter (joined.verdict = 'explained'))::double as explained,
    (count(*) filter (joined.verdict = 'false_alarm'))::double as false_alarm,
    sum(joined.impact)::double as impact
from joined
inner join warehouse.dim_period as period
    on period.period_ix = joined.period_ix
group by joined.period_ix, period.period, joined.kind
order by joined.period_ix, joined.kind
