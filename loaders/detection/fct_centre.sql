-- What the month did to a comparison group as a whole: the median log change of its employers with ten workers or more
-- (smaller ones cannot show a shock of a few per cent). A group of fewer than ten is drawn to its section, a section of
-- fewer than ten to "no change": never to other sectors, so that what happens to one sector cannot move anybody outside.
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
),
-- own: how far a group is judged by itself; wide: how far its section is.
weighed as (
    select
        p.period_ix, p.stratum_id, p.employers,
        coalesce(s.n, 0) as n, coalesce(g.n, 0) as n_section,
        case when s.n >= 10 then 1 else greatest(coalesce(s.n, 0) - 1, 0) / (coalesce(s.n, 0) + 2) end as own,
        least(coalesce(g.n, 0) / 10, 1) as wide,
        coalesce(s.m_h, 0) as m_h, coalesce(s.m_w, 0) as m_w, coalesce(g.m_h, 0) as g_h, coalesce(g.m_w, 0) as g_w
    from present as p
    left join strata as s on p.period_ix = s.period_ix and p.stratum_id = s.stratum_id
    left join sections as g on p.period_ix = g.period_ix and p.group_id = g.group_id
)
select
    period_ix, stratum_id, employers,
    case when n >= 10 then n else n_section end as peers,
    n >= 10 or n_section >= 10 as is_firm,
    own * m_h + (1 - own) * wide * g_h as c_h,
    own * m_w + (1 - own) * wide * g_w as c_w
from weighed
