-- Employers without a row in a delivered month although their last closing was not 0.
-- grain: period_ix, province_code
-- checks: employers > 0
-- empty: allowed
select
    period_ix,
    province_code,
    count(distinct employer_id)::double as employers,
    sum(greatest(last_closing, 0))::double as last_closing
from warehouse.fct_lost
group by period_ix, province_code
order by period_ix desc, province_code
