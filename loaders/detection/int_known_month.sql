-- Months of an employer that somebody has looked into and found out of the ordinary, be it rightly explained or confirmed,
-- and the month after where it only leads back: they tell nothing about how much the employer ordinarily moves. A false
-- alarm does, so such a month stays in.
-- grain: employer_id, period_ix
with known as (
    select employer_id, period_ix, bool_or(verdict = 'confirmed') as is_confirmed
    from warehouse.fct_verdict
    where verdict in ('explained', 'confirmed') and variable in ('headcount', 'average_wage', 'wage_base')
    group by employer_id, period_ix
),
levels as (
    select employer_id, period_ix, headcount, wage_base
    from warehouse.fct_ledger
    where employer_id in (select employer_id from known)
),
returns as (
    select k.employer_id, k.period_ix + 1 as period_ix, k.is_confirmed
    from known as k
    inner join levels as b on k.employer_id = b.employer_id and k.period_ix - 1 = b.period_ix
    inner join levels as l on k.employer_id = l.employer_id and k.period_ix = l.period_ix
    inner join levels as n on k.employer_id = n.employer_id and k.period_ix + 1 = n.period_ix
    where (l.headcount <> b.headcount and abs(n.headcount - b.headcount) < 0.5 * abs(l.headcount - b.headcount))
        or (l.wage_base <> b.wage_base and abs(n.wage_base - b.wage_base) < 0.5 * abs(l.wage_base - b.wage_base))
)
select employer_id, period_ix, bool_or(is_confirmed) as is_confirmed
from (from known union all from returns)
group by employer_id, period_ix
