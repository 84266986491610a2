-- Every employer with a row in the month: where it stands, what it had to pay in the twelve months ending with it,
-- what of that and of older debt is late.
-- grain: employer_id
with year as (
    select
        employer_id,
        sum(
            si_accrued + si_adjusted + hi_accrued + hi_adjusted + ui_accrued + ui_adjusted + oa_accrued + oa_adjusted
        )::double as receivable
    from warehouse.fct_ledger
    where period_ix between getvariable('ranking_ix') - 11 and getvariable('ranking_ix')
    group by employer_id
)
select
    l.employer_id,
    l.as_is_code as province,
    coalesce(v.section, 'unknown') as sector,
    nullif(v.officer_code, '') as officer,
    l.headcount > 0 as is_working,
    y.receivable,
    coalesce(t.late, 0)::double as late
from warehouse.fct_ledger as l
inner join year as y on l.employer_id = y.employer_id
left join warehouse.dim_employer_version as v on l.version_id = v.version_id
left join warehouse.fct_late as t on l.employer_id = t.employer_id and l.period_ix = t.period_ix
where l.period_ix = getvariable('ranking_ix')
