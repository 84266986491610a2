-- What each sector of each province did in each month, in the employers that stood there in both months.
-- grain: as_is_code, section, period_ix
-- checks: employers > 0
-- empty: allowed
select
    lpad(place::varchar, 2, '0') as as_is_code,
    section,
    period_ix,
    employers::double as employers,
    heads_before::double as heads_before,
    heads::double as heads,
    wage_change
from detection.fct_aggregate
order by as_is_code, section, period_ix
