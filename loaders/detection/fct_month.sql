-- The month's account: how many were tested and changed, how many rules named, how many were explained, how many stand in
-- each tier, and how many of the shown are expected to be false alarms.
-- grain: period_ix
with tested as (
    select period_ix, sum(tested) as tested, sum(changed) as changed from detection.fct_tested group by period_ix
),
flagged as (
    select
        period_ix,
        count(distinct employer_id) as named,
        count(distinct employer_id) filter (explained_by is not null) as explained,
        count(distinct employer_id) filter (tier = 'urgent') as urgent,
        count(distinct employer_id) filter (tier is not null) as shown,
        max(q) filter (tier is not null) as q
    from detection.fct_flag
    group by period_ix
)
select
    t.period_ix, t.tested::bigint as tested, t.changed::bigint as changed,
    coalesce(f.named, 0) as named, coalesce(f.explained, 0) as explained,
    coalesce(f.urgent, 0) as urgent, coalesce(f.shown, 0) as shown,
    coalesce(f.q * f.shown, 0) as expected_false
from tested as t
left join flagged as f on t.period_ix = f.period_ix
