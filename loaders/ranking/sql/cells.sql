-- Late amount, receivable of twelve months and employers of a group by sector, type and size: what its mix is made of.
-- Rows count in the cell that they belong to in their own month. A sector is compared by type and size alone.
-- grain: level, code, sector, employer_type, size_class
with months as (
    select period_ix, as_is_code, section, employer_type, size_class, employers, late, receivable
    from warehouse.fct_cell
    where period_ix between getvariable('ranking_ix') - 11 and getvariable('ranking_ix')
),
levels as (
    select 'province' as level, as_is_code as code, section as sector, * exclude (as_is_code, section) from months
    union all
    select 'sector', section, '', * exclude (as_is_code, section) from months
)
select
    level,
    code,
    sector,
    employer_type,
    size_class,
    coalesce(sum(employers) filter (period_ix = getvariable('ranking_ix')), 0)::integer as employers,
    coalesce(sum(late) filter (period_ix = getvariable('ranking_ix')), 0)::double as late,
    sum(receivable)::double as receivable
from levels
where level = getvariable('ranking_level')
group by all
order by all
