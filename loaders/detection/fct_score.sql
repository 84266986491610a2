-- Every change of headcount (h) and average wage (w) of a tested employer: the surprise e (log distance of the observed
-- from the expected) and the score z = |e| / sqrt(s² + materiality² + (a share of the common shock)²), s being the
-- employer's ordinary scale, never finer than a part of a head (of wages least where nobody came or went). A head weighs
-- 1 / (heads before x heads now), so that a rise and its fall count alike; not everybody answers alike to a common
-- shock, so the greater it was, the less a distance from it says.
-- Expected: the level of the month before moved by the common shocks of sector and province; and no surprise is what the
-- employer itself did in the same month a year before (a season), or a return to the level from before a surprise.
-- The scale is the employer's own past, the tested month excluded: months of surprise (at most two, at most one in six)
-- are left out, others capped; of a month that repeats the year before only what is left of it counts; months with a
-- verdict (explained, confirmed) tell nothing of the ordinary and are left out too, and a confirmed one is no season of
-- the next year; short histories are drawn to the size band. The wage base is heads times wage: its surprise is the sum
-- of both, and where each of them stands out in the same direction, their scores count together. Of a surprise beyond `large` only a share counts: twice as far is not twice as suspicious,
-- what it costs is the impact's matter. x is the month's own surprise in standard units, for slow erosion.
-- Tested employers without a row here did not change: their score is 0. One row per employer and month, as in its parts.
-- r (what the common shocks leave), n (what the season leaves of that) and band are what a later build needs of months
-- that it keeps.
-- The past before a month in which an employer moves. Months without a move count as months, as 0. Sums carry whole
-- numbers (squares in units of 1e-9, and 2^42 for every month above the cap): no order of rows can change a digit.
-- kept
with moves as (
    select
        r.*, (v.employer_id is not null)::utinyint as known,
        (b.s_h * b.s_h)::float as band_h, (b.s_w * b.s_w)::float as band_w,
        staging.capped(b.s_h) as cap_h, staging.capped(b.s_w) as cap_w,
        (r.r_h - staging.season(r.r_h, coalesce(y.year_h, 0)))::float as n_h,
        (r.r_w - staging.season(r.r_w, coalesce(y.year_w, 0)))::float as n_w,
        case when v.employer_id is null then staging.coded_square(n_h, cap_h) else 0 end as q_h,
        case when v.employer_id is null then staging.coded_square(n_w, cap_w) else 0 end as q_w
    from staging.int_rest as r
    left join staging.int_year as y on r.employer_id = y.employer_id and r.period_ix = y.period_ix
    inner join detection.fct_band as b on r.period_ix = b.period_ix and r.band = b.band
    left join staging.int_known_month as v on r.employer_id = v.employer_id and r.period_ix = v.period_ix
),
squared as (
    from moves union all by name from staging.int_carried
),
looked as (
    select
        *,
        lag(period_ix) over w = period_ix - 1 as has_month,
        lag(r_h) over w as h_1, lag(r_w) over w as w_1,
        sum(q_h) over w - q_h as sum_h,
        sum(q_w) over w - q_w as sum_w,
        sum(known) over w - known as months_known
    from squared
    window w as (partition by employer_id order by period_ix rows between unbounded preceding and current row)
),
past as (
    select
        l.* exclude (q_h, q_w, months, months_known, has_month, h_1, w_1, known),
        l.months - l.months_known as months,
        case when l.has_month then l.h_1 else 0 end as last_h,
        case when l.has_month then l.w_1 else 0 end as last_w
    from looked as l
    where l.period_ix >= getvariable('detect_from')
),
-- above: months above the cap; they are left out while they are few, else they count as the cap.
counted as (
    select
        * exclude (months), months::double as months,
        floor(sum_h / 4398046511104) as above_h, floor(sum_w / 4398046511104) as above_w
    from past
),
judged as (
    select
        *,
        case when above_h <= getvariable('sudden_change').anomalous_months
            and above_h * getvariable('sudden_change').anomalous_share <= months then above_h else 0 end as out_h,
        case when above_w <= getvariable('sudden_change').anomalous_months
            and above_w * getvariable('sudden_change').anomalous_share <= months then above_w else 0 end as out_w
    from counted
),
scaled as (
    select
        employer_id, period_ix, months, band, r_h, r_w, n_h, n_w, last_h, last_w,
        ((sum_h - above_h * 4398046511104) * 1e-9 + (above_h - out_h) * cap_h
            + getvariable('sudden_change').prior_months * getvariable('sudden_change').prior_share * band_h)
            / (months - out_h + getvariable('sudden_change').prior_months) as v_h,
        ((sum_w - above_w * 4398046511104) * 1e-9 + (above_w - out_w) * cap_w
            + getvariable('sudden_change').prior_months * getvariable('sudden_change').prior_share * band_w)
            / (months - out_w + getvariable('sudden_change').prior_months) as v_w,
        getvariable('sudden_change').head ** 2 * t.heads * t.heads / case when heads_product > t.heads then heads_product else t.heads end as head_h,
        -- Nobody came or went: what they earn explains no wage. Where headcounts are rounded nobody knows.
        case when r_h = 0 and t.unit = 1 then getvariable('sudden_change').head_wage_still else getvariable('sudden_change').head_wage end ** 2 * t.heads * t.heads / case when heads_product > t.heads then heads_product else t.heads end as head_w,
        getvariable('sudden_change').floor ** 2 + getvariable('sudden_change').uneven ** 2 * shock_h * shock_h as floor_h,
        getvariable('sudden_change').floor_wage ** 2 + getvariable('sudden_change').uneven ** 2 * shock_w * shock_w as floor_w
    from judged
    cross join detection.dim_resolution as t
),
-- What did not move has r = n = 0, and so no surprise.
surprised as (
    select *, staging.surprise(r_h, n_h, last_h, v_h) as e_h, staging.surprise(r_w, n_w, last_w, v_w) as e_w from scaled
),
doubled as (
    select *, staging.with_last(e_h, last_h) as e2_h, staging.with_last(e_w, last_w) as e2_w from surprised
),
-- A step taken in two months counts whole when that is the greater surprise: twice the variance, the same materiality.
-- The ordinary scale is never finer than its part of a head.
weighed as (
    select
        *,
        case when v_h > head_h then v_h else head_h end as u1_h, case when 2 * v_h > head_h then 2 * v_h else head_h end as u2_h,
        case when v_w > head_w then v_w else head_w end as u1_w, case when 2 * v_w > head_w then 2 * v_w else head_w end as u2_w,
        e_h * e_h / (u1_h + floor_h) as q1_h, e2_h * e2_h / (u2_h + floor_h) as q2_h,
        e_w * e_w / (u1_w + floor_w) as q1_w, e2_w * e2_w / (u2_w + floor_w) as q2_w
    from doubled
),
chosen as (
    select
        *,
        case when q2_h > q1_h then e2_h else e_h end as s_h, case when q2_h > q1_h then u2_h else u1_h end as u_h,
        case when q2_w > q1_w then e2_w else e_w end as s_w, case when q2_w > q1_w then 2 * v_w else v_w end as u_w
    from weighed
)
select
    employer_id, period_ix, months::smallint as months, band, r_h, r_w, n_h, n_w,
    s_h::float as e_h, (sqrt(case when q2_h > q1_h then q2_h else q1_h end) * staging.counted(s_h))::float as z_h,
    s_w::float as e_w, (sqrt(case when q2_w > q1_w then q2_w else q1_w end) * staging.counted(s_w))::float as z_w,
    (e_h / sqrt(v_h + getvariable('slow_erosion').floor ** 2))::float as x_h,
    (e_w / sqrt(v_w + getvariable('slow_erosion').floor ** 2))::float as x_w,
    staging.joint(abs(s_h + s_w) * staging.counted(s_h + s_w) / sqrt(u_h + u_w + floor_h), s_h, z_h, s_w, z_w)::float as z_b
from chosen
