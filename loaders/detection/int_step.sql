-- Standardised surprises of employers whose steps in one direction can add up to an erosion at all: those whose running
-- sum (surprises clipped, so that one large month alone is no drift) spans what a sum of h over the least number of months
-- needs. series: 0 headcount, 2 average wage; one more where the falls are counted.
-- Where only the last months are computed, of those who moved in them.
with asked as (
    from detection.fct_score where getvariable('detect_from') = 0
    union all
    select s.* from detection.fct_score as s
    semi join (from detection.fct_score where period_ix >= getvariable('detect_from')) as n on s.employer_id = n.employer_id
    where getvariable('detect_from') > 0
),
clipped as (
    select
        employer_id, period_ix,
        staging.clipped(x_h) as x_h, staging.clipped(x_w) as x_w
    from asked
    where x_h <> 0 or x_w <> 0
),
summed as (
    select
        employer_id, period_ix,
        sum(x_h::double) over w as c_h, sum(x_w::double) over w as c_w
    from clipped
    window w as (partition by employer_id order by period_ix rows unbounded preceding)
),
-- What a series could reach in a month that is computed, were it not to run down.
hopeful as (
    select
        employer_id,
        max(c_h) filter (period_ix >= getvariable('detect_from')) - least(min(c_h), 0) as up_h,
        greatest(max(c_h), 0) - min(c_h) filter (period_ix >= getvariable('detect_from')) as down_h,
        max(c_w) filter (period_ix >= getvariable('detect_from')) - least(min(c_w), 0) as up_w,
        greatest(max(c_w), 0) - min(c_w) filter (period_ix >= getvariable('detect_from')) as down_w
    from summed
    group by employer_id
    having greatest(up_h, down_h, up_w, down_w) >= staging.least_sum()
)
select c.employer_id * 4::bigint as series_id, c.period_ix, c.x_h as x
from clipped as c
inner join (from hopeful where up_h >= staging.least_sum()) as p on c.employer_id = p.employer_id
where c.x_h <> 0
union all
select c.employer_id * 4::bigint + 1 as series_id, c.period_ix, -c.x_h as x
from clipped as c
inner join (from hopeful where down_h >= staging.least_sum()) as p on c.employer_id = p.employer_id
where c.x_h <> 0
union all
select c.employer_id * 4::bigint + 2 as series_id, c.period_ix, c.x_w as x
from clipped as c
inner join (from hopeful where up_w >= staging.least_sum()) as p on c.employer_id = p.employer_id
where c.x_w <> 0
union all
select c.employer_id * 4::bigint + 3 as series_id, c.period_ix, -c.x_w as x
from clipped as c
inner join (from hopeful where down_w >= staging.least_sum()) as p on c.employer_id = p.employer_id
where c.x_w <> 0
