-- Named patterns of the headcount: shaved under a threshold, mass leavers who return, collapse while the debt stays.
with past as (
    select l.*, b.period_ix as back_ix, b.headcount as heads_then, b.wage_base as wages_then
    from staging.int_level as l
    inner join warehouse.fct_ledger as b
        on l.employer_id = b.employer_id and b.period_ix between l.period_ix - 8 and l.period_ix - 1
    where b.period_ix >= getvariable('detect_from') - 8 and l.z_h >= 2.5 and b.headcount > 0
),
-- The level from before: the first of the months in which the fall took place.
shaved as (
    select
        employer_id, period_ix, 'headcount_shaved' as kind, 'down' as direction,
        z_h as score, back_ix as since_ix,
        heads as observed, heads_then as expected, wages_then::double / heads_then as wage_then
    from past
    where e_h < 0 and z_h >= getvariable('headcount_shaved').least_score
        and back_ix = period_ix - getvariable('headcount_shaved').back_months
        and heads <= heads_then * (1 - getvariable('headcount_shaved').least_drop)
        and heads >= heads_then * (1 - getvariable('headcount_shaved').most_drop)
        and len(list_filter(
            getvariable('headcount_shaved').thresholds,
            lambda t: heads < t and heads_then >= t and heads >= t * (1 - getvariable('headcount_shaved').near)
        )) > 0
        and period_ix >= getvariable('headcount_shaved').from_ix and period_ix < getvariable('headcount_shaved').to_ix
),
-- Two moves are more evidence than one: the return counts together with a part of the largest fall since that level,
-- for who left comes back more often than by chance.
returned as (
    select
        p.employer_id, p.period_ix, 'mass_leave_return', 'up',
        sqrt(p.z_h * p.z_h + getvariable('mass_leave_return').leave_share * max(coalesce(f.z_h * f.z_h, 0))), max(p.back_ix),
        any_value(p.heads), any_value(p.heads_before), any_value(p.wage)
    from past as p
    left join detection.fct_score as f
        on p.employer_id = f.employer_id and f.period_ix between p.back_ix + 1 and p.period_ix - 1 and f.e_h < 0 and f.z_h >= 2.5
    where p.heads > p.heads_before and p.z_h >= getvariable('mass_leave_return').least_score
        and p.back_ix between p.period_ix - getvariable('mass_leave_return').most_months and p.period_ix - 2
        and p.heads_before <= p.heads_then * (1 - getvariable('mass_leave_return').least_drop)
        and p.heads_then - p.heads_before >= getvariable('mass_leave_return').least_heads
        and abs(p.heads / p.heads_then - 1) <= getvariable('mass_leave_return').within
        and p.period_ix >= getvariable('mass_leave_return').from_ix and p.period_ix < getvariable('mass_leave_return').to_ix
    group by p.employer_id, p.period_ix, p.z_h
),
collapsed as (
    select
        p.employer_id, p.period_ix, 'headcount_collapse_debt_stays', 'down',
        p.z_h, p.back_ix,
        p.heads, p.heads_then, p.wages_then::double / p.heads_then
    from past as p
    inner join warehouse.fct_late as d on p.employer_id = d.employer_id and p.period_ix = d.period_ix
    where p.e_h < 0 and p.back_ix = p.period_ix - getvariable('headcount_collapse_debt_stays').back_months
        and p.heads <= p.heads_then * getvariable('headcount_collapse_debt_stays').most_left
        and p.heads_before > p.heads_then * getvariable('headcount_collapse_debt_stays').most_left
        and p.heads_then >= getvariable('headcount_collapse_debt_stays').least_heads
        and d.late >= getvariable('headcount_collapse_debt_stays').least_months_owed
            * getvariable('budget').contribution_rate * p.wages_then
        and p.period_ix >= getvariable('headcount_collapse_debt_stays').from_ix
        and p.period_ix < getvariable('headcount_collapse_debt_stays').to_ix
)
select
    employer_id, period_ix, 'headcount' as variable, kind, direction, observed::double as observed,
    expected::double as expected, score::double as score, since_ix,
    abs(observed - expected) * wage_then * getvariable('budget').contribution_rate as impact
from (from shaved union all from returned union all from collapsed)
