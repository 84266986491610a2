-- Sums by month, province as delivered, sector (VSIC 2025 section), employer type and size class: every group of the
-- product is a sum of these cells. An employer without a valid row is "unknown" in sector and type.
-- grain: period_ix, province_code, section, employer_type, size_class
-- checks: late >= late_interest_bearing; employers >= employers_late; late = si_late + hi_late + ui_late + oa_late
select
    l.period_ix,
    l.province_code,
    l.as_is_code,
    coalesce(v.section, 'unknown') as section,
    coalesce(v.employer_type, 'unknown') as employer_type,
    case
        when l.headcount = 0 then '0'
        when l.headcount < 10 then '1–9'
        when l.headcount < 50 then '10–49'
        when l.headcount < 200 then '50–199'
        when l.headcount < 500 then '200–499'
        else '500+'
    end as size_class,
    count(*) as employers,
    count(*) filter (t.late > 0) as employers_late,
    sum(l.headcount) as headcount,
    sum(l.wage_base) as wage_base,
    coalesce(sum(t.late), 0) as late,
    coalesce(sum(t.late_interest_bearing), 0) as late_interest_bearing,
    coalesce(sum(t.late) filter (v.hard_to_collect is null and not coalesce(v.is_frozen, false)), 0) as late_collectible,
    coalesce(sum(t.late_old_due), 0) as late_old_due,
    coalesce(sum(t.si_late), 0) as si_late,
    coalesce(sum(t.hi_late), 0) as hi_late,
    coalesce(sum(t.ui_late), 0) as ui_late,
    coalesce(sum(t.oa_late), 0) as oa_late,
    coalesce(sum(t.age_0), 0) as age_0,
    coalesce(sum(t.age_1), 0) as age_1,
    coalesce(sum(t.age_2), 0) as age_2,
    coalesce(sum(t.age_3), 0) as age_3,
    coalesce(sum(t.age_4), 0) as age_4,
    count(*) filter (t.months_late = 0) as employers_age_0,
    count(*) filter (t.months_late between 1 and 2) as employers_age_1,
    count(*) filter (t.months_late between 3 and 5) as employers_age_2,
    count(*) filter (t.months_late between 6 and 11) as employers_age_3,
    count(*) filter (t.months_late >= 12) as employers_age_4,
    sum(
        l.si_accrued + l.si_adjusted + l.hi_accrued + l.hi_adjusted
        + l.ui_accrued + l.ui_adjusted + l.oa_accrued + l.oa_adjusted
    ) as receivable,
    sum(l.interest_closing) as interest_closing
from warehouse.fct_ledger as l
left join warehouse.dim_employer_version as v on l.version_id = v.version_id
left join warehouse.fct_late as t on l.employer_id = t.employer_id and l.period_ix = t.period_ix
group by all
