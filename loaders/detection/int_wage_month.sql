-- Months in which a legal wage rose, and the month after each: by how much at most.
-- grain: period_ix
select t.period_ix + k as period_ix, max(t.ratio) - 1 as step
from ref.wage_steps as t, range(2) as months(k)
where t.ratio is not null
group by 1
