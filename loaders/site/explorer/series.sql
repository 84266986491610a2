-- Every month of every employer from_employer to to_employer, as lists in the order of the months: what the evidence of
-- one employer is drawn from, shipped or not. Money in whole đồng; late by age class 0..4.
-- grain: employer_id
with late as (
    select * from warehouse.fct_late
    where employer_id between getvariable('from_employer') and getvariable('to_employer')
),
names as (
    select employer_id, arg_max(employer_name, from_ix) as employer_name
    from warehouse.dim_employer_version
    where employer_id between getvariable('from_employer') and getvariable('to_employer')
    group by employer_id
),
series as (
    select
        l.employer_id,
        list(struct_pack(
            period := l.period_ix,
            province := l.as_is_code,
            section := coalesce(v.section, 'unknown'),
            type := coalesce(v.employer_type, 'unknown'),
            headcount := l.headcount,
            wage_base := l.wage_base,
            receivable := l.si_accrued + l.hi_accrued + l.ui_accrued + l.oa_accrued
                + l.si_adjusted + l.hi_adjusted + l.ui_adjusted + l.oa_adjusted,
            paid := l.si_paid + l.hi_paid + l.ui_paid + l.oa_paid,
            late := coalesce(x.late, 0),
            ages := [coalesce(x.age_0, 0), coalesce(x.age_1, 0), coalesce(x.age_2, 0), coalesce(x.age_3, 0), coalesce(x.age_4, 0)],
            months_late := x.months_late,
            interest := l.interest_closing
        ) order by l.period_ix) as m
    from warehouse.fct_ledger as l
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    left join late as x on l.employer_id = x.employer_id and l.period_ix = x.period_ix
    where l.employer_id between getvariable('from_employer') and getvariable('to_employer')
    group by l.employer_id
)
select
    s.employer_id, e.employer_code as code, coalesce(n.employer_name, '') as name,
    list_transform(m, x -> x.period) as period,
    list_transform(m, x -> x.province) as province,
    list_transform(m, x -> x.section) as section,
    list_transform(m, x -> x.type) as type,
    list_transform(m, x -> x.headcount) as headcount,
    list_transform(m, x -> x.wage_base) as wage_base,
    list_transform(m, x -> x.receivable) as receivable,
    list_transform(m, x -> x.paid) as paid,
    list_transform(m, x -> x.late) as late,
    list_transform(m, x -> x.ages) as ages,
    list_transform(m, x -> x.months_late) as months_late,
    list_transform(m, x -> x.interest) as interest
from series as s
inner join warehouse.dim_employer as e on s.employer_id = e.employer_id
left join names as n on s.employer_id = n.employer_id
