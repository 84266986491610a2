-- The items of every reply and decision that counts: of a document that was delivered twice, the later delivery. round
-- numbers the replies to one request by their day.
-- grain: request_id, step, reply_date, item
with kept as (
    select * from staging.stg_replies
    qualify load_seq = max(load_seq) over (partition by request_id, step, reply_date)
)
select
    request_id, substr(request_id, 4, 7) as period,
    substr(request_id, 4, 4)::integer * 12 + substr(request_id, 9, 2)::integer - 1 as period_ix, substr(request_id, 12, 2) as code,
    step, reply_date, item, cause, measure, owner, due_date, late_target, note, load_seq,
    (dense_rank() over (partition by request_id, step order by reply_date))::integer as round
from kept
