-- Employers that became late or ceased to be late in the last month, of those with a ledger row in both months.
-- In 2025-07 the due dates themselves moved: there, lateness under the old due dates is compared.
-- grain: level, code
-- checks: newly_late >= 0
-- empty: allowed
with last_month as (

    select max(period_ix) as last_ix from warehouse.dim_period

),

rows_now as (

    select
        ledger.employer_id,
        ledger.as_is_code
    from warehouse.fct_ledger as ledger
    where ledger.period_ix = (select last_ix from last_month)

),

rows_before as (

    select ledger.employer_id
    from warehouse.fct_ledger as ledger
    where ledger.period_ix = (select last_ix - 1 from last_month)

),

late_both as (

    select
        late.employer_id,
        late.period_ix,
        case
            when (select last_ix from last_month) = 2025 * 12 + 6 then late.late_old_due else late.late
        end as late
    from warehouse.fct_late as late
    where late.period_ix >= (select last_ix - 1 from last_month)

),

paired as (

    select
        rows_now.as_is_code,
        coalesce(now.late, 0) as late_now,
        coalesce(before.late, 0) as late_before
    from rows_now
    inner join rows_before
        on rows_before.employer_id = rows_now.employer_id
    left join late_both as now
        on now.employer_id = rows_now.employer_id and now.period_ix = (select last_ix from last_month)
    left join late_both as before
        on before.employer_id = rows_now.employer_id and before.period_ix = (select last_ix - 1 from last_month)

),

grouped as (

    select 'nation' as level, 'VN' as code, * from paired
    union all
    select 'province' as level, as_is_code as code, * from paired

)

select
    level,
    code,
    count(*) filter (where late_now > 0 and late_before = 0)::double as newly_late,
    coalesce(sum(late_now) filter (where late_before = 0), 0)::double as newly_late_amount,
    count(*) filter (where late_now = 0 and late_before > 0)::double as cleared,
    coalesce(sum(late_before) filter (where late_now = 0), 0)::double as cleared_amount
from grouped
group by level, code
order by level, code
