-- Candidates for review under article 216 at the last month, the largest amount first, with the evidence of each test.
-- grain: employer_code
-- checks: months_late >= 6; late > 0
-- empty: allowed
select
    e.employer_code, v.employer_name, c.as_is_code as code, c.months_late::double as months_late,
    c.months_cumulative::double as months_cumulative, c.penalty_no, c.penalty_date::varchar as penalty_date, c.late::double as late,
    c.headcount::double as headcount, c.amount_clause, c.headcount_clause, c.clause, c.step_due,
    c.referred_on::varchar as referred_on
from ladder.fct_candidate as c
inner join warehouse.dim_employer as e on c.employer_id = e.employer_id
left join warehouse.dim_employer_version as v
    on c.employer_id = v.employer_id and c.period_ix >= v.from_ix and c.period_ix < coalesce(v.to_ix, 99999)
order by c.late desc, e.employer_code
