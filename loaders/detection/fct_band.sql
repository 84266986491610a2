-- How much employers of a size (powers of two of the headcount) ordinarily move beyond the common shocks: the 90 %
-- quantile of what is left, as a standard deviation, in the median of the twelve months before (of the month itself where
-- there is none): one odd month, or one odd employer in a band of few, does not widen it. Small bands are drawn to all.
-- grain: period_ix, band
-- Months looked at from a month: the twelve before it, or itself where it is the first.
with spans as (
    select p.period_ix, m.period_ix as seen_ix
    from (select distinct period_ix, min(period_ix) over () as first_ix from detection.fct_spread) as p
    inner join (select distinct period_ix from detection.fct_spread) as m
        on m.period_ix between p.period_ix - 12 and p.period_ix - 1
        or (m.period_ix = p.period_ix and p.period_ix = p.first_ix)
),
everybody as (
    select
        period_ix,
        sum(round(n * v_h * 1e9)::hugeint)::double / 1e9 / sum(n) as v_h,
        sum(round(n * v_w * 1e9)::hugeint)::double / 1e9 / sum(n) as v_w
    from detection.fct_spread
    group by period_ix
),
pooled as (
    select s.period_ix, median(m.v_h) as v_h, median(m.v_w) as v_w
    from spans as s
    inner join everybody as m on s.seen_ix = m.period_ix
    group by s.period_ix
),
own as (
    select s.period_ix, m.band, sum(m.n) as n, median(m.v_h) as v_h, median(m.v_w) as v_w
    from spans as s
    inner join detection.fct_spread as m on s.seen_ix = m.period_ix
    group by s.period_ix, m.band
)
select
    c.period_ix, c.band,
    sqrt((coalesce(o.n * o.v_h, 0) + 20 * coalesce(p.v_h, 0)) / (coalesce(o.n, 0) + 20)) as s_h,
    sqrt((coalesce(o.n * o.v_w, 0) + 20 * coalesce(p.v_w, 0)) / (coalesce(o.n, 0) + 20)) as s_w
from detection.fct_spread as c
left join pooled as p on c.period_ix = p.period_ix
left join own as o on c.period_ix = o.period_ix and c.band = o.band
