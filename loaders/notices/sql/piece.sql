-- What is left unpaid at the end of the month, by the month that it arose in: payments clear the oldest first, so going
-- back from the month of the notice, left(s) = min(arising(s), balance - what newer months have taken). What remains
-- beyond the first known month is debt from before: it stands on the month before it (is_bound), due in that month.
-- Computed here from the ledger alone, for the employers of the scope, as in the definition of "late".
-- grain: employer_id, arisen_ix
with own as (
    select
        l.employer_id, l.period_ix, coalesce(v.payment_cycle, 1) as cycle,
        [l.si_accrued + l.si_adjusted, l.hi_accrued + l.hi_adjusted, l.ui_accrued + l.ui_adjusted, l.oa_accrued + l.oa_adjusted]
            as arising,
        [l.si_closing, l.hi_closing, l.ui_closing, l.oa_closing] as closing,
        [
            l.si_closing - l.si_accrued - l.si_adjusted + l.si_paid, l.hi_closing - l.hi_accrued - l.hi_adjusted + l.hi_paid,
            l.ui_closing - l.ui_accrued - l.ui_adjusted + l.ui_paid, l.oa_closing - l.oa_accrued - l.oa_adjusted + l.oa_paid
        ] as opening
    from warehouse.fct_ledger as l
    semi join scope as s on l.employer_id = s.employer_id
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    where l.period_ix <= getvariable('notice_ix')
),
linked as (
    select *, lag(period_ix) over w as before_ix, lag(closing) over w as before
    from own
    window w as (partition by employer_id order by period_ix)
),
entries as (
    select employer_id, period_ix, cycle, unnest([0, 1, 2, 3]) as fund, unnest(arising)::hugeint as arising from own
    union all
    -- A stretch without rows: what changed in it, on its last month, by the cycle valid then.
    select
        g.employer_id, g.period_ix - 1, coalesce(v.payment_cycle, 1), unnest([0, 1, 2, 3]),
        unnest([
            g.opening[1] - g.before[1], g.opening[2] - g.before[2], g.opening[3] - g.before[3], g.opening[4] - g.before[4]
        ])::hugeint
    from linked as g
    left join warehouse.dim_employer_version as v
        on g.employer_id = v.employer_id and g.period_ix - 1 >= v.from_ix and g.period_ix - 1 < coalesce(v.to_ix, 99999)
    where g.before_ix < g.period_ix - 1
),
balances as (
    select employer_id, unnest([0, 1, 2, 3]) as fund, unnest(closing)::hugeint as closing
    from own
    where period_ix = getvariable('notice_ix')
),
running as (
    select
        e.employer_id, e.period_ix, e.cycle, e.fund, greatest(e.arising, 0) as arising, greatest(b.closing, 0) as balance,
        coalesce(sum(greatest(e.arising, 0)) over (
            partition by e.employer_id, e.fund order by e.period_ix desc
            rows between unbounded preceding and 1 preceding
        ), 0) as newer,
        min(e.period_ix) over (partition by e.employer_id) as first_ix
    from entries as e
    inner join balances as b on e.employer_id = b.employer_id and e.fund = b.fund
    where b.closing > 0
),
remains as (
    select
        employer_id, period_ix as arisen_ix, fund, least(arising, greatest(balance - newer, 0)) as amount, false as is_bound,
        period_ix + cycle - 1 - period_ix % cycle + case when period_ix >= 24306 then 1 else 0 end as due_ix
    from running
    union all
    select
        employer_id, first_ix - 1, fund, greatest(max(balance) - sum(arising), 0), true, first_ix - 1
    from running
    group by employer_id, fund, first_ix
)
select
    employer_id, arisen_ix::integer as arisen_ix, due_ix::integer as due_ix, bool_or(is_bound) as is_bound,
    coalesce(sum(amount) filter (fund = 0), 0)::bigint as si, coalesce(sum(amount) filter (fund = 1), 0)::bigint as hi,
    coalesce(sum(amount) filter (fund = 2), 0)::bigint as ui, coalesce(sum(amount) filter (fund = 3), 0)::bigint as oa
from remains
where amount > 0
group by employer_id, arisen_ix, due_ix
