-- How many were tested each month, by province (as-is), and the tail of what chance alone brings: scores between the
-- 90 % and the 99 % quantile of all tested, continued as a Pareto tail (an empirical null, not a Gaussian one). Scores
-- are counted in hundredths.
-- grain: period_ix, place
-- kept
with tested as (
    select period_ix, place, count(*) as tested, count(*) filter (d_h <> 0 or d_w <> 0) as changed
    from staging.int_change
    group by period_ix, place
),
nation as (select period_ix, sum(tested) as tested from tested group by period_ix),
counted as (
    -- Cases instead of greatest, which costs the engine four times as much.
    select
        period_ix, round(case when z_b > z_h and z_b > z_w then z_b when z_h > z_w then z_h else z_w end * 100)::integer as step,
        count(*) as n
    from detection.fct_score
    where period_ix >= getvariable('detect_from') and (z_h > 0.5 or z_w > 0.5 or z_b > 0.5)
    group by 1, 2
),
reached as (
    select
        c.period_ix, c.step / 100 as z,
        sum(c.n) over (partition by c.period_ix order by c.step desc) - c.n as above, n.tested
    from counted as c
    inner join nation as n on c.period_ix = n.period_ix
),
tails as (
    select
        period_ix,
        min(z) filter (above < greatest(0.01 * tested, 1)) as z_01,
        min(z) filter (above < greatest(0.1 * tested, 1)) as z_10
    from reached
    group by period_ix
)
select
    t.period_ix, t.place, t.tested, t.changed, n.tested as tested_nation, x.z_01,
    case when x.z_01 > x.z_10 then ln(10) / ln(x.z_01 / x.z_10) end as tail
from tested as t
inner join nation as n on t.period_ix = n.period_ix
left join tails as x on t.period_ix = x.period_ix
