-- The emulation sheet: what each criterion measures of a province or officer in a quarter or year, with its 95 % interval
-- (low, high; equal to value for plain counts; null where one case alone cannot tell), and the points that the criterion's
-- scale gives (ref.scoring). officer_code is '' for a province. Rounded so far that the order of summing does not show.
-- grain: span, level, as_is_code, officer_code, criterion
-- checks: points between 0 and 100; points_low is null or points_low <= points + 1e-9; points_high is null or points_high >= points - 1e-9; low is null or low <= value + 1e-9; high is null or high >= value - 1e-9
with measured as (
    select
        span, level, as_is_code, officer_code, 'rate_change' as criterion, value,
        value - 1.959963984540054 * sqrt(variance) as low, value + 1.959963984540054 * sqrt(variance) as high,
        null::bigint as hits, null::bigint as cases
    from staging.int_score_rate
    union all
    select
        span, level, as_is_code, officer_code, criterion, hits / cases,
        greatest(wilson_centre(hits / cases, clusters) - wilson_half(hits / cases, clusters), 0),
        least(wilson_centre(hits / cases, clusters) + wilson_half(hits / cases, clusters), 1), hits, cases
    from staging.int_score_share
    union all
    select span, 'province', as_is_code, '', criterion, value, value, value, null, null from staging.int_score_plan
    union all
    select
        span, level, as_is_code, officer_code, 'assessment', value,
        value - 1.959963984540054 * sqrt(variance), value + 1.959963984540054 * sqrt(variance), null, n
    from staging.int_score_assessed
),
weighed as (
    select
        m.*, w.kind, w.from_ix, w.to_ix, w.is_open, u.employers, c.sort, c.weight,
        100 * (m.value - c.zero) / (c."full" - c.zero) as p,
        100 * (m.low - c.zero) / (c."full" - c.zero) as p_low, 100 * (m.high - c.zero) / (c."full" - c.zero) as p_high
    from measured as m
    inner join staging.int_score_window as w on m.span = w.span
    inner join staging.int_score_unit as u
        on m.span = u.span and m.level = u.level and m.as_is_code = u.as_is_code and m.officer_code = u.officer_code and u.is_scored
    inner join ref.scoring as c
        on m.criterion = c.id and w.to_ix between c.from_ix and c.to_ix
        and if(m.level = 'province', c.is_province, c.is_officer)
)
select
    span, kind, from_ix, to_ix, is_open, level, as_is_code, officer_code, employers, criterion, sort, weight,
    round(value, 12) as value, round(low, 12) as low, round(high, 12) as high, hits, cases,
    round(least(greatest(p, 0), 100), 10) as points,
    if(p_low is null, null, round(least(greatest(least(p_low, p_high), 0), 100), 10)) as points_low,
    if(p_low is null, null, round(least(greatest(p_low, p_high, 0), 100), 10)) as points_high
from weighed
