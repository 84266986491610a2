-- For every step and due month: the first month end at which the step's age was reached under the rule then in force.
-- grain: step, due_ix
with dues as (
    select distinct due_ix from staging.int_debtor
)
select r.id as step, d.due_ix, min(greatest(d.due_ix + r.age_months, r.from_ix))::integer as reached_ix
from dues as d
inner join ref.steps as r on greatest(d.due_ix + r.age_months, r.from_ix) <= coalesce(r.to_ix, 99999)
group by r.id, d.due_ix
