-- The criteria of the rule, one row each for a province of today and a month: value, whether it holds, and whether it is
-- so near its threshold that a little more or less would have changed that.
-- grain: period_ix, code, criterion
with valued as (
    select period_ix, code, unnest([
        {criterion: 'amount_rise', value: case when late_before > 0 then change::double / late_before::double
            when change > 0 then 1::double else 0::double end},
        {criterion: 'beyond_chance', value: score},
        {criterion: 'above_baseline', value: distance},
        {criterion: 'months_running', value: months_running::double},
        {criterion: 'beyond_season', value: rate_change - seasonal}
    ]) as v
    from requests.fct_signal
)
select
    v.period_ix, v.code, v.v.criterion as criterion, c.sort, v.v.value as value, c.threshold,
    coalesce(v.v.value >= c.threshold, false) as holds,
    coalesce(abs(v.v.value - c.threshold) <= c.margin and c.margin > 0, false) as is_near,
    c.is_required
from valued as v
inner join ref.request_criteria as c on v.v.criterion = c.id
