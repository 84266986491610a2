-- What the month did to a comparison group as a whole: the median log change of its employers with ten workers or more
-- (smaller ones cannot show a shock of a few per cent). A group of fewer than ten borrows from its section, a section of
-- fewer than ten is drawn to "no change": never from other sectors, so that what happens to one sector cannot move
-- anybody outside it.
-- grain: period_ix, stratum_id
with reference as (
    select c.period_ix, c.stratum_id, s.group_id, c.d_h, c.d_w
    from staging.int_change as c
    inner join detection.dim_stratum as s on c.stratum_id = s.stratum_id
    where c.heads_before >= 10
),
strata as (
    select period_ix, stratum_id, count(*) as n, coalesce(median(d_h), 0) as m_h, coalesce(median(d_w), 0) as m_w
    from reference
    group by period_ix, stratum_id
),
sections as (
    select period_ix, group_id, count(*) as n, coalesce(median(d_h), 0) as m_h, coalesce(median(d_w), 0) as m_w
    from reference
    group by period_ix, group_id
),
present as (
    select c.period_ix, c.stratum_id, s.group_id, c.employers
    from (
        select period_ix, stratum_id, count(*) as employers
        from staging.int_change
        group by period_ix, stratum_id
    ) as c
    inner join detection.dim_stratum as s on c.stratum_id = s.stratum_id
)
select
    p.period_ix, p.stratum_id, p.employers,
    case when s.n >= 10 then s.n else coalesce(g.n, 0) end as peers,
    coalesce(s.n, 0) >= 10 or coalesce(g.n, 0) >= 10 as is_firm,
    case when s.n >= 10 then s.m_h else coalesce(g.m_h * least(g.n / 10, 1), 0) end as c_h,
    case when s.n >= 10 then s.m_w else coalesce(g.m_w * least(g.n / 10, 1), 0) end as c_w
from present as p
left join strata as s on p.period_ix = s.period_ix and p.stratum_id = s.stratum_id
left join sections as g on p.period_ix = g.period_ix and p.group_id = g.group_id
