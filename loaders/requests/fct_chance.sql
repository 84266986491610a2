-- How far the late amount of a province of today strays by chance from one month to the next: employers, not đồng, are
-- the units. spread is the standard error of the sum of the employers' changes, in đồng: n / (n - 1) times the sum of
-- squared deviations of each employer's change from the mean over all n employers (those that are late in neither month
-- changed by 0). One giant that moved alone makes a wide spread: its move is no sign of the province. The month of the
-- new due dates and the one after are taken under the old ones.
-- grain: period_ix, code
-- checks: spread is null or spread >= 0
with placed as (
    select t.employer_id, t.period_ix, l.as_is_code as code, t.late, t.late_old_due
    from warehouse.fct_late as t
    inner join warehouse.fct_ledger as l on t.employer_id = l.employer_id and t.period_ix = l.period_ix
),
ends as (
    select employer_id, period_ix, code, case when period_ix in (24306, 24307) then late_old_due else late end as late
    from placed
    union all
    select employer_id, period_ix + 1, code, -(case when period_ix + 1 in (24306, 24307) then late_old_due else late end)
    from placed
),
changes as (
    select period_ix, code, employer_id, sum(late)::double as change from ends group by period_ix, code, employer_id
),
sums as (
    -- Whole numbers, so that no order of rows can change a digit.
    select period_ix, code, sum(change::hugeint)::double as total, sum((change * change)::hugeint)::double as squares
    from changes
    group by period_ix, code
)
select
    r.period_ix, r.code, r.employers,
    case when r.employers > 1
        then sqrt(greatest(0, (coalesce(s.squares, 0) - coalesce(s.total, 0) ** 2 / r.employers) * r.employers / (r.employers - 1)))
    end as spread
from metrics.rates as r
left join sums as s on r.period_ix = s.period_ix and r.code = s.code
where r.level = 'province' and r.map = 'as-is'
