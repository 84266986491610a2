-- Employers whose average wage has stood for a year at the multiple of the regional minimum wage in force, moving with it
-- exactly, or at the same đồng and no more than that although the minimum rose; while the wages of their comparison group
-- rose. Who pays the minimum itself is many an honest employer: only when it does not even follow it.
-- is_named: the first month in a year that this is so, that something of the employer moved (nobody is named for a month in
-- which nothing changed), and that it had risen less than its peers.
-- Rows only while that is news: its first months of a year, and the one in which it is named.
-- grain: employer_id, period_ix
with
-- The minimum of every month and region.
minima as (
    select p.period_ix, w.scope, arg_max(w.amount, w.period_ix) as amount
    from warehouse.dim_period as p
    inner join ref.wage_steps as w on w.scope <> 'public' and w.period_ix <= p.period_ix
    group by p.period_ix, w.scope
),
bounds as (
    select
        getvariable('wage_frozen_at_minimum').multiple - getvariable('wage_frozen_at_minimum').tolerance as low,
        getvariable('wage_frozen_at_minimum').multiple + getvariable('wage_frozen_at_minimum').tolerance as high
),
-- Who may have stood so for a year, looked up in few months: a year has its January, and a wage can only have failed to
-- follow the minimum in a month in which that rose. Where more than a share stand at the multiple it is no sign, and is
-- not looked for.
januaries as (
    select
        l.period_ix, l.employer_id,
        coalesce(l.wage_base::double / l.headcount / m.amount between r.low and r.high, false) as is_there
    from warehouse.fct_ledger as l
    inner join warehouse.dim_employer_version as v on l.version_id = v.version_id
    left join minima as m on v.min_wage_region = m.scope and l.period_ix = m.period_ix
    cross join bounds as r
    where l.period_ix % 12 = 0 and l.period_ix >= getvariable('detect_from') - 23
        and l.headcount >= getvariable('wage_frozen_at_minimum').least_heads
),
rare as (
    select period_ix
    from januaries
    group by period_ix
    having count(*) filter (is_there) <= getvariable('wage_frozen_at_minimum').most_share * count(*)
),
steps as (
    select l.employer_id, l.period_ix, l.headcount, l.wage_base, w.amount
    from warehouse.fct_ledger as l
    inner join warehouse.dim_employer_version as v on l.version_id = v.version_id
    inner join ref.wage_steps as w on w.scope <> 'public' and v.min_wage_region = w.scope and l.period_ix = w.period_ix
    cross join bounds as r
    where l.period_ix >= getvariable('detect_from') - 23 and l.period_ix in (select period_ix from ref.wage_steps where scope <> 'public')
        and l.headcount >= getvariable('wage_frozen_at_minimum').least_heads
        and l.wage_base::double / l.headcount / w.amount <= r.high
),
near as materialized (
    select employer_id from januaries semi join rare using (period_ix) where is_there
    union
    select l.employer_id
    from steps as l
    inner join warehouse.fct_ledger as b on l.employer_id = b.employer_id and l.period_ix - 1 = b.period_ix
    where b.period_ix in (select period_ix - 1 from ref.wage_steps where scope <> 'public') and b.headcount > 0
        and abs(l.wage_base::double * b.headcount / nullif(b.wage_base, 0) / l.headcount - 1) <= getvariable('wage_frozen_at_minimum').tolerance
),
-- Few employers are looked up before anything is joined to them.
rows as materialized (
    select employer_id, period_ix, version_id, headcount, wage_base
    from warehouse.fct_ledger
    where employer_id in (select employer_id from near) and period_ix >= getvariable('detect_from') - 23 and headcount > 0
),
levels as (
    select
        l.*, m.amount as minimum,
        l.wage_base::double / l.headcount as wage, l.wage_base::double / l.headcount / m.amount as ratio
    from rows as l
    inner join warehouse.dim_employer_version as v on l.version_id = v.version_id
    inner join minima as m on v.min_wage_region = m.scope and l.period_ix = m.period_ix
),
beside as (
    select
        *, coalesce(lag(period_ix) over month = period_ix - 1, false) as is_next, lag(wage) over month as wage_before,
        headcount <> lag(headcount) over month or wage_base <> lag(wage_base) over month as is_changed,
        lag(wage, 12) over month as wage_then, lag(minimum, 12) over month as minimum_then
    from levels
    window month as (partition by employer_id order by period_ix)
),
-- Since when the wage has been at the multiple, and since when at the same đồng.
since as (
    select
        * exclude (is_next, wage_before),
        max(case when not is_next or ratio not between low and high then period_ix end) over month as left_ix,
        arg_max(ratio between low and high, case when not is_next or ratio not between low and high then period_ix end) over month as is_left_there,
        max(case when not is_next or abs(wage / wage_before - 1) > getvariable('wage_frozen_at_minimum').tolerance then period_ix end) over month as moved_ix
    from beside
    cross join bounds
    window month as (partition by employer_id order by period_ix)
),
still as (
    select y.*, y.headcount * y.wage_then * exp(r.rise) as expected
    from since as y
    left join staging.int_stratum as i on y.version_id = i.version_id
    inner join staging.int_year_rise as r on coalesce(i.stratum_id, 0) = r.stratum_id and y.period_ix = r.period_ix
    where y.headcount >= getvariable('wage_frozen_at_minimum').least_heads and y.ratio <= y.high
        and (y.period_ix - y.left_ix >= case when y.is_left_there then 12 else 13 end
            or y.period_ix - y.moved_ix >= 12 and y.minimum > y.minimum_then
                and abs(y.wage / y.wage_then - 1) <= getvariable('wage_frozen_at_minimum').tolerance)
        and exp(r.rise) - 1 >= getvariable('wage_frozen_at_minimum').peers_rise
        and y.period_ix >= getvariable('wage_frozen_at_minimum').from_ix and y.period_ix < getvariable('wage_frozen_at_minimum').to_ix
),
open as (
    select *, is_changed and wage_base < expected as is_open
    from still
),
told as (
    select
        *, count(*) over (partition by employer_id order by period_ix range between 11 preceding and current row) as months_so,
        is_open and count(*) filter (is_open) over (partition by employer_id order by period_ix range between 11 preceding and 1 preceding) = 0 as is_named
    from open
)
select employer_id, period_ix, wage_base, expected, minimum, is_named
from told
where period_ix >= getvariable('detect_from') and (is_named or months_so <= getvariable('wage_frozen_at_minimum').months_news)
