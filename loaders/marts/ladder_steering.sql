-- The position of each province at the last month, for the report to its steering committee: late employers by class of
-- debt, and how many stand at which step of the ladder.
-- grain: code
-- checks: employers > 0; late > 0
-- empty: allowed
select
    s.as_is_code as code, count(*)::double as employers, sum(s.late)::double as late,
    count(*) filter (s.debt_class = 1)::double as employers_1, coalesce(sum(s.late) filter (s.debt_class = 1), 0)::double as late_1,
    count(*) filter (s.debt_class = 2)::double as employers_2, coalesce(sum(s.late) filter (s.debt_class = 2), 0)::double as late_2,
    count(*) filter (s.debt_class = 3)::double as employers_3, coalesce(sum(s.late) filter (s.debt_class = 3), 0)::double as late_3,
    count(*) filter (s.debt_class = 4)::double as employers_4, coalesce(sum(s.late) filter (s.debt_class = 4), 0)::double as late_4,
    count(*) filter (s.dunned_on is not null)::double as dunned,
    count(*) filter (s.inspected_on is not null or s.concluded_on is not null)::double as inspected,
    count(*) filter (s.penalised_on is not null)::double as penalised,
    count(*) filter (s.enforced_on is not null)::double as enforced,
    count(*) filter (s.referred_on is not null)::double as referred,
    count(*) filter (s.step_due is not null)::double as due,
    count(*) filter (s.publishable)::double as publishable,
    count(*) filter (s.is_216_candidate)::double as candidates
from ladder.fct_step as s
where s.period_ix = (select max(period_ix) from warehouse.dim_period)
group by s.as_is_code
order by code
