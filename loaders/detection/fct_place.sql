-- What the month did to a province (as-is) beyond what it did to the sectors: the median of what is left, shrunk by
-- (n - 1) / (n + 4), so that who is alone in a province is not compared with itself. Only employers of sectors with a firm centre count, otherwise a sector's move would leak into its places.
-- grain: period_ix, place
-- kept
with rest as (
    select c.period_ix, c.place, c.d_h - k.c_h as r_h, c.d_w - k.c_w as r_w
    from staging.int_change as c
    inner join detection.fct_centre as k on c.period_ix = k.period_ix and c.stratum_id = k.stratum_id
    where c.heads_before >= 10 and k.is_firm
)
select
    period_ix, place, count(*) as peers,
    coalesce(median(r_h), 0) * (count(*) - 1) / (count(*) + 4) as c_h,
    coalesce(median(r_w), 0) * (count(*) - 1) / (count(*) + 4) as c_w
from rest
group by period_ix, place
