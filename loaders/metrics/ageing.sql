-- Late amount by the age of each amount, and employers by their greatest age, for every group and month.
-- grain: level, map, code, period_ix, age_class
with long as (
    select level, map, code, period_ix,
        unnest(['<1', '1–<3', '3–<6', '6–<12', '>=12']) as age_class,
        unnest([employers_age_0, employers_age_1, employers_age_2, employers_age_3, employers_age_4]) as employers,
        unnest([age_0, age_1, age_2, age_3, age_4]) as late
    from metrics.group_month
)
select l.level, l.map, l.code, l.period_ix, t.period, l.age_class, l.employers, l.late
from long as l
inner join warehouse.dim_period as t on l.period_ix = t.period_ix
