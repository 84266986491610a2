-- How much employers of a size (powers of two of the headcount) ordinarily move beyond the common shocks: the 90 %
-- quantile of what is left, as a standard deviation, in the median of the twelve months before (of the month itself where
-- there is none): one odd month, or one odd employer in a band of few, does not widen it. Small bands are drawn to all.
-- Quantiles are of thousandths, and sums of whole numbers, so that no order of rows can change a digit.
-- grain: period_ix, band
with sizes as (
    select period_ix, floor(log2(heads_before))::utinyint as band, count(*) as n, count(d_w) as n_w
    from staging.int_change
    group by 1, 2
),
counted as (
    select period_ix, band, 'h' as variable, round(abs(r_h) * 1000)::integer as step, count(*) as n
    from staging.int_rest
    where r_h <> 0
    group by 1, 2, 3, 4
    union all
    select period_ix, band, 'w', round(abs(r_w) * 1000)::integer, count(*)
    from staging.int_rest
    where r_w <> 0
    group by 1, 2, 3, 4
),
-- Counted from the top, so that those who did not move need no row.
reached as (
    select
        c.period_ix, c.band, c.variable, c.step,
        sum(c.n) over (partition by c.period_ix, c.band, c.variable order by c.step desc)
            > 0.1 * case c.variable when 'h' then s.n else s.n_w end as is_past
    from counted as c
    inner join sizes as s on c.period_ix = s.period_ix and c.band = s.band
),
months as (
    select
        s.period_ix, s.band, any_value(s.n) as n,
        (coalesce(max(r.step) filter (r.is_past and r.variable = 'h'), 0) / 1645) ** 2 as v_h,
        (coalesce(max(r.step) filter (r.is_past and r.variable = 'w'), 0) / 1645) ** 2 as v_w
    from sizes as s
    left join reached as r on s.period_ix = r.period_ix and s.band = r.band
    group by s.period_ix, s.band
),
-- Months looked at from a month: the twelve before it, or itself where it is the first.
spans as (
    select p.period_ix, m.period_ix as seen_ix
    from (select distinct period_ix, min(period_ix) over () as first_ix from months) as p
    inner join (select distinct period_ix from months) as m
        on m.period_ix between p.period_ix - 12 and p.period_ix - 1
        or (m.period_ix = p.period_ix and p.period_ix = p.first_ix)
),
everybody as (
    select
        period_ix,
        sum(round(n * v_h * 1e9)::hugeint)::double / 1e9 / sum(n) as v_h,
        sum(round(n * v_w * 1e9)::hugeint)::double / 1e9 / sum(n) as v_w
    from months
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
    inner join months as m on s.seen_ix = m.period_ix
    group by s.period_ix, m.band
)
select
    c.period_ix, c.band,
    sqrt((coalesce(o.n * o.v_h, 0) + 20 * coalesce(p.v_h, 0)) / (coalesce(o.n, 0) + 20)) as s_h,
    sqrt((coalesce(o.n * o.v_w, 0) + 20 * coalesce(p.v_w, 0)) / (coalesce(o.n, 0) + 20)) as s_w
from sizes as c
left join pooled as p on c.period_ix = p.period_ix
left join own as o on c.period_ix = o.period_ix and c.band = o.band
