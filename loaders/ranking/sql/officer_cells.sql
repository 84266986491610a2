-- The same cells for officers, from the ledger: the table of cells does not know officers.
-- grain: code, sector, employer_type, size_class
select
    'officer' as level,
    v.officer_code as code,
    coalesce(v.section, 'unknown') as sector,
    coalesce(v.employer_type, 'unknown') as employer_type,
    case
        when l.headcount = 0 then '0'
        when l.headcount < 10 then '1–9'
        when l.headcount < 50 then '10–49'
        when l.headcount < 200 then '50–199'
        when l.headcount < 500 then '200–499'
        else '500+'
    end as size_class,
    (count(*) filter (l.period_ix = getvariable('ranking_ix')))::integer as employers,
    coalesce(sum(t.late) filter (l.period_ix = getvariable('ranking_ix')), 0)::double as late,
    sum(
        l.si_accrued + l.si_adjusted + l.hi_accrued + l.hi_adjusted
        + l.ui_accrued + l.ui_adjusted + l.oa_accrued + l.oa_adjusted
    )::double as receivable
from warehouse.fct_ledger as l
inner join warehouse.dim_employer_version as v on l.version_id = v.version_id
left join warehouse.fct_late as t
    on l.employer_id = t.employer_id and l.period_ix = t.period_ix and t.period_ix = getvariable('ranking_ix')
where l.period_ix between getvariable('ranking_ix') - 11 and getvariable('ranking_ix') and v.officer_code <> ''
group by all
order by all
