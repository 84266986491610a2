-- Numerators and denominators of every rate by group and month; null where a month that is needed is not known.
-- grain: level, map, code, period_ix
with spine as (
    select g.level, g.map, g.code, t.period_ix, t.year, c.is_known, c.complete, c.deliveries, c.deliveries_expected,
        c.provisional
    from (select distinct level, map, code from metrics.group_month) as g
    cross join warehouse.dim_period as t
    inner join metrics.group_coverage as c
        on t.period_ix = c.period_ix
        and c.scope = case when g.level = 'province' then g.map else 'all' end
        and c.code = case when g.level = 'province' then g.code else '' end
),
-- A reused code is another place before and after the map changed: its months must not be added across.
mapped as (
    select s.*, case when s.map = 'as-was' and s.period_ix >= 24306 then '34' else '63' end as place_map,
        m.* exclude (level, map, code, period_ix)
    from spine as s
    left join metrics.group_month as m
        on s.level = m.level and s.map = m.map and s.code = m.code and s.period_ix = m.period_ix
),
windowed as (
    select
        *,
        count(*) filter (is_known) over trailing_12 as known_12m,
        sum(receivable) over trailing_12 as sum_12m,
        count(*) filter (is_known) over year_to_date as known_ytd,
        sum(receivable) over year_to_date as sum_ytd
    from mapped
    window
        trailing_12 as (
            partition by level, map, code, place_map order by period_ix range between 11 preceding and current row
        ),
        year_to_date as (
            partition by level, map, code, place_map, year order by period_ix
            range between unbounded preceding and current row
        )
)
select
    w.level, w.map, w.code, w.period_ix, t.period,
    w.employers, w.employers_late, w.headcount, w.wage_base,
    w.late, w.late_interest_bearing, w.late_collectible, w.late_old_due,
    w.receivable,
    case when w.known_12m = 12 then w.sum_12m end as receivable_12m,
    case when w.known_ytd = t.month then w.sum_ytd end as receivable_ytd,
    p.collection_plan,
    w.interest_closing,
    -- Until its map has been in force for twelve months a province as delivered has no rate at all.
    not (w.map = 'as-was' and w.place_map = '34' and w.period_ix < 24306 + 11) as is_rated,
    w.complete, w.deliveries, w.deliveries_expected, w.provisional
from windowed as w
inner join warehouse.dim_period as t on w.period_ix = t.period_ix
left join metrics.collection_plan as p
    on w.level = p.level and w.map = p.map and w.code = p.code and t.year = p.year
    and not (w.map = 'as-was' and w.place_map = '34' and t.year = 2025)
where w.employers is not null
