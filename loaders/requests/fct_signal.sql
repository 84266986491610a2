-- What is looked at when a province of today is asked to explain a month: its move since the month before, against
-- chance, the baseline, its own run of rises and what the same month did in earlier years. Values are null where a
-- month that is needed is not known. The month of the new due dates (2025-07) and the one after are compared under the
-- old ones (basis old_due).
-- grain: period_ix, code
with moved as (
    select
        n.period_ix, n.period, n.code, n.complete and b.complete as is_complete,
        case when n.period_ix in (24306, 24307) then 'old_due' else 'headline' end as basis,
        case when n.period_ix in (24306, 24307) then b.late_old_due else b.late end as late_before,
        case when n.period_ix in (24306, 24307) then n.late_old_due else n.late end as late_now,
        case when n.period_ix in (24306, 24307) then b.arrears_rate_old_due else b.arrears_rate end as rate_before,
        case when n.period_ix in (24306, 24307) then n.arrears_rate_old_due else n.arrears_rate end as rate_now,
        n.arrears_rate, n.receivable_12m, c.spread
    from metrics.rates as n
    inner join metrics.rates as b
        on n.level = b.level and n.map = b.map and n.code = b.code and b.period_ix = n.period_ix - 1
    left join requests.fct_chance as c on n.period_ix = c.period_ix and n.code = c.code
    where n.level = 'province' and n.map = 'as-is'
),
-- A run ends with a month that did not rise, or with one that is not known.
runs as (
    select *, sum((not is_rise or is_gap)::integer) over (partition by code order by period_ix) as run
    from (
        select *, late_now > late_before as is_rise,
            coalesce(period_ix - lag(period_ix) over (partition by code order by period_ix) > 1, true) as is_gap
        from moved
    )
),
counted as (
    select *, (sum(is_rise::integer) over (partition by code, run order by period_ix))::integer as months_running from runs
),
-- Up to three earlier years of the same month; one alone says little.
seasons as (
    select n.period_ix, n.code, count(*) as years, avg(e.rate_now - e.rate_before) as seasonal
    from moved as n
    inner join moved as e on n.code = e.code and e.period_ix in (n.period_ix - 12, n.period_ix - 24, n.period_ix - 36)
    where e.rate_now is not null and e.rate_before is not null
    group by n.period_ix, n.code
)
select
    c.period_ix, c.period, c.code, c.is_complete, c.basis,
    c.late_before::hugeint as late_before, c.late_now::hugeint as late_now, (c.late_now - c.late_before)::hugeint as change,
    c.rate_before, c.rate_now, c.rate_now - c.rate_before as rate_change,
    c.arrears_rate, c.arrears_rate - (select max(value) from ref.baseline) as distance,
    c.spread, c.spread / nullif(c.receivable_12m, 0)::double as rate_spread,
    case when c.rate_now is not null and c.rate_before is not null
        then (c.rate_now - c.rate_before) / nullif(c.spread / nullif(c.receivable_12m, 0)::double, 0)
    end as score,
    c.months_running,
    coalesce(s.years, 0)::integer as seasons, case when s.years >= 2 then s.seasonal end as seasonal
from counted as c
left join seasons as s on c.period_ix = s.period_ix and c.code = s.code
