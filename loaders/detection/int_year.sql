-- What an employer did in the season before a month in which it moves: a year before, or, around Tết, as many months from
-- the Tết before (which stands in January or in February); of both the one that is more like it, where both moves are
-- large enough to be a season. A month confirmed as anomalous is no season.
-- grain: employer_id, period_ix
with large as (
    select employer_id, period_ix, r_h, r_w
    from staging.int_rest
    where abs(r_h) >= getvariable('sudden_change').least_season or abs(r_w) >= getvariable('sudden_change').least_season
),
tet as (
    select period_ix, lag(period_ix) over (order by period_ix) as before_ix
    from (select distinct period_ix from ref.events where kind = 'tet')
),
months as (select distinct period_ix from large),
seasons as (
    select period_ix, period_ix - 12 as back_ix from months
    union
    select m.period_ix, m.period_ix - t.period_ix + t.before_ix
    from months as m
    inner join tet as t on m.period_ix between t.period_ix - 1 and t.period_ix + 2
    where t.before_ix is not null
)
select
    n.employer_id, n.period_ix,
    arg_max(y.r_h, abs(staging.season(n.r_h, y.r_h))) as year_h,
    arg_max(y.r_w, abs(staging.season(n.r_w, y.r_w))) as year_w
from large as n
inner join seasons as s on n.period_ix = s.period_ix
inner join large as y on n.employer_id = y.employer_id and s.back_ix = y.period_ix
anti join (from staging.int_known_month where is_confirmed) as v on y.employer_id = v.employer_id and y.period_ix = v.period_ix
group by n.employer_id, n.period_ix
