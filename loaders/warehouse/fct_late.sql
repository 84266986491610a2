-- What is late per employer and month, by fund and by the age of each amount in months past its due month
-- (age_0: <1, age_1: 1–<3, age_2: 3–<6, age_3: 6–<12, age_4: >=12). Only rows where something is late under the due
-- dates in force or under the old ones.
-- grain: employer_id, period_ix
-- checks: late >= 0; late = age_0 + age_1 + age_2 + age_3 + age_4; (months_late is null) = (late = 0); late_old_due >= late
with parts as (
    select employer_id, period_ix, age, age_old, si_left, hi_left, ui_left, oa_left from staging.int_left
    union all
    -- Nothing but this month's own amount is owed: late at once where it falls due this month, else not yet.
    select
        employer_id, period_ix, period_ix - due_ix, period_ix - due_old_ix,
        si_balance, hi_balance, ui_balance, oa_balance
    from staging.int_arising
    where is_row and due_old_ix = period_ix
        and si_balance <= si_arising and hi_balance <= hi_arising
        and ui_balance <= ui_arising and oa_balance <= oa_arising
        and (si_balance > 0 or hi_balance > 0 or ui_balance > 0 or oa_balance > 0)
),
whole as (
    select *, si_left + hi_left + ui_left + oa_left as all_left from parts where age >= 0 or age_old >= 0
)
select
    employer_id,
    period_ix,
    coalesce(sum(si_left) filter (age >= 0), 0)::bigint as si_late,
    coalesce(sum(hi_left) filter (age >= 0), 0)::bigint as hi_late,
    coalesce(sum(ui_left) filter (age >= 0), 0)::bigint as ui_late,
    coalesce(sum(oa_left) filter (age >= 0), 0)::bigint as oa_late,
    coalesce(sum(all_left) filter (age >= 0), 0)::bigint as late,
    coalesce(sum(all_left) filter (age >= 1), 0)::bigint as late_interest_bearing,
    coalesce(sum(all_left) filter (age_old >= 0), 0)::bigint as late_old_due,
    coalesce(sum(all_left) filter (age = 0), 0)::bigint as age_0,
    coalesce(sum(all_left) filter (age between 1 and 2), 0)::bigint as age_1,
    coalesce(sum(all_left) filter (age between 3 and 5), 0)::bigint as age_2,
    coalesce(sum(all_left) filter (age between 6 and 11), 0)::bigint as age_3,
    coalesce(sum(all_left) filter (age >= 12), 0)::bigint as age_4,
    (max(age) filter (age >= 0))::integer as months_late
from whole
group by employer_id, period_ix
