-- How much employers of a size (powers of two of the headcount) ordinarily move beyond the common shocks: the 90 %
-- quantile of what is left, as a standard deviation, in the median of the twelve months before (of the month itself where
-- there is none): one odd month, or one odd employer in a band of few, does not widen it. Small bands are drawn to all.
-- grain: period_ix, band
with rest as (
    select
        c.employer_id, c.period_ix, c.heads_before, floor(log2(c.heads_before))::utinyint as band,
        c.d_h <> 0 as moved_h, c.d_w <> 0 as moved_w,
        c.d_h - k.c_h - coalesce(p.c_h, 0) as r_h,
        c.d_w - k.c_w - coalesce(p.c_w, 0) as r_w
    from staging.int_change as c
    inner join detection.fct_centre as k on c.period_ix = k.period_ix and c.stratum_id = k.stratum_id
    left join detection.fct_place as p on c.period_ix = p.period_ix and c.place = p.place
),
months as (
    select
        period_ix, band, count(*) as n,
        coalesce(quantile_cont(abs(r_h), 0.9), 0) / 1.645 as q_h,
        coalesce(quantile_cont(abs(r_w), 0.9), 0) / 1.645 as q_w
    from rest
    group by period_ix, band
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
        sum(n * q_h * q_h) / sum(n) as v_h,
        sum(n * q_w * q_w) / sum(n) as v_w
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
    select
        s.period_ix, m.band, sum(m.n) as n,
        sum(m.n) * median(m.q_h * m.q_h) as t_h, sum(m.n) * median(m.q_w * m.q_w) as t_w
    from spans as s
    inner join months as m on s.seen_ix = m.period_ix
    group by s.period_ix, m.band
),
present as (select distinct period_ix, band from months)
select
    c.period_ix, c.band,
    sqrt((coalesce(o.t_h, 0) + 20 * coalesce(p.v_h, 0)) / (coalesce(o.n, 0) + 20)) as s_h,
    sqrt((coalesce(o.t_w, 0) + 20 * coalesce(p.v_w, 0)) / (coalesce(o.n, 0) + 20)) as s_w
from present as c
left join pooled as p on c.period_ix = p.period_ix
left join own as o on c.period_ix = o.period_ix and c.band = o.band
