-- What the law counts as interest on everything outstanding at the end of a month, in millionths of a đồng, so that
-- nothing is rounded before it is summed. Each amount bears the monthly rate of the 2014 rule for every month from the
-- one after its due month to 2025-06 (unknown counts those months of which no rate is known), and the daily rate of Law
-- 41/2024 for every day after its due date from 2025-07-01 on.
-- grain: employer_id, period_ix
-- checks: millionths >= 0; unknown >= 0
with pieces as (
    select
        p.employer_id, p.period_ix, (p.si_left + p.ui_left + p.oa_left)::hugeint as si_left, p.hi_left::hugeint as hi_left,
        greatest(e.si - d.si, 0) as si_monthly, greatest(e.hi - d.hi, 0) as hi_monthly,
        greatest(e.si_unknown - d.si_unknown, 0) as si_unknown, greatest(e.hi_unknown - d.hi_unknown, 0) as hi_unknown,
        greatest(month_end(p.period_ix) - greatest(d.ends, getvariable('ladder').law_from - 1), 0)
        * getvariable('ladder').per_day as daily
    from staging.int_left as p
    inner join ref.interest_clock as d on p.period_ix - p.age = d.period_ix
    inner join ref.interest_clock as e on least(p.period_ix, getvariable('ladder').law_ix - 1) = e.period_ix
    where p.age >= 1
)
select
    employer_id,
    period_ix,
    sum(si_left * (si_monthly + daily) + hi_left * (hi_monthly + daily))::hugeint as millionths,
    sum((si_left + hi_left) * daily)::hugeint as daily_millionths,
    sum(if(si_left > 0, si_unknown, 0) + if(hi_left > 0, hi_unknown, 0))::bigint as unknown
from pieces
group by employer_id, period_ix
