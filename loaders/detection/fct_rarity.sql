-- What matching a named pattern counts: as much as a sudden change that is as rare. share: of the tested employers who
-- match the pattern at least as severely, in the month and up to eleven before it (from the first in which anybody does);
-- all who match are drawn to `usual_share` of the rule as if that had been seen in `pattern_prior` employer-months.
-- score: the one that `pattern_price` times that share of all tested reach in the month by a sudden change, since
-- several patterns are looked for (the highest of the month where that is less than one employer).
-- grain: employer_id, period_ix, kind
-- kept
with tested as (
    select period_ix, any_value(tested_nation) as tested from detection.fct_tested group by period_ix
),
usual as (
    select id as kind, (parameters::json ->> 'usual_share')::double as usual_share
    from ref.rules
    where parameters::json ->> 'usual_share' is not null
),
spans as (
    select t.period_ix, m.kind, sum(b.tested) as tested
    from tested as t
    cross join (select kind, min(period_ix) as first_ix from detection.fct_match group by kind) as m
    inner join tested as b on b.period_ix between greatest(t.period_ix - 11, m.first_ix) and t.period_ix
    where t.period_ix >= getvariable('detect_from')
    group by t.period_ix, m.kind
),
-- Every match is looked at from its own month and from eleven after it.
seen as (
    select *, unnest(range(period_ix, period_ix + 12))::integer as from_ix
    from detection.fct_match
    where period_ix >= getvariable('detect_from') - 11
),
placed as (
    select
        employer_id, period_ix, kind, from_ix,
        count(*) over (partition by from_ix, kind order by severity desc) as as_severe,
        count(*) over (partition by from_ix, kind) as matched
    from seen
    where from_ix >= getvariable('detect_from')
),
shares as (
    select
        p.employer_id, p.period_ix, p.kind,
        (p.matched + u.usual_share * getvariable('budget').pattern_prior) / (s.tested + getvariable('budget').pattern_prior)
            * p.as_severe / p.matched as share
    from placed as p
    inner join spans as s on p.period_ix = s.period_ix and p.kind = s.kind
    inner join usual as u on p.kind = u.kind
    where p.period_ix = p.from_ix
)
select s.employer_id, s.period_ix, s.kind, s.share, coalesce(r.z, getvariable('sudden_change').least_score) as score
from (
    select s.*, t.tested, greatest(getvariable('budget').pattern_price * s.share * t.tested, 1) as most_above
    from shares as s inner join tested as t on s.period_ix = t.period_ix
) as s
asof left join staging.int_tail as r on s.period_ix = r.period_ix and s.most_above > r.above
