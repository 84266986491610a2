-- Who must explain a month: every province of today and month that could be judged, asked or not, with how many criteria
-- hold. Borderline: the answer would have been the other one had every criterion that is near its threshold fallen on
-- the other side.
-- grain: period_ix, code
-- checks: not (is_asked and not has_required)
with counted as (
    select
        period_ix, code,
        count(*) filter (holds)::integer as holding,
        count(*) filter (value is not null)::integer as known,
        bool_and(holds or not is_required) as has_required,
        count(*) filter (holds and not is_near)::integer as holding_surely,
        bool_and((holds and not is_near) or not is_required) as has_required_surely,
        count(*) filter (holds or is_near)::integer as holding_perhaps,
        bool_and(holds or is_near or not is_required) as has_required_perhaps
    from requests.fct_criterion
    group by period_ix, code
)
select
    c.period_ix, t.period, c.code, 'GT-' || t.period || '-' || c.code as request_id,
    c.has_required and c.holding >= r.least_criteria as is_asked,
    case when c.has_required and c.holding >= r.least_criteria
        then not (c.has_required_surely and c.holding_surely >= r.least_criteria)
        else c.has_required_perhaps and c.holding_perhaps >= r.least_criteria
    end as is_borderline,
    c.has_required, c.holding, c.known, r.least_criteria,
    make_date((c.period_ix + 1) // 12, (c.period_ix + 1) % 12 + 1, r.reply_by_day) as reply_by
from counted as c
inner join warehouse.dim_period as t on c.period_ix = t.period_ix
cross join ref.request_rule as r
where c.period_ix >= r.from_ix and (r.to_ix is null or c.period_ix <= r.to_ix)
