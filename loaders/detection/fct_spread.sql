-- What employers of a size (powers of two of the headcount) had left of their changes beyond the common shocks, month by
-- month: the 90 % quantile as a variance, and how many they were.
-- Quantiles are of thousandths, and sums of whole numbers, so that no order of rows can change a digit.
-- grain: period_ix, band
-- kept
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
)
select
    s.period_ix, s.band, any_value(s.n) as n,
    (coalesce(max(r.step) filter (r.is_past and r.variable = 'h'), 0) / 1645) ** 2 as v_h,
    (coalesce(max(r.step) filter (r.is_past and r.variable = 'w'), 0) / 1645) ** 2 as v_w
from sizes as s
left join reached as r on s.period_ix = r.period_ix and s.band = r.band
group by s.period_ix, s.band
