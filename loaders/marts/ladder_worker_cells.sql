-- Workers on the lists of late employers in the last six months that have lists: of the nation, of provinces of today and of
-- sectors, by months of cover missing and by state. Suppressed by the pages before anybody sees them.
-- grain: level, code, period_ix
-- checks: workers = missing_0 + missing_1 + missing_3 + missing_6 + missing_12 + never_paid; workers = working + on_leave + left_unsettled + left_settled
-- empty: allowed
with kept as (
    select * from ladder.fct_worker_month
    where period_ix > (select max(period_ix) from ladder.fct_worker_month) - 6
)
select
    case when grouping(w.as_is_code) = 0 then 'province' when grouping(w.section) = 0 then 'sector' else 'nation' end as level,
    coalesce(w.as_is_code, w.section, 'VN') as code, w.period_ix, any_value(t.period) as period,
    count(*)::double as employers, sum(w.workers)::double as workers,
    sum(w.missing_0)::double as missing_0, sum(w.missing_1)::double as missing_1, sum(w.missing_3)::double as missing_3,
    sum(w.missing_6)::double as missing_6, sum(w.missing_12)::double as missing_12, sum(w.never_paid)::double as never_paid,
    sum(w.working)::double as working, sum(w.unpaid_leave + w.sick + w.maternity + w.suspended)::double as on_leave,
    sum(w.left_unsettled)::double as left_unsettled, sum(w.left_settled)::double as left_settled,
    sum(w.newly_left)::double as newly_left, sum(w.newly_settled)::double as newly_settled, sum(w.joined)::double as joined
from kept as w
inner join warehouse.dim_period as t on w.period_ix = t.period_ix
where w.as_is_code is not null
group by grouping sets ((w.period_ix, w.as_is_code), (w.period_ix, w.section), (w.period_ix))
order by level, code, w.period_ix
