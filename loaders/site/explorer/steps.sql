-- What the ladder says of employers from_employer to to_employer: stretches of months in which it says the same; months
-- in which nothing is due, nothing is apart and nothing can be published are left out.
-- grain: employer_id, from_ix
with said as (
    select
        employer_id, period_ix, step_due, since, deadline, preconditions_met, missing, publishable, handling,
        hash(step_due, since, deadline, preconditions_met, missing, publishable, handling) as word
    from ladder.fct_step
    where employer_id between getvariable('from_employer') and getvariable('to_employer')
),
begun as (
    select *, lag(word) over own is distinct from word or lag(period_ix) over own <> period_ix - 1 as is_first
    from said
    window own as (partition by employer_id order by period_ix)
),
numbered as (
    select *, count(*) filter (is_first) over (partition by employer_id order by period_ix) as stretch from begun
)
select
    employer_id, min(period_ix) as from_ix, max(period_ix) as to_ix, any_value(step_due) as step,
    strftime(any_value(since), '%Y-%m-%d') as since, strftime(any_value(deadline), '%Y-%m-%d') as deadline,
    any_value(preconditions_met) as met, any_value(missing) as missing, any_value(publishable) as publishable,
    any_value(handling) as handling
from numbered
group by employer_id, stretch
having any_value(step_due) is not null or any_value(handling) is not null or bool_or(publishable)
