-- One group (nation, province, sector, employer type, size class) in one month: amounts, rates, distance to the
-- baseline, rank, and changes to the month before and to the same month last year.
-- A change that crosses the due-date switch of 2025-07 is taken from the rate under the old due dates on both sides
-- (basis 'old_due'): otherwise the law alone would look like an improvement.
-- grain: level, map, code, period_ix
-- checks: rank > 0 or rank is null
with due_switch as (

    -- 2025-07: contributions fall due one month later (Law 41/2024, art. 34(4)).
    select 2025 * 12 + 6 as switch_ix

),

baseline as (

    select min(value)::double as baseline from ref.baseline

),

base as (

    select
        level,
        map,
        code,
        period_ix,
        period,
        employers::double as employers,
        employers_late::double as employers_late,
        headcount::double as headcount,
        wage_base::double as wage_base,
        late::double as late,
        late_interest_bearing::double as late_interest_bearing,
        late_collectible::double as late_collectible,
        late_old_due::double as late_old_due,
        receivable::double as receivable,
        receivable_12m::double as receivable_12m,
        receivable_ytd::double as receivable_ytd,
        collection_plan::double as collection_plan,
        interest_closing::double as interest_closing,
        arrears_rate::double as arrears_rate,
        arrears_rate_ytd::double as arrears_rate_ytd,
        arrears_rate_plan::double as arrears_rate_plan,
        arrears_rate_interest_bearing::double as arrears_rate_interest_bearing,
        arrears_rate_collectible::double as arrears_rate_collectible,
        arrears_rate_old_due::double as arrears_rate_old_due,
        complete as is_complete,
        deliveries::double as deliveries,
        deliveries_expected::double as deliveries_expected,
        provisional::double as provisional
    from metrics.rates
    where coalesce(deliveries, 0) > 0

),

compared as (

    select
        base.*,
        base.arrears_rate - baseline.baseline as distance,
        case when base.period_ix = switch_ix then 'old_due' else 'headline' end as basis_month,
        case
            when base.period_ix between switch_ix and switch_ix + 11 then 'old_due' else 'headline'
        end as basis_year,
        month_ago.arrears_rate as month_rate,
        month_ago.arrears_rate_old_due as month_rate_old_due,
        month_ago.late as month_late,
        month_ago.late_old_due as month_late_old_due,
        year_ago.arrears_rate as year_rate,
        year_ago.arrears_rate_old_due as year_rate_old_due,
        year_ago.late as year_late,
        year_ago.late_old_due as year_late_old_due
    from base
    cross join due_switch
    cross join baseline
    left join base as month_ago
        on month_ago.level = base.level and month_ago.map = base.map and month_ago.code = base.code
        and month_ago.period_ix = base.period_ix - 1
    left join base as year_ago
        on year_ago.level = base.level and year_ago.map = base.map and year_ago.code = base.code
        and year_ago.period_ix = base.period_ix - 12

),

changed as (

    select
        compared.* exclude (
            month_rate, month_rate_old_due, month_late, month_late_old_due,
            year_rate_old_due, year_late, year_late_old_due
        ),
        case basis_month
            when 'old_due' then arrears_rate_old_due - month_rate_old_due
            else arrears_rate - month_rate
        end as change_month,
        case basis_year
            when 'old_due' then arrears_rate_old_due - year_rate_old_due
            else arrears_rate - year_rate
        end as change_year,
        case basis_month
            when 'old_due' then late_old_due - month_late_old_due
            else late - month_late
        end as late_change_month,
        case basis_year
            when 'old_due' then late_old_due - year_late_old_due
            else late - year_late
        end as late_change_year
    from compared

)

-- Only groups with a rate have a rank: a missing delivery is neither first nor last.
select
    changed.*,
    case
        when arrears_rate is not null
        then rank() over (partition by level, map, period_ix order by arrears_rate desc nulls last)
    end::integer as rank,
    count(arrears_rate) over (partition by level, map, period_ix)::integer as ranked,
    (count(*) filter (where distance > 0) over (partition by level, map, period_ix))::integer as above
from changed
order by level, map, code, period_ix
