-- Tết, changes of law and wage steps inside the known months.
-- grain: date, kind, label_vi
-- checks: kind in ('tet', 'law', 'wage')
-- empty: allowed
select
    date::varchar as date,
    strftime(make_date(period_ix // 12, period_ix % 12 + 1, 1), '%Y-%m') as period,
    kind,
    label_vi,
    label_en,
    source
from ref.events
where period_ix between
    (select min(period_ix) from warehouse.dim_period) and (select max(period_ix) from warehouse.dim_period)
order by date, kind, label_vi
