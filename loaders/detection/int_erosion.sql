-- Erosion when it is first seen: the month in which the sum passes its limit, against the level from where it began.
with first_seen as (
    select * from detection.fct_drift
    qualify lag(period_ix) over (partition by employer_id, variable, side, since_ix order by period_ix) is null
),
levels as (
    select
        f.*, l.headcount as heads, b.headcount as heads_before,
        l.wage_base::double / nullif(l.headcount, 0) as wage, b.wage_base::double / nullif(b.headcount, 0) as wage_before
    from first_seen as f
    inner join warehouse.fct_ledger as l on f.employer_id = l.employer_id and f.period_ix = l.period_ix
    inner join warehouse.fct_ledger as b on f.employer_id = b.employer_id and f.since_ix = b.period_ix
),
valued as (
    select
        *,
        case when variable = 'headcount' then heads else wage end as observed,
        case when variable = 'headcount' then heads_before else wage_before end as expected,
        case
            when variable = 'headcount' then abs(heads - heads_before) * coalesce(wage_before, 0)
            else abs(wage - wage_before) * heads
        end * getvariable('budget').contribution_rate as impact
    from levels
)
select
    employer_id, period_ix, variable, 'slow_erosion' as kind, case when side < 0 then 'down' else 'up' end as direction,
    observed::double as observed, expected::double as expected,
    score * getvariable('slow_erosion').score_of_sum as score, since_ix, impact
from valued
where period_ix >= getvariable('detect_from') and (observed - expected) * side > 0
    and abs(observed / nullif(expected, 0) - 1) >= getvariable('slow_erosion').least_share
    and greatest(heads, heads_before) >= getvariable('slow_erosion').least_heads
    and (variable <> 'headcount' or abs(heads - heads_before) >= getvariable('slow_erosion').least_heads)
    and impact >= getvariable('slow_erosion').least_impact
    and period_ix >= getvariable('slow_erosion').from_ix and period_ix < getvariable('slow_erosion').to_ix
