-- Everybody who matches a named pattern of data/rules. score: of the change itself, 0 where the pattern is no change.
-- severity: in which order the employers who match one pattern are looked at.
from (
    select employer_id, period_ix, variable, kind, direction, observed, expected, score, severity, since_ix, impact
    from staging.int_wage_pattern
    union all by name select *, score as severity from staging.int_head_pattern
    union all by name from staging.int_payment_stop
    union all by name select *, score as severity from staging.int_shuffle
)
