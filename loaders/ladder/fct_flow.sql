-- Who moved on the ladder from one month end to the next, and how much was late before and after: from state to state by
-- province and officer (of the later month; of the earlier one for who is no longer late). States: the step due; apart
-- (handled beside the steps); waiting (late, nothing due now); not_late; unseen (no row in that month). In months in which
-- nothing was delivered for a place everybody there is unseen.
-- grain: period_ix, as_is_code, officer_code, state_from, state_to
-- checks: employers > 0; (late_before = 0) = (state_from in ('not_late', 'unseen')); (late_now = 0) = (state_to in ('not_late', 'unseen'))
with states as (
    select
        employer_id, period_ix, as_is_code, coalesce(officer_code, '') as officer_code, late,
        case when handling is not null then 'apart' else coalesce(step_due, 'waiting') end as state
    from ladder.fct_step
),
pairs as (
    select
        coalesce(b.employer_id, a.employer_id) as employer_id,
        coalesce(b.period_ix, a.period_ix + 1) as period_ix,
        coalesce(b.as_is_code, a.as_is_code) as as_is_code,
        coalesce(b.officer_code, a.officer_code) as officer_code,
        a.state as state_from, b.state as state_to,
        coalesce(a.late, 0) as late_before, coalesce(b.late, 0) as late_now
    from states as a
    full outer join states as b on a.employer_id = b.employer_id and a.period_ix + 1 = b.period_ix
),
-- Whether who is not late at one end had a row there.
ends as (
    -- Who is late, pays and is late again stands at one month end twice: once as who left, once as who came.
    select distinct p.employer_id, p.period_ix - if(p.state_from is null, 1, 0) as seen_ix
    from pairs as p
    where p.state_from is null or p.state_to is null
),
seen as (
    select e.employer_id, e.seen_ix
    from ends as e
    inner join warehouse.fct_ledger as l on e.employer_id = l.employer_id and e.seen_ix = l.period_ix
)
select
    p.period_ix, p.as_is_code, p.officer_code,
    coalesce(p.state_from, if(s.employer_id is null, 'unseen', 'not_late')) as state_from,
    coalesce(p.state_to, if(s.employer_id is null, 'unseen', 'not_late')) as state_to,
    count(*) as employers,
    sum(p.late_before)::bigint as late_before,
    sum(p.late_now)::bigint as late_now
from pairs as p
inner join warehouse.dim_period as d on p.period_ix = d.period_ix
left join seen as s
    on p.employer_id = s.employer_id and s.seen_ix = p.period_ix - if(p.state_from is null, 1, 0)
where p.period_ix > (select min(period_ix) from warehouse.dim_period)
group by all
