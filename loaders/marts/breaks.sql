-- Openings that differ from the closing of the month before, by month and fund.
-- grain: period_ix, fund
-- checks: employers > 0
-- empty: allowed
select
    period_ix,
    fund,
    count(distinct employer_id)::double as employers,
    sum(abs(opening - previous_closing))::double as difference
from warehouse.fct_break
group by period_ix, fund
order by period_ix desc, fund
