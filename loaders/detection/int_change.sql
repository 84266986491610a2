-- Log changes of headcount (h) and average wage (w) against the month before, where both months are known and the earlier
-- one had workers: a gap, be it a delivery that never came or an employer that paused, makes no change. The wage base is
-- the product of both. Nobody left counts as half a worker, so that a collapse to nothing stays comparable with one to a
-- few; an unknown wage (nobody there, or nothing declared) has no change of its own. months: known before this one's two.
-- place is the province as it is now, delivered the one that the month was delivered for (before 2025-07 one of the 63).
with rows as (
    select
        employer_id, period_ix::smallint as period_ix, as_is_code::utinyint as place, province_code::utinyint as delivered, version_id, headcount::integer as headcount, wage_base,
        row_number() over w as months,
        lag(period_ix::smallint) over w as before_ix,
        lag(headcount::integer) over w as heads_before,
        lag(wage_base) over w as wages_before
    from warehouse.fct_ledger
    where period_ix >= getvariable('detect_from') - 1
    window w as (partition by employer_id order by period_ix::smallint)
)
select
    r.employer_id,
    r.period_ix::integer as period_ix,
    r.place,
    r.delivered,
    coalesce(s.stratum_id, 0)::smallint as stratum_id,
    (r.months + coalesce(e.months_before, 0) - 2)::smallint as months,
    r.heads_before,
    r.headcount as heads,
    staging.head_change(r.headcount, r.heads_before) as d_h,
    staging.wage_change(r.headcount, r.wage_base, r.heads_before, r.wages_before) as d_w
from rows as r
left join staging.int_stratum as s on r.version_id = s.version_id
-- Nobody has any where all months are computed, so that nothing is looked up.
left join (from staging.int_span where months_before > 0) as e on r.employer_id = e.employer_id
where r.before_ix = r.period_ix - 1 and r.heads_before > 0
