-- Verdicts that no sign can ever have: the employer is in no ledger and no register, or the variable is none of those that
-- signs are about. They count for nobody and are reported, so that whoever wrote them can write them right.
-- grain: employer_code, period_ix, variable
-- checks: fault in ('employer', 'variable')
select
    v.employer_code, v.period_ix, v.variable, max(v.load_seq) as load_seq,
    case when any_value(e.employer_id) is null then 'employer' else 'variable' end as fault
from staging.stg_verdicts as v
left join warehouse.dim_employer as e on v.employer_code = e.employer_code
where e.employer_id is null or v.variable not in ('headcount', 'average_wage', 'wage_base', 'paid')
group by v.employer_code, v.period_ix, v.variable
