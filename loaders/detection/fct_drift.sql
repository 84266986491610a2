-- Slow erosion: CUSUM (k, h of data/rules/slow_erosion.json) of the standardised surprises of headcount (h) and average
-- wage (w), one row per month in which a sum that has passed h grew. Surprises are clipped, so that one large month alone
-- is no drift; months without a change let the sum run down by k.
-- grain: employer_id, period_ix, variable
with standard as (
    select employer_id, period_ix, 'headcount' as variable, x_h as x from detection.fct_score where x_h <> 0
    union all
    select employer_id, period_ix, 'average_wage', x_w from detection.fct_score where x_w <> 0
),
sides as (
    select
        employer_id, period_ix, variable, side,
        greatest(least(x * side, getvariable('slow_erosion').clip), -getvariable('slow_erosion').clip) as x
    from standard
    cross join (values (1), (-1)) as t(side)
),
-- Sums can only pass h where the steps of one direction outweigh k by that much.
hopeful as (
    select employer_id, variable, side
    from sides
    group by employer_id, variable, side
    having count(*) filter (x > 0) >= 3
        and sum(greatest(x - getvariable('slow_erosion').k, 0)) >= getvariable('slow_erosion').h
),
-- The sum of x - k from the first month on; months without a row count as x = 0.
walked as (
    select
        s.*,
        sum(s.x) over w - getvariable('slow_erosion').k * (s.period_ix - first_value(s.period_ix) over w + 1) as path
    from sides as s
    inner join hopeful as p on s.employer_id = p.employer_id and s.variable = p.variable and s.side = p.side
    window w as (partition by s.employer_id, s.variable, s.side order by s.period_ix)
),
floored as (
    select
        *,
        min(path - greatest(x - getvariable('slow_erosion').k, 0)) over w as least_path,
        arg_min(case when x > getvariable('slow_erosion').k then period_ix - 1 else period_ix end, path - greatest(x - getvariable('slow_erosion').k, 0)) over w as since_ix
    from walked
    window w as (partition by employer_id, variable, side order by period_ix)
)
select
    employer_id, period_ix, variable, side::tinyint as side,
    (path - least_path)::float as cusum,
    since_ix
from floored
where x > 0
    and path - least_path >= getvariable('slow_erosion').h
    and period_ix - since_ix >= getvariable('slow_erosion').least_months
