-- The twenty employers with the largest late amount of the nation and of each province, sector and employer type,
-- at the last month delivered for the employer's province.
-- grain: level, code, place
-- checks: late > 0
-- empty: allowed
with province_last as (

    select
        as_is_code,
        max(period_ix) as last_ix
    from warehouse.fct_delivery
    where not is_held
    group by as_is_code

),

late_now as materialized (

    select
        late.employer_id,
        late.period_ix,
        ledger.version_id,
        ledger.as_is_code,
        ledger.headcount,
        late.late,
        late.si_late,
        late.hi_late,
        late.ui_late,
        late.oa_late,
        late.months_late
    from warehouse.fct_late as late
    inner join warehouse.fct_ledger as ledger
        on ledger.employer_id = late.employer_id and ledger.period_ix = late.period_ix
    inner join province_last
        on province_last.as_is_code = ledger.as_is_code and province_last.last_ix = late.period_ix
    where late.late > 0
    and late.period_ix >= (select min(last_ix) from province_last)
    and ledger.period_ix >= (select min(last_ix) from province_last)

),

described as materialized (

    select
        late_now.*,
        employer.employer_code,
        version.employer_name,
        coalesce(version.section, 'unknown') as section,
        coalesce(version.employer_type, 'unknown') as employer_type,
        version.status,
        version.hard_to_collect
    from late_now
    inner join warehouse.dim_employer as employer
        on employer.employer_id = late_now.employer_id
    left join warehouse.dim_employer_version as version
        on version.version_id = late_now.version_id

),

grouped as (

    select 'province' as level, as_is_code as code, * from described
    union all
    select 'sector' as level, section as code, * from described
    where period_ix = (select max(last_ix) from province_last)
    union all
    select 'employer_type' as level, employer_type as code, * from described
    where period_ix = (select max(last_ix) from province_last)

),

placed as (

    select
        *,
        row_number() over (partition by level, code order by late desc, employer_code) as place
    from grouped

)

select
    level,
    code,
    place::integer as place,
    period_ix,
    employer_code,
    employer_name,
    as_is_code,
    section,
    employer_type,
    status,
    hard_to_collect,
    headcount::double as headcount,
    late::double as late,
    si_late::double as si_late,
    hi_late::double as hi_late,
    ui_late::double as ui_late,
    oa_late::double as oa_late,
    months_late::integer as months_late
from placed
where place <= 20
order by level, code, place
