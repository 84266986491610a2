-- Cells held back: more than half of their employers stood in another place the month before, which happens when a
-- code that means another province since 2025-07 was used under the wrong map. Places are compared through the
-- crosswalk when the two months lie on different maps.
-- grain: province_code, period_ix
with rows as (
    select p.employer_id, p.period_ix, p.province_code,
        case when p.period_ix < 24306 then m.as_is_code else p.province_code end as as_is_code
    from staging.int_present as p
    anti join staging.int_doubled as d
        on p.employer_id = d.employer_id and p.period_ix = d.period_ix and p.province_code = d.province_code
    left join ref.provinces as m on m.map = '63' and p.province_code = m.code
),
moves as (
    select period_ix, province_code, as_is_code,
        lag(period_ix) over w as before_ix, lag(province_code) over w as before_code, lag(as_is_code) over w as before_as_is
    from rows
    window w as (partition by employer_id order by period_ix)
)
select province_code, period_ix, count(*) as employers,
    count(*) filter (
        before_ix = period_ix - 1
        and case when (before_ix < 24306) <> (period_ix < 24306) then before_as_is <> as_is_code else before_code <> province_code end
    ) as from_elsewhere
from moves
group by province_code, period_ix
having from_elsewhere * 2 > count(*)
