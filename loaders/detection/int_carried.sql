-- What fct_score has to know of an employer's months that are kept (loaders/detection/kept.ts): the last in which it moved,
-- and the sums over all of them as if they stood in that one.
-- grain: employer_id
select
    s.employer_id,
    max(s.period_ix) as period_ix,
    arg_max(s.r_h, s.period_ix) as r_h,
    arg_max(s.r_w, s.period_ix) as r_w,
    sum(case when v.employer_id is null then staging.coded_square(s.n_h, staging.capped(b.s_h)) else 0 end) as q_h,
    sum(case when v.employer_id is null then staging.coded_square(s.n_w, staging.capped(b.s_w)) else 0 end) as q_w,
    count(v.employer_id) as known
from kept_score as s
inner join detection.fct_band as b on s.period_ix = b.period_ix and s.band = b.band
left join staging.int_known_month as v on s.employer_id = v.employer_id and s.period_ix = v.period_ix
-- Only of those who move in a month that is computed; nobody is asked for where all months are.
where s.employer_id in (select employer_id from staging.int_rest where getvariable('detect_from') > 0)
group by s.employer_id
