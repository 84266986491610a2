-- How many were tested each month, by province (as-is), and the tail of what chance alone brings: scores between the
-- 90 % and the 99 % quantile of all tested, continued as a Pareto tail (an empirical null, not a Gaussian one).
-- grain: period_ix, place
-- kept
with tested as (
    select period_ix, place, count(*) as tested, count(*) filter (d_h <> 0 or d_w <> 0) as changed
    from staging.int_change
    group by period_ix, place
),
nation as (select period_ix, sum(tested) as tested from tested group by period_ix),
tails as (
    select
        period_ix,
        min(z) filter (above < greatest(0.01 * tested, 1)) as z_01,
        min(z) filter (above < greatest(0.1 * tested, 1)) as z_10
    from staging.int_tail
    group by period_ix
)
select
    t.period_ix, t.place, t.tested, t.changed, n.tested as tested_nation, x.z_01,
    case when x.z_01 > x.z_10 then ln(10) / ln(x.z_01 / x.z_10) end as tail
from tested as t
inner join nation as n on t.period_ix = n.period_ix
left join tails as x on t.period_ix = x.period_ix
