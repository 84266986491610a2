-- The whole score of a province or officer in a span: the weighted mean of the points that could be measured (measured is
-- their weight of all in force, in per cent), with a 95 % interval from the criteria's own intervals taken as independent;
-- is_certain says whether every measured criterion has an interval.
-- grain: span, level, as_is_code, officer_code
-- checks: score between 0 and 100; measured > 0; score_low <= score + 1e-9; score_high >= score - 1e-9
with sums as (
    select
        span, kind, from_ix, to_ix, is_open, level, as_is_code, officer_code, any_value(employers) as employers,
        sum(weight * points) / sum(weight) as score, sum(weight) as measured, count(*) as criteria,
        sqrt(sum((weight * (points - coalesce(points_low, points))) ** 2)) / sum(weight) as down,
        sqrt(sum((weight * (coalesce(points_high, points) - points)) ** 2)) / sum(weight) as up,
        bool_and(points_low is not null) as is_certain
    from ladder.fct_score
    group by span, kind, from_ix, to_ix, is_open, level, as_is_code, officer_code
),
possible as (
    select w.span, sum(c.weight) filter (c.is_province) as province, sum(c.weight) filter (c.is_officer) as officer
    from staging.int_score_window as w
    inner join ref.scoring as c on w.to_ix between c.from_ix and c.to_ix
    group by w.span
)
select
    s.span, s.kind, s.from_ix, s.to_ix, s.is_open, s.level, s.as_is_code, s.officer_code, s.employers, round(s.score, 12) as score,
    round(greatest(s.score - s.down, 0), 12) as score_low, round(least(s.score + s.up, 100), 12) as score_high,
    100 * s.measured / if(s.level = 'province', p.province, p.officer) as measured, s.criteria, s.is_certain
from sums as s
inner join possible as p on s.span = p.span
