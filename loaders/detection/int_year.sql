-- What an employer did in the season before a month in which it moves: a year before, or, around Tết, as many months from
-- the Tết before (which stands in January or in February); of both the one that is more like it, where both moves are
-- large enough to be a season. A month confirmed as anomalous is no season. Rows only where there was one.
-- grain: employer_id, period_ix
with large as (
    select employer_id * 65536::bigint + period_ix as at_ix, employer_id, period_ix, r_h, r_w
    from (
        select employer_id, period_ix, r_h, r_w from staging.int_rest
        union all
        select employer_id, period_ix, r_h, r_w from kept_score where period_ix >= getvariable('detect_from') - 14
    )
    where abs(r_h) >= getvariable('sudden_change').least_season or abs(r_w) >= getvariable('sudden_change').least_season
),
usable as (
    select l.at_ix, l.r_h, l.r_w
    from large as l
    anti join (from staging.int_known_month where is_confirmed) as v on l.employer_id = v.employer_id and l.period_ix = v.period_ix
),
tet as (
    select period_ix, lag(period_ix) over (order by period_ix) as before_ix
    from (select distinct period_ix from ref.events where kind = 'tet')
),
-- Months from Tết to Tết, where that is not a year: Tết moves between January and February.
moved as (
    select distinct t.period_ix + k as period_ix, t.before_ix - t.period_ix as step
    from tet as t, range(-1, 3) as months(k)
    where t.before_ix is not null and t.period_ix - t.before_ix <> 12
),
seasons as (
    select n.at_ix, n.employer_id, n.period_ix, n.r_h, n.r_w, y.r_h as y_h, y.r_w as y_w
    from large as n
    inner join usable as y on n.at_ix - 12 = y.at_ix
),
tets as (
    select n.at_ix, n.employer_id, n.period_ix, n.r_h, n.r_w, y.r_h as t_h, y.r_w as t_w
    from (select l.*, m.step from large as l inner join moved as m on l.period_ix = m.period_ix) as n
    inner join usable as y on n.at_ix + n.step = y.at_ix
)
select
    coalesce(s.employer_id, t.employer_id) as employer_id, coalesce(s.period_ix, t.period_ix) as period_ix,
    case when abs(coalesce(staging.season(t.r_h, t.t_h), 0)) > abs(coalesce(staging.season(s.r_h, s.y_h), 0)) then t.t_h else coalesce(s.y_h, 0) end as year_h,
    case when abs(coalesce(staging.season(t.r_w, t.t_w), 0)) > abs(coalesce(staging.season(s.r_w, s.y_w), 0)) then t.t_w else coalesce(s.y_w, 0) end as year_w
from seasons as s
full join tets as t on s.at_ix = t.at_ix
