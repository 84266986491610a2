-- Slow erosion: CUSUM (k, h of data/rules/slow_erosion.json) of the standardised surprises of headcount (h) and average
-- wage (w), one row per month in which a sum that has passed h grew. Months without a change let the sum run down by k.
-- score: the sum of the surprises themselves since it began in standard errors of such a sum (the root of its months), so
-- that many small steps are comparable with one large.
-- grain: employer_id, period_ix, variable
-- kept
with walked as (
    -- The sum of x - k from the first month on; months without a row count as x = 0.
    select
        series_id, period_ix, x,
        sum(x) over w - getvariable('slow_erosion').k * (period_ix - first_value(period_ix) over w + 1) as path
    from staging.int_step
    window w as (partition by series_id order by period_ix rows unbounded preceding)
),
-- base: the path as it stood before a month that adds to the sum. Looked up again below, so made once.
based as materialized (
    select *, path - case when x > getvariable('slow_erosion').k then x - getvariable('slow_erosion').k else 0 end as base
    from walked
),
floored as (
    select *, min(base) over w as least_path
    from based
    window w as (partition by series_id order by period_ix rows unbounded preceding)
),
passed as (
    select series_id, period_ix, path - least_path as cusum, least_path
    from floored
    where x > 0 and period_ix >= getvariable('detect_from')
        and path - least_path >= getvariable('slow_erosion').h
),
-- Where the sum began is asked only of the few that passed: the first month in which the path stood lowest.
begun as (
    select
        p.series_id, p.period_ix, p.cusum,
        min(case when b.x > getvariable('slow_erosion').k then b.period_ix - 1 else b.period_ix end) as since_ix
    from passed as p
    inner join based as b on p.series_id = b.series_id and p.period_ix >= b.period_ix and p.least_path = b.base
    group by p.series_id, p.period_ix, p.cusum
)
select
    (series_id // 4)::integer as employer_id, period_ix,
    case when series_id % 4 < 2 then 'headcount' else 'average_wage' end as variable,
    case when series_id % 2 = 0 then 1 else -1 end::tinyint as side,
    cusum::float as cusum,
    (cusum / sqrt(period_ix - since_ix) + getvariable('slow_erosion').k * sqrt(period_ix - since_ix))::float as score,
    since_ix
from begun
where period_ix - since_ix >= getvariable('slow_erosion').least_months
