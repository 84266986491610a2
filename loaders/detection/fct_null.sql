-- What chance alone brings in a month (the empirical null): the tail of ordinary months, as the median of those of the
-- twenty-four before it, so that months with many true signs, and the tested month itself, do not pass for ordinary.
-- The first six months have nothing but themselves and those before.
-- grain: period_ix
with months as (
    select
        period_ix, any_value(tested_nation) as tested, any_value(z_01) as z_01, any_value(tail) as tail,
        min(period_ix) over () as first_ix
    from detection.fct_tested
    group by period_ix
)
select m.period_ix, any_value(m.tested) as tested, median(s.z_01) as z_01, median(s.tail) as tail
from months as m
left join months as s
    on s.z_01 is not null and s.tail is not null
    and (s.period_ix between m.period_ix - 24 and m.period_ix - 1
        or s.period_ix = m.period_ix and m.period_ix < m.first_ix + 6)
group by m.period_ix
