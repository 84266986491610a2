-- From which state of the ladder to which employers moved between the last two month ends, for the nation and by province.
-- grain: level, as_is_code, state_from, state_to
-- checks: employers > 0
-- empty: allowed
select
    case when grouping(as_is_code) = 1 then 'nation' else 'province' end as level,
    coalesce(as_is_code, 'VN') as as_is_code,
    state_from, state_to,
    sum(employers)::integer as employers,
    sum(late_before)::bigint as late_before,
    sum(late_now)::bigint as late_now
from ladder.fct_flow
where period_ix = (select max(period_ix) from warehouse.dim_period)
group by grouping sets ((state_from, state_to), (as_is_code, state_from, state_to))
order by level, as_is_code, state_from, state_to
