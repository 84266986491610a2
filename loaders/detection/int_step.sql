-- Standardised surprises of employers whose steps in one direction can add up to an erosion at all: those that outweigh k
-- by h or more. Surprises are clipped, so that one large month alone is no drift.
with hopeful as (
    select
        employer_id,
        sum(greatest(least(x_h, getvariable('slow_erosion').clip) - getvariable('slow_erosion').k, 0)) as h_up,
        sum(greatest(least(-x_h, getvariable('slow_erosion').clip) - getvariable('slow_erosion').k, 0)) as h_down,
        sum(greatest(least(x_w, getvariable('slow_erosion').clip) - getvariable('slow_erosion').k, 0)) as w_up,
        sum(greatest(least(-x_w, getvariable('slow_erosion').clip) - getvariable('slow_erosion').k, 0)) as w_down
    from detection.fct_score
    group by employer_id
    having greatest(h_up, h_down, w_up, w_down) >= getvariable('slow_erosion').h
),
rows as (
    select s.employer_id, s.period_ix, s.x_h, s.x_w, h.h_up, h.h_down, h.w_up, h.w_down
    from detection.fct_score as s
    inner join hopeful as h on s.employer_id = h.employer_id
),
sides as (
    select employer_id, period_ix, 'headcount' as variable, 1 as side, x_h as x from rows
    where x_h <> 0 and h_up >= getvariable('slow_erosion').h
    union all
    select employer_id, period_ix, 'headcount', -1, -x_h from rows
    where x_h <> 0 and h_down >= getvariable('slow_erosion').h
    union all
    select employer_id, period_ix, 'average_wage', 1, x_w from rows
    where x_w <> 0 and w_up >= getvariable('slow_erosion').h
    union all
    select employer_id, period_ix, 'average_wage', -1, -x_w from rows
    where x_w <> 0 and w_down >= getvariable('slow_erosion').h
)
select
    employer_id, period_ix, variable, side,
    greatest(least(x, getvariable('slow_erosion').clip), -getvariable('slow_erosion').clip) as x
from sides
