-- One row per employer, month and variable that any rule names: a named pattern goes before a change without a name,
-- the more particular before the more general (the order of the rules); the strongest score counts, of a named pattern at
-- least what its rarity is worth. Not so where the pattern is rare only because few stand near a threshold, or left before:
-- falls and rises of that size are as frequent elsewhere, so such a one scores what the move itself does.
-- grain: employer_id, period_ix, variable
with everything as (
    select employer_id, period_ix, variable, kind, direction, observed, expected, score, since_ix, impact from staging.int_jump
    union all by name from staging.int_erosion
    union all by name
    select n.* exclude (severity) replace (
        case when n.kind in ('headcount_shaved', 'mass_leave_return') then n.score else greatest(n.score, p.score) end as score
    )
    from staging.int_named as n
    inner join detection.fct_rarity as p on n.employer_id = p.employer_id and n.period_ix = p.period_ix and n.kind = p.kind
    left join staging.int_frozen as f on n.employer_id = f.employer_id and n.period_ix = f.period_ix
    where n.kind <> 'wage_frozen_at_minimum' or f.is_named
)
select e.* exclude (score), max(e.score) over (partition by e.employer_id, e.period_ix, e.variable) as score
from everything as e
inner join ref.rules as r on e.kind = r.id
qualify row_number() over (
    partition by e.employer_id, e.period_ix, e.variable order by r.sort desc, e.score desc
) = 1
