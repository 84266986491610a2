-- The employer-months that the explorer ships: flagged (in the nation's budget of the month), late (by one đồng or more),
-- or changed in headcount or average wage by more than the employer's own usual change (score above 1: the surprise
-- beyond what sector, province and season explain, against its own scale). A change by a single head, the least there is,
-- must be beyond it by half: the scale is hardly ever finer than a head. Employers from_employer to to_employer.
-- grain: employer_id, period_ix
with rows as (
    select * from warehouse.fct_ledger
    where employer_id between getvariable('from_employer') and getvariable('to_employer')
),
late as (
    select employer_id, period_ix, late, months_late from warehouse.fct_late
    where employer_id between getvariable('from_employer') and getvariable('to_employer') and late > 0
),
changed as (
    select employer_id, period_ix, z_h, z_w from detection.fct_score
    where employer_id between getvariable('from_employer') and getvariable('to_employer') and (z_h > 1 or z_w > 1)
),
flagged as (
    select
        employer_id, period_ix,
        bit_or(case variable when 'headcount' then 1 when 'average_wage' then 2 when 'wage_base' then 4 else 8 end)::integer as variables,
        bool_or(tier = 'urgent') as is_urgent,
        list(distinct kind) as kinds
    from detection.fct_flag
    where employer_id between getvariable('from_employer') and getvariable('to_employer') and tier is not null
    group by employer_id, period_ix
)
select
    l.employer_id, l.period_ix, l.as_is_code as province_code,
    coalesce(v.section, 'unknown') as section, coalesce(v.employer_type, 'unknown') as employer_type,
    f.variables is not null as is_flagged, x.late is not null as is_late,
    c.employer_id is not null
        and (c.z_w > 1 or c.z_h > 1.5 or coalesce(abs(l.headcount - b.headcount) > 1, true)) as is_changed,
    l.headcount, l.wage_base,
    b.headcount as headcount_before, b.wage_base as wage_base_before,
    case when b.headcount > 0 then l.headcount::double / b.headcount end as headcount_ratio,
    case when l.headcount > 0 and b.headcount > 0 and b.wage_base > 0 and l.wage_base > 0
        then (l.wage_base::double * b.headcount) / (b.wage_base::double * l.headcount) end as average_wage_ratio,
    l.si_accrued + l.hi_accrued + l.ui_accrued + l.oa_accrued
        + l.si_adjusted + l.hi_adjusted + l.ui_adjusted + l.oa_adjusted as receivable,
    coalesce(x.late, 0) as late, x.months_late,
    coalesce(f.variables, 0) as flag_variables, coalesce(f.is_urgent, false) as is_urgent, coalesce(f.kinds, []) as flag_kinds
from rows as l
left join warehouse.dim_employer_version as v on l.version_id = v.version_id
left join late as x on l.employer_id = x.employer_id and l.period_ix = x.period_ix
left join changed as c on l.employer_id = c.employer_id and l.period_ix = c.period_ix
left join flagged as f on l.employer_id = f.employer_id and l.period_ix = f.period_ix
left join rows as b on l.employer_id = b.employer_id and l.period_ix = b.period_ix + 1
where x.late is not null or is_changed or f.variables is not null
