-- Employers whose flags are listed by name: the last twelve months, newest first, as far as six thousand employers reach
-- (the newest month always). A province whose last delivery is older than the nation's has its own last month. The four
-- hundred most pressing of the newest months have their numbers on a page of their own.
-- grain: employer_id, period_ix
with last_of_place as (
    select place, max(period_ix) as last_ix from detection.fct_tested group by place
),
shown as (
    select f.employer_id, f.period_ix, min(f.rank_nation) as rank_nation
    from detection.fct_flag as f
    inner join last_of_place as p on f.as_is_code::utinyint = p.place
    where f.tier is not null or (f.tier_province is not null and f.period_ix = p.last_ix)
    group by f.employer_id, f.period_ix
),
months as (
    select
        period_ix,
        sum(count(*)) over (order by period_ix desc) as employers,
        row_number() over (order by period_ix desc) as months_back,
        max(period_ix) over () as newest_ix
    from shown
    group by period_ix
),
listed as (
    select s.employer_id, s.period_ix, s.rank_nation
    from shown as s
    inner join months as m on s.period_ix = m.period_ix
    where m.months_back = 1 or (m.employers <= 6000 and s.period_ix > m.newest_ix - 12)
),
latest as (
    select employer_id, max(period_ix) as latest_ix, arg_max(rank_nation, period_ix) as latest_rank
    from listed
    group by employer_id
),
numbered as (
    select employer_id, row_number() over (order by latest_ix desc, latest_rank, employer_id) as place_in_line from latest
)
select l.employer_id, l.period_ix, n.place_in_line <= 400 as has_page
from listed as l
inner join numbered as n on l.employer_id = n.employer_id
