-- Every step that became due for an employer (one per oldest due month), with the day by which it had to be done: its
-- deadline in law, or so many days (variable scoring) after it became due; and whether a document of its kind is dated by
-- then. A document written before the step was ever found due at a month's end is in time. A step that fell away first,
-- because the employer paid, is left out, as is one whose day lies after the last month.
-- grain: employer_id, due_ix, step
with found as (
    select
        employer_id, due_ix, step_due as step, min(since) as since, min(deadline) as deadline,
        arg_min(as_is_code, period_ix) as as_is_code, arg_min(officer_code, period_ix) as officer_code,
        min(period_ix) as first_ix
    from ladder.fct_step
    where step_due is not null and step_due <> 'police_referral'
    group by employer_id, due_ix, step_due
),
timed as (
    select
        *, coalesce(deadline, since + getvariable('scoring').days::integer) as by_day,
        (year(by_day) * 12 + month(by_day) - 1 - if(by_day = last_day(by_day), 0, 1))::integer as seen_ix
    from found
),
written as (
    select t.*, min(d.document_date) as done_on
    from timed as t
    left join warehouse.fct_document as d
        on t.employer_id = d.employer_id and t.step = d.action and t.due_ix < d.period_ix
    group by all
),
early as (
    select
        s.employer_id, s.due_ix, d.action as step, min(d.document_date) as by_day, arg_min(s.as_is_code, s.period_ix) as as_is_code,
        arg_min(s.officer_code, s.period_ix) as officer_code
    from ladder.fct_step as s
    inner join warehouse.fct_document as d on s.employer_id = d.employer_id and s.due_ix < d.period_ix and d.period_ix <= s.period_ix
    anti join found as f on s.employer_id = f.employer_id and s.due_ix = f.due_ix and d.action = f.step
    where s.handling is null and d.action in (select distinct step from found)
    group by s.employer_id, s.due_ix, d.action
)
select
    w.employer_id, w.due_ix, w.step, w.as_is_code, w.officer_code, w.by_day,
    (w.done_on is not null and w.done_on <= w.by_day) as is_in_time
from written as w
left join ladder.fct_step as s on w.employer_id = s.employer_id and w.due_ix = s.due_ix and w.seen_ix = s.period_ix
where w.by_day <= (select max(month_end(period_ix)) from warehouse.dim_period)
    and (w.done_on <= w.by_day or w.seen_ix <= w.first_ix or (s.employer_id is not null and s.handling is null))
union all
select employer_id, due_ix, step, as_is_code, officer_code, by_day, true from early
