-- Peers of the suspects: employers of the same comparison group in the same province that month, and their median change.
-- grain: period_ix, stratum_id, place
with wanted as (
    select distinct period_ix, stratum_id, as_is_code::utinyint as place from staging.int_context
)
select
    c.period_ix, c.stratum_id, c.place, count(*) as peers,
    exp(median(c.d_h)) - 1 as median_h, exp(coalesce(median(c.d_w), 0)) - 1 as median_w,
    exp(median(c.d_h + coalesce(c.d_w, 0))) - 1 as median_b
from staging.int_change as c
inner join wanted as w on c.period_ix = w.period_ix and c.stratum_id = w.stratum_id and c.place = w.place
group by c.period_ix, c.stratum_id, c.place
