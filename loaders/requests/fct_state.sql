-- Where every request stands: asked and waiting, overdue on the day of the latest delivery, answered, returned, accepted. A decision counts when no
-- reply is younger than it. Replies of provinces that the rule did not ask are kept too.
-- grain: request_id
with documents as (
    select distinct request_id, period_ix, code, step, reply_date from requests.fct_reply
),
latest as (
    select
        request_id, any_value(period_ix) as period_ix, any_value(code) as code,
        max(reply_date) filter (step = 'reply') as answered_on,
        max(reply_date) filter (step <> 'reply') as decided_on,
        arg_max(step, reply_date) filter (step <> 'reply') as decision,
        (count(*) filter (step = 'reply'))::integer as replies,
        (count(*) filter (step = 'returned'))::integer as returns
    from documents
    group by request_id
),
today as (
    select max(loaded_at)[1:10]::date as day from staging.stg_loads
)
select
    coalesce(q.request_id, l.request_id) as request_id, coalesce(q.period_ix, l.period_ix) as period_ix,
    coalesce(q.code, l.code) as code, coalesce(q.is_asked, false) as is_asked, q.reply_by,
    l.answered_on, l.decided_on, coalesce(l.replies, 0) as replies, coalesce(l.returns, 0) as returns,
    case
        when l.decision is not null and l.decided_on >= coalesce(l.answered_on, l.decided_on) then l.decision
        when l.answered_on is not null then 'answered'
        when t.day > q.reply_by then 'overdue'
        else 'waiting'
    end as state,
    l.answered_on > q.reply_by as is_late_reply
from (select * from requests.fct_request where is_asked) as q
full join latest as l on q.request_id = l.request_id
cross join today as t
