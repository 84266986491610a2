-- What the month did to a province beyond what it did to the sectors: the median of what is left, shrunk by
-- (n - 1) / (n + 4), so that who is alone in a province is not compared with itself. Only employers of sectors with a firm
-- centre count, otherwise a sector's move would leak into its places. Before 2025-07 a province as it is now (place) was
-- delivered in parts (the old provinces): what a part did beyond the whole is added, shrunk in the same way.
-- grain: period_ix, delivered
-- kept
with rest as (
    select c.period_ix, c.place, c.delivered, c.d_h - k.c_h as r_h, c.d_w - k.c_w as r_w
    from staging.int_change as c
    inner join detection.fct_centre as k on c.period_ix = k.period_ix and c.stratum_id = k.stratum_id
    where c.heads_before >= 10 and k.is_firm
),
parts as (
    select
        period_ix, place, delivered, count(*) as peers,
        coalesce(median(r_h), 0) as m_h, coalesce(median(r_w), 0) as m_w
    from rest
    group by period_ix, place, delivered
),
divided as (
    select period_ix, place from parts group by period_ix, place having count(*) > 1
),
wholes as (
    select
        r.period_ix, r.place,
        coalesce(median(r.r_h), 0) * (count(*) - 1) / (count(*) + 4) as c_h,
        coalesce(median(r.r_w), 0) * (count(*) - 1) / (count(*) + 4) as c_w
    from rest as r
    semi join divided as d on r.period_ix = d.period_ix and r.place = d.place
    group by r.period_ix, r.place
)
select
    d.period_ix, d.as_is_code::utinyint as place, d.province_code::utinyint as delivered, coalesce(p.peers, 0) as peers,
    coalesce(w.c_h, 0) + coalesce((p.m_h - coalesce(w.c_h, 0)) * (p.peers - 1) / (p.peers + 4), 0) as c_h,
    coalesce(w.c_w, 0) + coalesce((p.m_w - coalesce(w.c_w, 0)) * (p.peers - 1) / (p.peers + 4), 0) as c_w
from warehouse.fct_delivery as d
left join parts as p on d.period_ix = p.period_ix and d.province_code::utinyint = p.delivered
left join wholes as w on d.period_ix = w.period_ix and d.as_is_code::utinyint = w.place
where d.period_ix >= getvariable('detect_from')
