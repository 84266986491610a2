-- Candidates for review under article 216 of the Penal Code at the last month, each test with what it rests on: the age of
-- the oldest unpaid amount, the months known in which something was late for a month or more (consecutive or cumulative),
-- the sanction before, the amount and the headcount with the clause that each reaches. A candidate is no finding.
-- grain: employer_id
-- checks: months_late >= 6; penalty_date is not null; clause is not null; months_cumulative >= 1
with last_month as (
    select max(period_ix) as last_ix from warehouse.dim_period
),
months as (
    select t.employer_id, count(*)::integer as months_cumulative
    from warehouse.fct_late as t
    where t.late_interest_bearing > 0
    group by t.employer_id
),
numbers as (
    select employer_id, document_date, min(document_no) as document_no
    from warehouse.fct_document where action = 'penalty_decision' group by employer_id, document_date
)
select
    s.employer_id, s.period_ix, s.as_is_code, s.agency_code, s.officer_code, s.months_late, m.months_cumulative,
    p.document_no as penalty_no, s.penalised_on as penalty_date, s.late, s.headcount, a.clause as amount_clause,
    h.clause as headcount_clause, greatest(a.clause, h.clause) as clause, s.step_due, s.referred_on
from ladder.fct_step as s
inner join last_month as l on s.period_ix = l.last_ix
inner join months as m on s.employer_id = m.employer_id
left join numbers as p on s.employer_id = p.employer_id and s.penalised_on = p.document_date
left join ref.article_216 as a on s.late >= a.amount_from and s.late < coalesce(a.amount_to, 9223372036854775807)
left join ref.article_216 as h
    on s.headcount >= h.headcount_from and s.headcount < coalesce(h.headcount_to, 9223372036854775807)
where s.is_216_candidate
