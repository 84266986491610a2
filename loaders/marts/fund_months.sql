-- Late amount of a group in a month by fund: social, health, unemployment, occupational accident and disease.
-- grain: level, code, period_ix
-- checks: si >= 0
with cells as (

    select 'nation' as level, 'VN' as code, * from warehouse.fct_cell
    union all
    select 'province' as level, as_is_code as code, * from warehouse.fct_cell
    union all
    select 'sector' as level, section as code, * from warehouse.fct_cell
    union all
    select 'employer_type' as level, employer_type as code, * from warehouse.fct_cell

)

select
    level,
    code,
    period_ix,
    coalesce(sum(si_late), 0)::double as si,
    coalesce(sum(hi_late), 0)::double as hi,
    coalesce(sum(ui_late), 0)::double as ui,
    coalesce(sum(oa_late), 0)::double as oa
from cells
group by level, code, period_ix
order by level, code, period_ix
