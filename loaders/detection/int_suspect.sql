-- One row per employer, month and variable that any rule names: a named pattern goes before a change without a name,
-- the stronger before the weaker.
-- grain: employer_id, period_ix, variable
with everything as (
    select employer_id, period_ix, variable, kind, direction, observed, expected, score, since_ix, impact from staging.int_jump
    union all by name from staging.int_erosion
    union all by name from staging.int_wage_pattern
    union all by name from staging.int_head_pattern
    union all by name from staging.int_payment_stop
    union all by name from staging.int_shuffle
)
select e.*
from everything as e
inner join ref.rules as r on e.kind = r.id
qualify row_number() over (
    partition by e.employer_id, e.period_ix, e.variable order by r.sort < 10, e.score desc, r.sort
) = 1
