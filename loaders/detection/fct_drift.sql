-- Slow erosion: CUSUM (k, h of data/rules/slow_erosion.json) of the standardised surprises of headcount (h) and average
-- wage (w), one row per month in which a sum that has passed h grew. Months without a change let the sum run down by k.
-- score: the sum of the surprises themselves since it began in standard errors of such a sum (the root of its months), so
-- that many small steps are comparable with one large.
-- grain: employer_id, period_ix, variable
-- kept
with walked as (
    -- The sum of x - k from the first month on; months without a row count as x = 0.
    select
        *, sum(x) over w - getvariable('slow_erosion').k * (period_ix - first_value(period_ix) over w + 1) as path
    from staging.int_step
    window w as (partition by series_id order by period_ix)
),
floored as (
    select
        *,
        min(path - greatest(x - getvariable('slow_erosion').k, 0)) over w as least_path,
        arg_min(
            case when x > getvariable('slow_erosion').k then period_ix - 1 else period_ix end,
            path - greatest(x - getvariable('slow_erosion').k, 0)
        ) over w as since_ix
    from walked
    window w as (partition by series_id order by period_ix)
)
select
    (series_id // 4)::integer as employer_id, period_ix,
    case when series_id % 4 < 2 then 'headcount' else 'average_wage' end as variable,
    case when series_id % 2 = 0 then 1 else -1 end::tinyint as side,
    (path - least_path)::float as cusum,
    ((path - least_path) / sqrt(period_ix - since_ix) + getvariable('slow_erosion').k * sqrt(period_ix - since_ix))::float as score,
    since_ix
from floored
where x > 0 and period_ix >= getvariable('detect_from')
    and path - least_path >= getvariable('slow_erosion').h
    and period_ix - since_ix >= getvariable('slow_erosion').least_months
