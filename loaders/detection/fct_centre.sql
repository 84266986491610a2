-- What the month did to a comparison group as a whole: the median log change of its employers with ten workers or more
-- (smaller ones cannot show a shock of a few per cent). Where fewer than ten are that large, employers from four workers
-- on count too; a group that is still smaller than ten is drawn to "no change", never to other groups: so what happens
-- to one sector cannot move anybody outside it.
-- grain: period_ix, stratum_id
-- kept
with strata as (
    select
        period_ix, stratum_id, count(*) as employers,
        count(*) filter (heads_before >= 10) as n_large,
        count(*) filter (heads_before >= 4) as n_small,
        coalesce(median(d_h) filter (heads_before >= 10), 0) as large_h,
        coalesce(median(d_w) filter (heads_before >= 10), 0) as large_w
    from staging.int_change
    group by period_ix, stratum_id
),
few as (
    select
        c.period_ix, c.stratum_id,
        coalesce(median(c.d_h), 0) as small_h, coalesce(median(c.d_w), 0) as small_w
    from staging.int_change as c
    inner join strata as s
        on c.period_ix = s.period_ix and c.stratum_id = s.stratum_id and s.n_large < 10
    where c.heads_before >= 4
    group by c.period_ix, c.stratum_id
),
chosen as (
    select
        s.period_ix, s.stratum_id, s.employers,
        case when s.n_large >= 10 then s.n_large else s.n_small end as peers,
        case when s.n_large >= 10 then s.large_h else f.small_h end as m_h,
        case when s.n_large >= 10 then s.large_w else f.small_w end as m_w
    from strata as s
    left join few as f on s.period_ix = f.period_ix and s.stratum_id = f.stratum_id
)
select
    period_ix, stratum_id, employers, peers, peers >= 10 as is_firm,
    coalesce(m_h, 0) * case when peers >= 10 then 1 else greatest(peers - 1, 0) / (peers + 2) end as c_h,
    coalesce(m_w, 0) * case when peers >= 10 then 1 else greatest(peers - 1, 0) / (peers + 2) end as c_w
from chosen
