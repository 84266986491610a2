-- What was tested in each province (as-is) and each sector in the months whose flags are listed.
-- grain: level, code, period_ix
-- checks: tested > 0
-- empty: allowed
with months as (select distinct period_ix from detection.fct_listed union select max(period_ix) from detection.fct_month)
select
    'province' as level,
    lpad(tested.place::varchar, 2, '0') as code,
    tested.period_ix,
    tested.tested::double as tested
from detection.fct_tested as tested
where tested.period_ix in (select period_ix from months)
    or tested.period_ix = (select max(latest.period_ix) from detection.fct_tested as latest where latest.place = tested.place)
union all
select
    'sector' as level,
    section as code,
    period_ix,
    sum(employers)::double as tested
from detection.fct_aggregate
where period_ix in (select period_ix from months)
group by section, period_ix
order by level, code, period_ix
