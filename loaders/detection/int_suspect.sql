-- One row per employer, month and variable that any rule names: a named pattern goes before a change without a name,
-- the more particular before the more general (the order of the rules); the strongest score counts.
-- grain: employer_id, period_ix, variable
with everything as (
    select employer_id, period_ix, variable, kind, direction, observed, expected, score, since_ix, impact from staging.int_jump
    union all by name from staging.int_erosion
    union all by name from staging.int_wage_pattern
    union all by name from staging.int_head_pattern
    union all by name from staging.int_payment_stop
    union all by name from staging.int_shuffle
)
select e.* exclude (score), max(e.score) over (partition by e.employer_id, e.period_ix, e.variable) as score
from everything as e
inner join ref.rules as r on e.kind = r.id
qualify row_number() over (
    partition by e.employer_id, e.period_ix, e.variable order by r.sort desc, e.score desc
) = 1
