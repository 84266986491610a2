-- Change of each group's rate on the same month of the year before, with the variance that employers as units give it:
-- the sum of squares of what each employer adds to the difference (linearised ratio). Few late employers show less than
-- could happen to the others: the variance leans, by 20 of them, on what the squared change of a late part is among all
-- employers (by receivable), at the group's own sizes (parts of a receivable up to ten years). Across 2025-07 both ends are taken under
-- the old due dates. Fractions are summed in the order of employers, so that no digit depends on threads.
-- grain: code
with ends as (
    select 0 as side, getvariable('ranking_ix') - 12 as ix union all select 1, getvariable('ranking_ix')
),
rows as (
    select
        e.side,
        l.employer_id,
        case getvariable('ranking_level')
            when 'province' then l.as_is_code
            when 'sector' then coalesce(v.section, 'unknown')
            else nullif(v.officer_code, '')
        end as code,
        l.si_accrued + l.si_adjusted + l.hi_accrued + l.hi_adjusted
        + l.ui_accrued + l.ui_adjusted + l.oa_accrued + l.oa_adjusted as receivable,
        case when l.period_ix = e.ix then
            case when getvariable('ranking_ix') between 24306 and 24317 then t.late_old_due else t.late end
        end as late
    from ends as e
    inner join warehouse.fct_ledger as l on l.period_ix between e.ix - 11 and e.ix
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    left join warehouse.fct_late as t
        on l.employer_id = t.employer_id and l.period_ix = t.period_ix and t.period_ix = e.ix
),
employers as (
    select
        code,
        employer_id,
        coalesce(sum(receivable) filter (side = 0), 0)::double as d0,
        coalesce(sum(late) filter (side = 0), 0)::double as y0,
        coalesce(sum(receivable) filter (side = 1), 0)::double as d1,
        coalesce(sum(late) filter (side = 1), 0)::double as y1
    from rows
    where code is not null
    group by code, employer_id
),
groups as (
    select
        code,
        sum(d0) as d0,
        sum(y0) as y0,
        sum(d1) as d1,
        sum(y1) as y1,
        count(*) as n,
        count(*) filter (y0 > 0 or y1 > 0) as n_late
    from employers
    group by code
    having sum(d0) > 0 and sum(d1) > 0
),
typical as (
    select
        sum((d0 + d1) * (least(y1 / d1, 10) - least(y0 / d0, 10)) ** 2 order by employer_id, code) / sum(d0 + d1)
            as square
    from employers
    where d0 > 0 and d1 > 0
),
own as (
    select
        e.code,
        sum(((e.y1 - g.y1 / g.d1 * e.d1) / g.d1 - (e.y0 - g.y0 / g.d0 * e.d0) / g.d0) ** 2 order by e.employer_id)
        * any_value(g.n / greatest(g.n - 1, 1)) as variance,
        sum(((e.d0 + e.d1) / 2) ** 2 order by e.employer_id) / any_value(g.d0 * g.d1) as spread
    from employers as e
    inner join groups as g on e.code = g.code
    group by e.code
)
select
    g.code,
    g.y1 / g.d1 - g.y0 / g.d0 as change,
    sqrt((g.n_late * o.variance + 20 * coalesce(t.square, 0) * o.spread) / (g.n_late + 20)) as error
from groups as g
inner join own as o on g.code = o.code
cross join typical as t
where (
    select count(*) from metrics.rates
    where level = 'nation' and receivable_12m is not null
        and period_ix in (getvariable('ranking_ix'), getvariable('ranking_ix') - 12)
) = 2
order by g.code
