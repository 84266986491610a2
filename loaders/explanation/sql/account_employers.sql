-- The way of every employer's late amount between two months (variables from_ix < to_ix), one row per employer that is
-- late at one of them. late_base is the late amount at the end under the due dates of the start: what the change of law
-- in 2025-07 took away stands apart. adjusted and broken are bounded by the change they can have made: they go the way
-- the late amount went, and no further.
-- grain: employer_id
with at_start as (
    select l.employer_id, l.as_is_code as place, coalesce(v.section, 'unknown') as section,
        coalesce(v.officer_code, 'unknown') as officer, coalesce(t.late, 0) as late,
        l.si_closing + l.hi_closing + l.ui_closing + l.oa_closing as closing
    from warehouse.fct_ledger as l
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    left join warehouse.fct_late as t on l.employer_id = t.employer_id and l.period_ix = t.period_ix
    where l.period_ix = getvariable('from_ix')
),
at_end as (
    select l.employer_id, l.as_is_code as place, coalesce(v.section, 'unknown') as section,
        coalesce(v.officer_code, 'unknown') as officer, coalesce(t.late, 0) as late,
        case when getvariable('from_ix') < 24306 and getvariable('to_ix') >= 24306
            then coalesce(t.late_old_due, 0) else coalesce(t.late, 0)
        end as late_base,
        l.si_closing + l.hi_closing + l.ui_closing + l.oa_closing as closing
    from warehouse.fct_ledger as l
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    left join warehouse.fct_late as t on l.employer_id = t.employer_id and l.period_ix = t.period_ix
    where l.period_ix = getvariable('to_ix')
),
ends as (
    select
        coalesce(a.employer_id, b.employer_id) as employer_id,
        a.employer_id is not null as is_at_start, b.employer_id is not null as is_at_end,
        a.place as place_start, b.place as place_end, a.section as section_start, b.section as section_end,
        a.officer as officer_start, b.officer as officer_end,
        coalesce(a.late, 0) as late_start, coalesce(b.late, 0) as late_end, coalesce(b.late_base, 0) as late_base,
        b.closing - a.closing as closed
    from at_start as a
    full join at_end as b on a.employer_id = b.employer_id
    where coalesce(a.late, 0) > 0 or coalesce(b.late, 0) > 0 or coalesce(b.late_base, 0) > 0
),
-- Only those of whom both ends are known need what was booked between.
booked as (
    select
        l.employer_id,
        sum(l.si_adjusted + l.hi_adjusted + l.ui_adjusted + l.oa_adjusted) as adjusted,
        sum(
            l.si_accrued + l.si_adjusted - l.si_paid + l.hi_accrued + l.hi_adjusted - l.hi_paid
            + l.ui_accrued + l.ui_adjusted - l.ui_paid + l.oa_accrued + l.oa_adjusted - l.oa_paid
        ) as net
    from warehouse.fct_ledger as l
    semi join ends as e on l.employer_id = e.employer_id and e.is_at_start and e.is_at_end
    where l.period_ix > getvariable('from_ix') and l.period_ix <= getvariable('to_ix')
    group by l.employer_id
),
seen_before as (
    select distinct l.employer_id
    from warehouse.fct_ledger as l
    semi join ends as e on l.employer_id = e.employer_id and not e.is_at_start
    where l.period_ix < getvariable('from_ix')
),
measured as (
    select
        e.*, s.employer_id is not null as is_seen_before,
        e.late_base - e.late_start as changed,
        coalesce(e.closed - b.net, 0) as unexplained,
        coalesce(b.adjusted, 0) as adjusted_sum
    from ends as e
    left join booked as b on e.employer_id = b.employer_id
    left join seen_before as s on e.employer_id = s.employer_id
),
bounded as (
    select *,
        case when is_at_start and is_at_end and sign(unexplained) = sign(changed)
            then sign(changed) * least(abs(unexplained), abs(changed)) else 0
        end as broken
    from measured
)
select
    employer_id, is_at_start, is_at_end, is_seen_before, place_start, place_end, section_start, section_end,
    officer_start, officer_end,
    late_start::hugeint as late_start, late_base::hugeint as late_base, late_end::hugeint as late_end,
    broken::hugeint as broken,
    (case when is_at_start and is_at_end and sign(adjusted_sum) = sign(changed - broken)
        then sign(changed - broken) * least(abs(adjusted_sum), abs(changed - broken)) else 0
    end)::hugeint as adjusted
from bounded
