-- Every month of employers from_employer to to_employer, shipped or not: what the evidence of one employer is drawn from.
-- Money in whole đồng; late by age class 0..4.
-- grain: employer_id, period_ix
with late as (
    select * from warehouse.fct_late
    where employer_id between getvariable('from_employer') and getvariable('to_employer')
)
select
    l.employer_id, l.period_ix, l.as_is_code, coalesce(v.section, 'unknown') as section,
    coalesce(v.employer_type, 'unknown') as employer_type, l.headcount, l.wage_base,
    l.si_accrued + l.hi_accrued + l.ui_accrued + l.oa_accrued
        + l.si_adjusted + l.hi_adjusted + l.ui_adjusted + l.oa_adjusted as receivable,
    l.si_paid + l.hi_paid + l.ui_paid + l.oa_paid as paid,
    coalesce(x.late, 0) as late, coalesce(x.age_0, 0) as age_0, coalesce(x.age_1, 0) as age_1, coalesce(x.age_2, 0) as age_2,
    coalesce(x.age_3, 0) as age_3, coalesce(x.age_4, 0) as age_4, x.months_late, l.interest_closing
from warehouse.fct_ledger as l
left join warehouse.dim_employer_version as v on l.version_id = v.version_id
left join late as x on l.employer_id = x.employer_id and l.period_ix = x.period_ix
where l.employer_id between getvariable('from_employer') and getvariable('to_employer')
