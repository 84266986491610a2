-- Officers in the month with their sums: the rows that were theirs in each month. A rate needs twelve months of the
-- nation to be known; a delivery that is missing makes every officer's month incomplete.
-- grain: code
with own as (
    select
        v.officer_code as code,
        count(*) filter (l.period_ix = getvariable('ranking_ix')) as employers,
        count(*) filter (l.period_ix = getvariable('ranking_ix') and t.late > 0) as employers_late,
        coalesce(sum(t.late) filter (l.period_ix = getvariable('ranking_ix')), 0) as late,
        sum(
            l.si_accrued + l.si_adjusted + l.hi_accrued + l.hi_adjusted
            + l.ui_accrued + l.ui_adjusted + l.oa_accrued + l.oa_adjusted
        ) as receivable_12m
    from warehouse.fct_ledger as l
    inner join warehouse.dim_employer_version as v on l.version_id = v.version_id
    left join warehouse.fct_late as t
        on l.employer_id = t.employer_id and l.period_ix = t.period_ix and t.period_ix = getvariable('ranking_ix')
    where l.period_ix between getvariable('ranking_ix') - 11 and getvariable('ranking_ix') and v.officer_code <> ''
    group by v.officer_code
)
select
    own.code,
    own.employers::integer as employers,
    own.employers_late::integer as employers_late,
    own.late::double as late,
    case when n.receivable_12m is not null then own.receivable_12m end::double as receivable_12m,
    n.complete
from own
cross join (
    select receivable_12m, complete from metrics.rates
    where level = 'nation' and period_ix = getvariable('ranking_ix')
) as n
where own.employers > 0
order by own.code
