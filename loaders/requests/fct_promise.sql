-- What the latest reply to a request promised, item by item, beside what happened: the late amount of the province at the
-- end of the month of the due day. is_kept is null while that month is not known or no amount was named.
-- grain: request_id, item
with last_reply as (
    select * from requests.fct_reply
    where step = 'reply'
    qualify reply_date = max(reply_date) over (partition by request_id)
)
select
    p.request_id, p.period_ix, p.code, p.item, p.cause, p.measure, p.owner, p.due_date, p.late_target,
    r.late::hugeint as late_at_due, r.late <= p.late_target as is_kept
from last_reply as p
left join metrics.rates as r
    on r.level = 'province' and r.map = 'as-is' and r.code = p.code
    and r.period_ix = year(p.due_date) * 12 + month(p.due_date) - 1
