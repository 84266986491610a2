-- Every delivery that should be there: each province of the map in force, each month.
-- grain: period_ix, province_code
select t.period_ix, p.code as province_code, p.map, p.as_is_code
from warehouse.dim_period as t
inner join ref.provinces as p on t.period_ix >= p.from_ix and (p.to_ix is null or t.period_ix < p.to_ix)
