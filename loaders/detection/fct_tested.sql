-- How many were tested each month, by province (as-is), and the tail of what chance alone brings: scores between the
-- 90 % and the 99 % quantile of all tested, continued as a Pareto tail (an empirical null, not a Gaussian one).
-- grain: period_ix, place
with tested as (
    select period_ix, place, count(*) as tested, count(*) filter (d_h <> 0 or d_w <> 0) as changed
    from staging.int_change
    group by period_ix, place
),
ranked as (
    select period_ix, greatest(z_h, coalesce(z_w, 0), coalesce(z_b, 0)) as z from detection.fct_score
),
nation as (select period_ix, sum(tested) as tested from tested group by period_ix),
numbered as (
    select r.period_ix, r.z, n.tested, row_number() over (partition by r.period_ix order by r.z desc) as place_in_line
    from ranked as r
    inner join nation as n on r.period_ix = n.period_ix
    where r.z > 0.5
),
tails as (
    select
        period_ix,
        min(z) filter (place_in_line <= greatest(0.01 * tested, 1)) as z_01,
        min(z) filter (place_in_line <= greatest(0.1 * tested, 1)) as z_10
    from numbered
    group by period_ix
)
select
    t.period_ix, t.place, t.tested, t.changed, n.tested as tested_nation, x.z_01,
    case when x.z_01 > x.z_10 then ln(10) / ln(x.z_01 / x.z_10) end as tail
from tested as t
inner join nation as n on t.period_ix = n.period_ix
left join tails as x on t.period_ix = x.period_ix
