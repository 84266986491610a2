-- The collection plan of a year in đồng for the nation and for each province of today (as-is) and of old (as-was).
-- Codes are those of 1 January of the year. Null where a province of the group that delivered a ledger in the year has
-- no plan: a plan of a part must not stand under the late amount of the whole.
-- grain: level, map, code, year
with plans as (
    select p.province_code, p.period_ix // 12 as year, p.value
    from staging.stg_plans as p
    inner join staging.int_current_cell as c
        on c.kind = 'plans' and p.load_seq = c.load_seq and p.province_code = c.province_code and p.period_ix = c.period_ix
    where p.measure = 'collection_plan'
),
january as (
    select y.year, m.code, m.map, m.as_is_code, p.value,
        exists (
            select 1 from warehouse.fct_delivery as d
            where d.accepted > 0 and d.period_ix // 12 = y.year
                and case when d.map = m.map then d.province_code = m.code else d.as_is_code = m.as_is_code end
        ) as delivered
    from (select distinct year from warehouse.dim_period) as y
    inner join ref.provinces as m on y.year * 12 >= m.from_ix and (m.to_ix is null or y.year * 12 < m.to_ix)
    left join plans as p on y.year = p.year and m.code = p.province_code
),
grouped as (
    select 'nation' as level, '' as map, 'VN' as code, year, sum(value) as plan, bool_or(delivered and value is null) as partial
    from january group by year
    union all
    select 'province', 'as-is', as_is_code, year, sum(value), bool_or(delivered and value is null)
    from january group by as_is_code, year
    union all
    select 'province', 'as-was', code, year, sum(value), bool_or(delivered and value is null)
    from january group by code, year
)
select level, map, code, year, plan::hugeint as collection_plan
from grouped
where plan is not null and not partial
