-- What arose per employer and month, fund by fund, with the month it falls due and the running sum of it. Months
-- without a row between two known ones carry one entry on their last month: opening of the next - closing of the last.
-- A negative arising amount is a payment and stands as 0 here; balances are those of rows only (null on a gap).
-- grain: employer_id, period_ix
-- checks: due_old_ix >= period_ix; due_ix >= due_old_ix
with entries as (
    select
        l.employer_id, l.period_ix, coalesce(v.payment_cycle, 1) as cycle, true as is_row,
        greatest(l.si_accrued + l.si_adjusted, 0) as si_arising, greatest(l.si_closing, 0) as si_balance,
        greatest(l.hi_accrued + l.hi_adjusted, 0) as hi_arising, greatest(l.hi_closing, 0) as hi_balance,
        greatest(l.ui_accrued + l.ui_adjusted, 0) as ui_arising, greatest(l.ui_closing, 0) as ui_balance,
        greatest(l.oa_accrued + l.oa_adjusted, 0) as oa_arising, greatest(l.oa_closing, 0) as oa_balance
    from warehouse.fct_ledger as l
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    union all
    select
        g.employer_id, g.period_ix - 1, coalesce(v.payment_cycle, 1), false,
        greatest(g.si_opening - g.si_before, 0), null,
        greatest(g.hi_opening - g.hi_before, 0), null,
        greatest(g.ui_opening - g.ui_before, 0), null,
        greatest(g.oa_opening - g.oa_before, 0), null
    from staging.int_link as g
    left join warehouse.dim_employer_version as v
        on g.employer_id = v.employer_id and g.period_ix - 1 >= v.from_ix
        and g.period_ix - 1 < coalesce(v.to_ix, 99999)
    where g.before_ix < g.period_ix - 1
)
select
    employer_id, period_ix, is_row,
    (period_ix + cycle - 1 - period_ix % cycle)::integer as due_old_ix,
    (period_ix + cycle - 1 - period_ix % cycle + case when period_ix >= 24306 then 1 else 0 end)::integer as due_ix,
    min(period_ix) over (partition by employer_id)::integer as first_ix,
    si_arising, si_balance, running(sum(si_arising) over w) as si_running,
    hi_arising, hi_balance, running(sum(hi_arising) over w) as hi_running,
    ui_arising, ui_balance, running(sum(ui_arising) over w) as ui_running,
    oa_arising, oa_balance, running(sum(oa_arising) over w) as oa_running
from entries
window w as (partition by employer_id order by period_ix rows between unbounded preceding and current row)
