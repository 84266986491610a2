-- The employers with the largest late amounts on the latest lists: those still listed at the last known month.
-- grain: list, employer_code
-- checks: late > 0; dunning_date is not null or penalty_date is not null
-- empty: allowed
with latest as (
    select list, max(list_ix) as list_ix from ladder.fct_listed group by list
)
select
    l.list, e.employer_code, v.employer_name, l.as_is_code as code, l.months_late::double as months_late, l.late::double as late,
    l.headcount::double as headcount, l.dunning_no, l.dunning_date::varchar as dunning_date, l.inspection_no,
    l.inspection_date::varchar as inspection_date, l.penalty_no, l.penalty_date::varchar as penalty_date,
    l.evasion_from::varchar as evasion_from, l.is_evasion_sign
from ladder.fct_listed as l
inner join latest as t on l.list = t.list and l.list_ix = t.list_ix
inner join warehouse.dim_employer as e on l.employer_id = e.employer_id
left join warehouse.dim_employer_version as v
    on l.employer_id = v.employer_id and l.list_ix >= v.from_ix and l.list_ix < coalesce(v.to_ix, 99999)
where l.now = 'listed'
qualify row_number() over (partition by l.list order by l.late desc, e.employer_code) <= 100
order by l.list, l.late desc, e.employer_code
