-- Every change of headcount (h) and average wage (w) of a tested employer: the surprise e (log distance of the observed
-- from the expected) and the score z = |e| / sqrt(s² + materiality² + (a head)²), s being the employer's ordinary scale.
-- Expected: the level of the month before moved by the common shocks of sector and province; and no surprise is what the
-- employer itself did in the same month a year before (a season), or a return to the level from before a surprise.
-- The scale is the employer's own past, the tested month excluded: months of surprise (at most two, at most one in six)
-- are left out, others capped; months with a verdict (explained, confirmed) tell nothing of the ordinary and are left out
-- too, and a confirmed one is no season of the next year; short histories are drawn to the size band. The wage base is heads times wage: its
-- surprise is the sum of both. x is the month's own surprise in standard units, for slow erosion.
-- Tested employers without a row here did not change: their score is 0.
-- grain: employer_id, period_ix
with rest as (
    select
        c.employer_id, c.period_ix, c.heads_before, floor(log2(c.heads_before))::utinyint as band,
        c.d_h <> 0 as moved_h, c.d_w <> 0 as moved_w,
        c.d_h - k.c_h - coalesce(p.c_h, 0) as r_h,
        c.d_w - k.c_w - coalesce(p.c_w, 0) as r_w,
        v.employer_id is not null as is_known, coalesce(v.is_confirmed, false) as is_confirmed
    from staging.int_change as c
    inner join detection.fct_centre as k on c.period_ix = k.period_ix and c.stratum_id = k.stratum_id
    left join detection.fct_place as p on c.period_ix = p.period_ix and c.place = p.place
    left join staging.int_known_month as v on c.employer_id = v.employer_id and c.period_ix = v.period_ix
),
capped as (
    select
        r.employer_id, r.period_ix, r.heads_before, r.moved_h, r.moved_w, r.r_h, r.r_w, r.is_known, r.is_confirmed,
        b.s_h * b.s_h as band_h, b.s_w * b.s_w as band_w,
        getvariable('sudden_change').cap ** 2 * (b.s_h * b.s_h + getvariable('sudden_change').floor ** 2) as cap_h,
        getvariable('sudden_change').cap ** 2 * (b.s_w * b.s_w + getvariable('sudden_change').floor ** 2) as cap_w
    from rest as r
    inner join detection.fct_band as b on r.period_ix = b.period_ix and r.band = b.band
),
-- One running sum carries two: the capped squares, and a million for every month above the cap.
past as (
    select
        *,
        lag(period_ix, 12) over w = period_ix - 12 as has_year,
        lag(period_ix) over w = period_ix - 1 as has_month,
        case when not lag(is_confirmed, 12) over w then lag(r_h, 12) over w end as year_h,
        case when not lag(is_confirmed, 12) over w then lag(r_w, 12) over w end as year_w,
        lag(r_h) over w as last_h, lag(r_w) over w as last_w,
        row_number() over w - 1 - count(*) filter (is_known) over w + is_known::integer as months,
        sum(case when is_known then 0 when r_h * r_h > cap_h then 1e6 + cap_h else r_h * r_h end) over w
            - case when is_known then 0 when r_h * r_h > cap_h then 1e6 + cap_h else r_h * r_h end as sum_h,
        coalesce(sum(case when is_known then 0 when r_w * r_w > cap_w then 1e6 + cap_w else r_w * r_w end) over w, 0)
            - case when is_known or r_w is null then 0 when r_w * r_w > cap_w then 1e6 + cap_w else r_w * r_w end as sum_w
    from capped
    window w as (partition by employer_id order by period_ix)
),
scaled as (
    select
        employer_id, period_ix, months, moved_h, coalesce(moved_w, false) as moved_w, r_h, r_w,
        case when has_month then last_h end as last_h, case when has_month then last_w end as last_w,
        r_h - coalesce(case when has_year then staging.season(r_h, year_h) end, 0) as e_h,
        r_w - coalesce(case when has_year then staging.season(r_w, year_w) end, 0) as e_w,
        staging.own_variance(sum_h, months, cap_h, band_h) as v_h,
        staging.own_variance(sum_w, months, cap_w, band_w) as v_w,
        getvariable('sudden_change').floor ** 2
            + (getvariable('sudden_change').head * t.heads / heads_before) ** 2 as floor_h,
        getvariable('sudden_change').floor ** 2
            + (getvariable('sudden_change').head_wage * t.heads / heads_before) ** 2 as floor_w
    from past
    cross join detection.fct_resolution as t
    where moved_h or moved_w
),
surprised as (
    select
        * exclude (e_h, e_w),
        case when moved_h then staging.surprise(r_h, e_h, last_h, v_h) else 0 end as e_h,
        case when moved_w then staging.surprise(r_w, e_w, last_w, v_w) else 0 end as e_w
    from scaled
),
doubled as (
    select *, staging.with_last(e_h, last_h) as e2_h, staging.with_last(e_w, last_w) as e2_w from surprised
),
-- A step taken in two months counts whole when that is the greater surprise: twice the variance, the same materiality.
weighed as (
    select
        *,
        abs(e2_h) / sqrt(2 * v_h + floor_h) > abs(e_h) / sqrt(v_h + floor_h) as two_h,
        abs(e2_w) / sqrt(2 * v_w + floor_w) > abs(e_w) / sqrt(v_w + floor_w) as two_w
    from doubled
),
chosen as (
    select
        employer_id, period_ix, months, floor_h, floor_w, v_h, v_w, e_h as one_h, e_w as one_w,
        case when two_h then e2_h else e_h end as e_h, case when two_h then 2 * v_h else v_h end as u_h,
        case when two_w then e2_w else e_w end as e_w, case when two_w then 2 * v_w else v_w end as u_w
    from weighed
)
select
    employer_id, period_ix, months::smallint as months,
    e_h::float as e_h, (abs(e_h) / sqrt(u_h + floor_h))::float as z_h,
    e_w::float as e_w, (abs(e_w) / sqrt(u_w + floor_w))::float as z_w,
    (one_h / sqrt(v_h + getvariable('slow_erosion').floor ** 2))::float as x_h,
    (one_w / sqrt(v_w + getvariable('slow_erosion').floor ** 2))::float as x_w,
    (abs(e_h + e_w) / sqrt(u_h + u_w + floor_h))::float as z_b
from chosen
