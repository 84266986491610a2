-- The steps in force in the last month, in their order, with their names then.
-- grain: id
-- checks: title_vi <> ''; title_en <> ''
select id, sort::integer as sort, title_vi, title_en, deadline_day::integer as deadline_day, source, text_read
from ref.steps
where (select max(period_ix) from warehouse.dim_period) between from_ix and coalesce(to_ix, 99999)
order by sort
