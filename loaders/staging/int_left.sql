-- What is left unpaid at the end of a month, by the month it arose in, for employers who owe more than that month's
-- own arising amount. Payments clear the oldest first, so the newest months carry the balance:
-- left(s) = min(arising(s), max(balance(t) - arising after s up to t, 0)). Debt from before the first known month is
-- put on the month before it, due in that month whatever the cycle.
-- grain: employer_id, period_ix, arisen_ix
-- checks: si_left >= 0; age_old >= age
with owing as (
    select * from staging.int_arising
    where is_row and (
        si_balance > si_arising or hi_balance > hi_arising or ui_balance > ui_arising or oa_balance > oa_arising
    )
)
select
    t.employer_id, t.period_ix, s.period_ix as arisen_ix,
    t.period_ix - s.due_ix as age, t.period_ix - s.due_old_ix as age_old,
    least(s.si_arising, greatest(t.si_balance - (t.si_running - s.si_running), 0)) as si_left,
    least(s.hi_arising, greatest(t.hi_balance - (t.hi_running - s.hi_running), 0)) as hi_left,
    least(s.ui_arising, greatest(t.ui_balance - (t.ui_running - s.ui_running), 0)) as ui_left,
    least(s.oa_arising, greatest(t.oa_balance - (t.oa_running - s.oa_running), 0)) as oa_left
from owing as t
inner join staging.int_arising as s
    on t.employer_id = s.employer_id and s.period_ix <= t.period_ix
    and (
        t.si_running - s.si_running < t.si_balance or t.hi_running - s.hi_running < t.hi_balance
        or t.ui_running - s.ui_running < t.ui_balance or t.oa_running - s.oa_running < t.oa_balance
    )
where si_left > 0 or hi_left > 0 or ui_left > 0 or oa_left > 0
union all
select
    employer_id, period_ix, first_ix - 1, period_ix - (first_ix - 1), period_ix - (first_ix - 1),
    greatest(si_balance - si_running, 0), greatest(hi_balance - hi_running, 0),
    greatest(ui_balance - ui_running, 0), greatest(oa_balance - oa_running, 0)
from owing
where si_balance > si_running or hi_balance > hi_running or ui_balance > ui_running or oa_balance > oa_running
