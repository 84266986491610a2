-- What is left of every change when the common shocks of sector and province are taken out (r), and how large those were.
-- Rows only where something moved: who did not move with the others is not said to have moved against them.
-- band is the size: powers of two of the headcount before.
select
    c.employer_id, c.period_ix, c.months, floor(log2(c.heads_before))::utinyint as band,
    case when c.d_h <> 0 then (c.d_h - k.c_h - coalesce(p.c_h, 0))::float else 0::float end as r_h,
    case when c.d_w <> 0 then (c.d_w - k.c_w - coalesce(p.c_w, 0))::float else 0::float end as r_w,
    (c.heads_before::double * case when c.heads > 1 then c.heads else 1 end)::float as heads_product,
    (abs(k.c_h) + abs(coalesce(p.c_h, 0)))::float as shock_h,
    (abs(k.c_w) + abs(coalesce(p.c_w, 0)))::float as shock_w
from staging.int_change as c
inner join detection.fct_centre as k on c.period_ix = k.period_ix and c.stratum_id = k.stratum_id
left join detection.fct_place as p on c.period_ix = p.period_ix and c.delivered = p.delivered
where c.d_h <> 0 or c.d_w <> 0
