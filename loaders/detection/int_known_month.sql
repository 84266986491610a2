-- Months of an employer that somebody has looked into and found out of the ordinary, be it rightly explained or confirmed:
-- they tell nothing about how much the employer ordinarily moves. A false alarm does, so such a month stays in.
-- grain: employer_id, period_ix
select employer_id, period_ix, bool_or(verdict = 'confirmed') as is_confirmed
from warehouse.fct_verdict
where verdict in ('explained', 'confirmed') and variable in ('headcount', 'average_wage', 'wage_base')
group by employer_id, period_ix
