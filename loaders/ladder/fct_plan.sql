-- Plans and progress of each province of today, month by month. planned is the plan of the year under the codes of 1
-- January, null where a place with ledger rows in that year has none for the measure; done is the month's count (what is
-- late at its end for late_ceiling, what was paid in it for collection_plan), done_year the count since January (for
-- late_ceiling the same as done), both null while nothing is known of the month.
-- grain: as_is_code, period_ix, measure
-- checks: planned is null or planned >= 0
with plans as (
    select p.province_code, p.period_ix // 12 as year, p.measure, p.value::hugeint as value
    from staging.stg_plans as p
    inner join staging.int_current_cell as c
        on c.kind = 'plans' and p.load_seq = c.load_seq and p.province_code = c.province_code and p.period_ix = c.period_ix
),
progress as (
    select p.province_code, p.period_ix, p.measure, p.value::hugeint as value
    from staging.stg_progress as p
    inner join staging.int_current_cell as c
        on c.kind = 'progress' and p.load_seq = c.load_seq and p.province_code = c.province_code
        and p.period_ix = c.period_ix
),
measures as (
    select unnest(['collection_plan', 'late_ceiling', 'vssid_installs', 'notices_sent', 'inspections_done']) as measure
),
active as (
    select distinct d.period_ix // 12 as year, d.as_is_code from warehouse.fct_delivery as d where d.accepted > 0
),
-- The codes of 1 January of each year, with those places only that ever have a plan of the measure or are alone.
yearly as (
    select
        a.year, a.as_is_code, k.measure, sum(p.value) as planned,
        bool_or(p.value is null and (m.map = '34' or d.province_code is not null)) as is_open
    from active as a
    cross join measures as k
    inner join ref.provinces as m
        on a.as_is_code = m.as_is_code and a.year * 12 >= m.from_ix and (m.to_ix is null or a.year * 12 < m.to_ix)
    left join plans as p on a.year = p.year and m.code = p.province_code and k.measure = p.measure
    left join (
        select distinct period_ix // 12 as year, map, province_code from warehouse.fct_delivery where accepted > 0
    ) as d on a.year = d.year and m.map = d.map and m.code = d.province_code
    group by a.year, a.as_is_code, k.measure
),
counted as (
    select m.as_is_code, p.period_ix, p.measure, sum(p.value) as done
    from progress as p
    inner join ref.provinces as m
        on p.province_code = m.code and p.period_ix >= m.from_ix and (m.to_ix is null or p.period_ix < m.to_ix)
    group by m.as_is_code, p.period_ix, p.measure
    union all
    select as_is_code, period_ix, 'collection_plan', sum(si_paid::hugeint + hi_paid + ui_paid + oa_paid)
    from warehouse.fct_ledger group by as_is_code, period_ix
    union all
    select as_is_code, period_ix, 'late_ceiling', sum(late)::hugeint from warehouse.fct_cell group by as_is_code, period_ix
),
months as (
    select a.as_is_code, t.period_ix, k.measure, a.year
    from active as a
    inner join warehouse.dim_period as t on a.year = t.year
    cross join measures as k
)
select
    m.as_is_code, m.period_ix, m.measure,
    if(y.is_open, null, y.planned) as planned,
    c.done,
    if(m.measure = 'late_ceiling', c.done, if(
        c.done is null, null,
        sum(c.done) over (partition by m.as_is_code, m.measure, m.year order by m.period_ix)
    )) as done_year
from months as m
left join yearly as y on m.year = y.year and m.as_is_code = y.as_is_code and m.measure = y.measure
left join counted as c on m.as_is_code = c.as_is_code and m.period_ix = c.period_ix and m.measure = c.measure
where y.planned is not null or c.done is not null
