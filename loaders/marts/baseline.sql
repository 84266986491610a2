-- The baseline that rates are compared with.
-- grain: id
-- checks: value > 0
select
    id,
    value::double as value,
    label_vi,
    label_en,
    source
from ref.baseline
order by id
