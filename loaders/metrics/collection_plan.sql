-- The collection plan of a year in đồng for the nation and for each province of today (as-is) and of old (as-was).
-- Codes are those of 1 January of the year. Left out where a province of the group has ledger rows in the year and no
-- plan: a plan of a part must not stand under the late amount of the whole. A merged province is covered by the plans
-- of those of its old codes that have rows.
-- grain: level, map, code, year
with plans as (
    select p.province_code, p.period_ix // 12 as year, p.value
    from staging.stg_plans as p
    inner join staging.int_current_cell as c
        on c.kind = 'plans' and p.load_seq = c.load_seq and p.province_code = c.province_code and p.period_ix = c.period_ix
    where p.measure = 'collection_plan'
),
delivered as (
    select distinct period_ix // 12 as year, map, province_code, as_is_code from warehouse.fct_delivery where accepted > 0
),
january as (
    select
        y.year, m.code, m.map, m.as_is_code, p.value,
        exists (
            select 1 from delivered as d where d.year = y.year and d.map = m.map and d.province_code = m.code
        ) as has_rows,
        exists (select 1 from delivered as d where d.year = y.year and d.as_is_code = m.as_is_code) as place_has_rows,
        bool_or(p.value is not null) over (partition by y.year, m.as_is_code) as place_has_plan
    from (select distinct year from warehouse.dim_period) as y
    inner join ref.provinces as m on y.year * 12 >= m.from_ix and (m.to_ix is null or y.year * 12 < m.to_ix)
    left join plans as p on y.year = p.year and m.code = p.province_code
),
judged as (
    select *, value is null and has_rows or place_has_rows and not place_has_plan as is_open from january
),
grouped as (
    select 'nation' as level, '' as map, 'VN' as code, year, sum(value) as plan, bool_or(is_open) as partial
    from judged group by year
    union all
    select 'province', 'as-is', as_is_code, year, sum(value), bool_or(is_open) from judged group by as_is_code, year
    union all
    select 'province', 'as-was', code, year, sum(value), bool_or(is_open) from judged group by code, year
)
select level, map, code, year, plan::hugeint as collection_plan
from grouped
where plan is not null and not partial
