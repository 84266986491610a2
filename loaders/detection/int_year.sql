-- What an employer did a year before a month in which it moves, where both moves are large enough to be a season; a month
-- confirmed as anomalous is no season.
with large as (
    select employer_id, period_ix, r_h, r_w
    from staging.int_rest
    where abs(r_h) >= getvariable('sudden_change').least_season or abs(r_w) >= getvariable('sudden_change').least_season
)
select n.employer_id, n.period_ix, y.r_h as year_h, y.r_w as year_w
from large as n
inner join large as y on n.employer_id = y.employer_id and n.period_ix - 12 = y.period_ix
anti join (from staging.int_known_month where is_confirmed) as v on y.employer_id = v.employer_id and y.period_ix = v.period_ix
