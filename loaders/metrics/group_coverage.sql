-- Which deliveries can hold rows of a place-group in a month, how many of them have arrived, and whether all are whole.
-- "all" serves nation, sectors, employer types and size classes. A delivery of which nothing could be taken is not
-- known; one that is held back or has rows in quarantine is known in part and not complete.
-- grain: scope, code, period_ix
with expected as (
    select
        e.period_ix, e.province_code, e.as_is_code,
        coalesce(d.accepted > 0, false) as is_known,
        coalesce(d.accepted > 0 and d.quarantined = 0 and not d.is_held, false) as is_whole,
        p.province_code is not null as is_provisional
    from warehouse.fct_expected as e
    left join warehouse.fct_delivery as d on e.period_ix = d.period_ix and e.province_code = d.province_code
    left join (select distinct period_ix, province_code from warehouse.fct_reconciliation where is_provisional) as p
        on e.period_ix = p.period_ix and e.province_code = p.province_code
),
scopes as (
    select 'all' as scope, '' as code, * from expected
    union all select 'as-is', as_is_code, * from expected
    union all select 'as-was', province_code, * from expected
),
unplaced as (
    select period_ix, sum(rows)::bigint as rows from staging.int_unplaced group by period_ix
)
select
    s.scope, s.code, s.period_ix,
    bool_or(s.is_known) as is_known,
    bool_and(s.is_whole) and not (s.scope = 'all' and coalesce(max(u.rows), 0) > 0) as complete,
    count(*) filter (s.is_known)::integer as deliveries,
    count(*)::integer as deliveries_expected,
    count(*) filter (s.is_provisional)::integer as provisional
from scopes as s
left join unplaced as u on s.period_ix = u.period_ix
group by s.scope, s.code, s.period_ix
