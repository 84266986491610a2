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
        count(distinct employer_id) filter (tier is not null) as shown
    from detection.fct_flag
    group by period_ix
),
-- Each employer by its clearest sign; hundredths of a per cent, so that no order of rows can change a digit.
doubtful as (
    select period_ix, sum(round(chance * 10000)::bigint) / 10000 as expected_false
    from (select employer_id, period_ix, min(chance) as chance from detection.fct_flag where tier is not null group by employer_id, period_ix)
    group by period_ix
)
select
    t.period_ix, t.tested::bigint as tested, t.changed::bigint as changed,
    coalesce(f.named, 0) as named, coalesce(f.explained, 0) as explained,
    coalesce(f.urgent, 0) as urgent, coalesce(f.shown, 0) as shown,
    coalesce(d.expected_false, 0)::double as expected_false
from tested as t
left join flagged as f on t.period_ix = f.period_ix
left join doubtful as d on t.period_ix = d.period_ix
