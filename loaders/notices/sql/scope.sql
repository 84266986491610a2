-- Employers of a province, agency or one employer that have a row in the month of the notice, in the order in which they
-- are printed.
-- grain: employer_id
select
    l.employer_id, e.employer_code, l.version_id,
    coalesce(v.agency_code, '') as agency_code,
    (row_number() over (order by coalesce(v.agency_code, ''), e.employer_code) - 1)::integer as n
from warehouse.fct_ledger as l
inner join warehouse.dim_employer as e on l.employer_id = e.employer_id
left join warehouse.dim_employer_version as v on l.version_id = v.version_id
where l.period_ix = getvariable('notice_ix') and l.as_is_code = getvariable('notice_province')
    and (getvariable('notice_agency') is null or v.agency_code = getvariable('notice_agency'))
    and (getvariable('notice_employer') is null or e.employer_code = getvariable('notice_employer'))
