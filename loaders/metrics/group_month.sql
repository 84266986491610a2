-- Every group of the product by month: sums of cells, with the groups' own reading of place.
-- grain: level, map, code, period_ix
with groups as (
    select 'nation' as level, '' as map, 'VN' as code, * from warehouse.fct_cell
    union all select 'province', 'as-is', as_is_code, * from warehouse.fct_cell
    union all select 'province', 'as-was', province_code, * from warehouse.fct_cell
    union all select 'sector', '', section, * from warehouse.fct_cell
    union all select 'employer_type', '', employer_type, * from warehouse.fct_cell
    union all select 'size_class', '', size_class, * from warehouse.fct_cell
)
select
    level, map, code, period_ix,
    sum(employers)::bigint as employers, sum(employers_late)::bigint as employers_late,
    sum(headcount) as headcount, sum(wage_base) as wage_base,
    sum(late) as late, sum(late_interest_bearing) as late_interest_bearing,
    sum(late_collectible) as late_collectible, sum(late_old_due) as late_old_due,
    sum(si_late) as si_late, sum(hi_late) as hi_late, sum(ui_late) as ui_late, sum(oa_late) as oa_late,
    sum(age_0) as age_0, sum(age_1) as age_1, sum(age_2) as age_2, sum(age_3) as age_3, sum(age_4) as age_4,
    sum(employers_age_0)::bigint as employers_age_0, sum(employers_age_1)::bigint as employers_age_1,
    sum(employers_age_2)::bigint as employers_age_2, sum(employers_age_3)::bigint as employers_age_3,
    sum(employers_age_4)::bigint as employers_age_4,
    sum(receivable) as receivable, sum(interest_closing) as interest_closing
from groups
group by level, map, code, period_ix
