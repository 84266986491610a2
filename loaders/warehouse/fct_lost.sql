-- Employers without a row in a delivered (province, month) although their last closing balance is not 0. Only the month
-- after the last known one is listed; nothing is carried forward.
-- grain: employer_id, period_ix
with last_rows as (
    select
        employer_id, period_ix, province_code, as_is_code,
        si_closing + hi_closing + ui_closing + oa_closing as last_closing,
        si_closing <> 0 or hi_closing <> 0 or ui_closing <> 0 or oa_closing <> 0 as has_balance,
        lead(period_ix) over (partition by employer_id order by period_ix) as next_ix
    from warehouse.fct_ledger
)
select r.employer_id, r.period_ix + 1 as period_ix, d.province_code, r.period_ix as last_period_ix, r.last_closing
from last_rows as r
inner join warehouse.fct_delivery as d
    on d.period_ix = r.period_ix + 1 and not d.is_held
    and d.province_code = case when r.period_ix + 1 < 24306 then r.province_code else r.as_is_code end
where r.has_balance and (r.next_ix is null or r.next_ix > r.period_ix + 1)
