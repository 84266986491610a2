-- One group divided by another dimension at the last month known for the group: who makes up its late amount.
-- The rate is given only where the group itself has a rate, so that no rate rests on fewer than twelve months.
-- grain: level, code, by_level, by_code
-- checks: late >= 0
with last_known as (

    select
        level,
        code,
        max(period_ix) as last_ix
    from metrics.rates
    where coalesce(deliveries, 0) > 0 and map in ('', 'as-is')
    group by level, code

),

anchors as (

    select
        last_known.level,
        last_known.code,
        last_known.last_ix,
        rates.arrears_rate is not null as is_rate_known
    from last_known
    inner join metrics.rates as rates
        on rates.level = last_known.level and rates.code = last_known.code
        and rates.period_ix = last_known.last_ix and rates.map in ('', 'as-is')

),

recent as (

    select *
    from warehouse.fct_cell
    where period_ix > (select min(last_ix) - 12 from anchors)

),

long as (

    select 'nation' as level, 'VN' as code, * from recent
    union all
    select 'province' as level, as_is_code as code, * from recent
    union all
    select 'sector' as level, section as code, * from recent
    union all
    select 'employer_type' as level, employer_type as code, * from recent

),

anchored as (

    select
        long.*,
        anchors.last_ix,
        anchors.is_rate_known
    from long
    inner join anchors
        on anchors.level = long.level and anchors.code = long.code
        and long.period_ix between anchors.last_ix - 11 and anchors.last_ix

),

divided as (

    select 'province' as by_level, as_is_code as by_code, * from anchored where level != 'province'
    union all
    select 'sector' as by_level, section as by_code, * from anchored where level != 'sector'
    union all
    select 'employer_type' as by_level, employer_type as by_code, * from anchored where level != 'employer_type'
    union all
    select 'size_class' as by_level, size_class as by_code, * from anchored

),

summed as (

    select
        level,
        code,
        by_level,
        by_code,
        last_ix as period_ix,
        any_value(is_rate_known) as is_rate_known,
        coalesce(sum(employers) filter (where period_ix = last_ix), 0)::double as employers,
        coalesce(sum(employers_late) filter (where period_ix = last_ix), 0)::double as employers_late,
        coalesce(sum(headcount) filter (where period_ix = last_ix), 0)::double as headcount,
        coalesce(sum(late) filter (where period_ix = last_ix), 0)::double as late,
        sum(receivable)::double as receivable_12m
    from divided
    group by level, code, by_level, by_code, last_ix

)

select
    level,
    code,
    by_level,
    by_code,
    period_ix,
    employers,
    employers_late,
    headcount,
    late,
    receivable_12m,
    case when is_rate_known and receivable_12m > 0 then late / receivable_12m end as arrears_rate,
    late / nullif(sum(late) over (partition by level, code, by_level), 0) as share_of_late
from summed
order by level, code, by_level, late desc, by_code
