-- Employers that the law bars from commendation at the end of the last scored quarter.
-- grain: employer_code
-- checks: article in (40, 41); late > 0
-- empty: allowed
select
    b.span, e.employer_code, v.employer_name, b.as_is_code as code, b.officer_code as officer, b.months_late,
    b.late::double as late, b.article, b.handling, b.dunned_on::varchar as dunned_on, b.evasion_from::varchar as evasion_from
from ladder.fct_barred as b
inner join warehouse.dim_employer as e on b.employer_id = e.employer_id
left join warehouse.dim_employer_version as v
    on b.employer_id = v.employer_id and b.to_ix >= v.from_ix and (v.to_ix is null or b.to_ix < v.to_ix)
where b.span = (select max(span) from ladder.fct_barred where span like '%Q%')
order by b.late desc, e.employer_code
