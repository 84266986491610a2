-- How many tested employers score higher than z in a month: every score that anybody has, counted in hundredths.
-- grain: period_ix, z
with nation as (
    select period_ix, count(*) as tested from staging.int_change group by period_ix
),
counted as (
    -- Cases instead of greatest, which costs the engine four times as much.
    select
        period_ix, round(case when z_b > z_h and z_b > z_w then z_b when z_h > z_w then z_h else z_w end * 100)::integer as step,
        count(*) as n
    from detection.fct_score
    where period_ix >= getvariable('detect_from') and (z_h > 0.5 or z_w > 0.5 or z_b > 0.5)
    group by 1, 2
)
select
    c.period_ix, c.step / 100 as z,
    sum(c.n) over (partition by c.period_ix order by c.step desc) - c.n as above, n.tested
from counted as c
inner join nation as n on c.period_ix = n.period_ix
