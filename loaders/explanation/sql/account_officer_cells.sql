-- As account_cells, for one responsible officer (variable officer): an employer's month counts for the officer who had it
-- in that month.
-- grain: place, section, employer_type, size_class
with months as (
    select
        l.period_ix, l.as_is_code as place, coalesce(v.section, 'unknown') as section,
        coalesce(v.employer_type, 'unknown') as employer_type,
        case
            when l.headcount = 0 then '0'
            when l.headcount < 10 then '1–9'
            when l.headcount < 50 then '10–49'
            when l.headcount < 200 then '50–199'
            when l.headcount < 500 then '200–499'
            else '500+'
        end as size_class,
        coalesce(t.late, 0) as late, coalesce(t.late_old_due, 0) as late_old_due,
        l.si_accrued + l.si_adjusted + l.hi_accrued + l.hi_adjusted
        + l.ui_accrued + l.ui_adjusted + l.oa_accrued + l.oa_adjusted as receivable
    from warehouse.fct_ledger as l
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    left join warehouse.fct_late as t on l.employer_id = t.employer_id and l.period_ix = t.period_ix
    where coalesce(v.officer_code, 'unknown') = getvariable('officer')
        and l.period_ix between getvariable('from_ix') - 11 and getvariable('to_ix')
)
select
    place, section, employer_type, size_class,
    coalesce(sum(late) filter (period_ix = getvariable('from_ix')), 0)::varchar as late_start,
    coalesce(sum(late) filter (period_ix = getvariable('to_ix')), 0)::varchar as late_end,
    coalesce(
        sum(case when getvariable('from_ix') < 24306 and getvariable('to_ix') >= 24306 then late_old_due else late end)
        filter (period_ix = getvariable('to_ix')), 0
    )::varchar as late_base,
    coalesce(sum(receivable) filter (period_ix between getvariable('from_ix') - 11 and getvariable('from_ix')), 0)::varchar
        as receivable_start,
    coalesce(sum(receivable) filter (period_ix between getvariable('to_ix') - 11 and getvariable('to_ix')), 0)::varchar
        as receivable_end
from months
group by all
order by place, section, employer_type, size_class
