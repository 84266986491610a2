-- Opening balances that differ from the closing balance of the month before, per fund: accepted, and reported.
-- grain: employer_id, period_ix, fund
with wide as (select * from staging.int_link where before_ix = period_ix - 1)
select employer_id, period_ix, fund, opening, previous_closing
from (
    select employer_id, period_ix, 'si' as fund, si_opening as opening, si_before as previous_closing from wide
    union all select employer_id, period_ix, 'hi', hi_opening, hi_before from wide
    union all select employer_id, period_ix, 'ui', ui_opening, ui_before from wide
    union all select employer_id, period_ix, 'oa', oa_opening, oa_before from wide
)
where opening <> previous_closing
