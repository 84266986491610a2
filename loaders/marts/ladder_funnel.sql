-- How many employers stand at each step of the ladder and with how much, for the nation and the provinces of today at the
-- last thirteen month ends and for officers at the last one. state: the step due, `apart` (handled beside the steps) or
-- `waiting` (late, nothing due now). months: median of the months since the step became due. overdue: deadline before the
-- month's end. blocked: what the step requires is not on file.
-- grain: period_ix, level, as_is_code, officer_code, state
-- checks: employers > 0; overdue <= employers; blocked <= employers; late > 0
-- empty: allowed
with last as (
    select max(period_ix) as last_ix from warehouse.dim_period
),

states as (
    select
        s.period_ix, s.as_is_code, coalesce(s.officer_code, '') as officer_code, s.late,
        case when s.handling is not null then 'apart' else coalesce(s.step_due, 'waiting') end as state,
        s.period_ix - (year(s.since) * 12 + month(s.since) - 1) as months,
        coalesce(s.deadline < last_day(make_date(s.period_ix // 12, s.period_ix % 12 + 1, 1)), false) as is_overdue,
        coalesce(not s.preconditions_met, false) as is_blocked,
        s.period_ix = last.last_ix as is_last
    from ladder.fct_step as s
    cross join last
    where s.period_ix > last.last_ix - 13
)

select
    period_ix,
    case when grouping(as_is_code) = 1 then 'nation' when grouping(officer_code) = 1 then 'province' else 'officer' end as level,
    coalesce(as_is_code, 'VN') as as_is_code,
    coalesce(officer_code, '') as officer_code,
    state,
    count(*)::integer as employers,
    sum(late)::bigint as late,
    median(months)::double as months,
    count(*) filter (is_overdue)::integer as overdue,
    count(*) filter (is_blocked)::integer as blocked
from states
group by grouping sets ((period_ix, state), (period_ix, as_is_code, state), (period_ix, as_is_code, officer_code, state, is_last))
having grouping(is_last) = 1 or is_last
order by period_ix, level, as_is_code, officer_code, state
