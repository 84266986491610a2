-- Employers whose flags are listed by name, with their numbers beside them: the last twelve months, newest first, as far
-- as six thousand employers reach (the newest month always). A province whose last delivery is older than the nation's
-- has its own last month.
-- grain: employer_id, period_ix
with last_of_place as (
    select place, max(period_ix) as last_ix from detection.fct_tested group by place
),
shown as (
    select distinct f.employer_id, f.period_ix
    from detection.fct_flag as f
    inner join last_of_place as p on f.as_is_code::utinyint = p.place
    where f.tier is not null or (f.tier_province is not null and f.period_ix = p.last_ix)
),
months as (
    select
        period_ix,
        sum(count(*)) over (order by period_ix desc) as employers,
        row_number() over (order by period_ix desc) as months_back,
        max(period_ix) over () as newest_ix
    from shown
    group by period_ix
)
select s.employer_id, s.period_ix
from shown as s
inner join months as m on s.period_ix = m.period_ix
where m.months_back = 1 or (m.employers <= 6000 and s.period_ix > m.newest_ix - 12)
