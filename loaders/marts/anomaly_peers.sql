-- What employers like a listed one did in the last three years: those of the same division, province and size class at the
-- start, widened to the section, then to the nation, at last to all sizes of the section in the province, until there are ten
-- others (level 1 to 4). Quartiles of their headcount as
-- a multiple of their first (for who stood there then and still does), and of their average contribution wage in đồng.
-- grain: employer_id, period_ix
-- checks: h_low <= h_high; w_low <= w_high
-- empty: allowed
with span as (select greatest(max(period_ix) - 35, min(period_ix)) as first_ix, max(period_ix) as last_ix from warehouse.dim_period),

everybody as (

    select
        ledger.employer_id,
        ledger.headcount as heads,
        version.sector_code as division,
        coalesce(version.section, 'unknown') as section,
        ledger.as_is_code,
        case
            when ledger.headcount < 10 then 0
            when ledger.headcount < 50 then 1
            when ledger.headcount < 200 then 2
            when ledger.headcount < 500 then 3
            else 4
        end as size
    from warehouse.fct_ledger as ledger
    left join warehouse.dim_employer_version as version
        on version.version_id = ledger.version_id
    where ledger.period_ix = (select first_ix from span) and ledger.headcount > 0

),

firsts as (

    select employer_id, min(period_ix) as period_ix
    from warehouse.fct_ledger
    where employer_id in (select employer_id from detection.fct_listed where has_page)
        and period_ix >= (select first_ix from span) and headcount > 0
    group by employer_id

),

listed as (

    select
        ledger.employer_id,
        version.sector_code as division,
        coalesce(version.section, 'unknown') as section,
        ledger.as_is_code,
        case
            when ledger.headcount < 10 then 0
            when ledger.headcount < 50 then 1
            when ledger.headcount < 200 then 2
            when ledger.headcount < 500 then 3
            else 4
        end as size
    from warehouse.fct_ledger as ledger
    inner join firsts
        on firsts.employer_id = ledger.employer_id and firsts.period_ix = ledger.period_ix
    left join warehouse.dim_employer_version as version
        on version.version_id = ledger.version_id

),

sized as (

    select
        coalesce(division, '') as division, section, as_is_code, size,
        grouping(division) as any_division, grouping(as_is_code) as any_place, grouping(size) as any_size,
        count(*) as peers
    from everybody
    group by grouping sets (
        (division, section, as_is_code, size), (section, as_is_code, size), (section, size), (section, as_is_code)
    )

),

chosen as (

    select
        l.employer_id, l.division, l.section, l.as_is_code, l.size,
        case
            when one.peers > 10 then 1
            when two.peers > 10 then 2
            when three.peers > 10 then 3
            when four.peers > 10 then 4
        end as level
    from listed as l
    left join sized as one
        on one.any_division = 0 and one.any_place = 0 and one.division = coalesce(l.division, '')
        and one.section = l.section and one.as_is_code = l.as_is_code and one.size = l.size
    left join sized as two
        on two.any_division = 1 and two.any_place = 0 and two.any_size = 0 and two.section = l.section
        and two.as_is_code = l.as_is_code and two.size = l.size
    left join sized as three
        on three.any_place = 1 and three.section = l.section and three.size = l.size
    left join sized as four
        on four.any_size = 1 and four.section = l.section and four.as_is_code = l.as_is_code

),

wanted as (

    select distinct
        level,
        case when level = 1 then division end as division,
        section,
        case when level <> 3 then as_is_code end as as_is_code,
        case when level < 4 then size end as size
    from chosen
    where level is not null

),

members as (

    select w.level, w.division, w.section, w.as_is_code, w.size, e.employer_id, e.heads
    from wanted as w
    inner join everybody as e
        on e.section = w.section
        and (w.size is null or e.size = w.size)
        and (w.division is null or e.division = w.division)
        and (w.as_is_code is null or e.as_is_code = w.as_is_code)

),

bands as (

    select
        m.level, m.division, m.section, m.as_is_code, m.size, ledger.period_ix,
        count(*) as peers,
        quantile_cont(ledger.headcount::double / m.heads, [0.25, 0.5, 0.75]) as h,
        quantile_cont(ledger.wage_base::double / nullif(ledger.headcount, 0), [0.25, 0.5, 0.75]) as w
    from members as m
    inner join warehouse.fct_ledger as ledger
        on ledger.employer_id = m.employer_id
    where ledger.period_ix >= (select first_ix from span)
    group by m.level, m.division, m.section, m.as_is_code, m.size, ledger.period_ix

)

select
    c.employer_id,
    b.period_ix,
    c.level::integer as level,
    c.size::integer as size,
    b.peers::double as peers,
    b.h[1] as h_low,
    b.h[2] as h_middle,
    b.h[3] as h_high,
    b.w[1] as w_low,
    b.w[2] as w_middle,
    b.w[3] as w_high
from chosen as c
inner join bands as b
    on b.level = c.level and b.section = c.section
    and (c.level > 3 or b.size = c.size)
    and (c.level > 1 or b.division is not distinct from c.division)
    and (c.level = 3 or b.as_is_code = c.as_is_code)
order by c.employer_id, b.period_ix
