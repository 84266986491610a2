-- The ladder at the end of every month: each employer with something late, what counts on file since its oldest amount
-- fell due, which step is due, since when, by when, and whether what it rests on is there. Rules: docs/ladder.md.
-- handling says why an employer stands beside the steps; then none is due and it is not published. interest is what the
-- law counts at that day on everything outstanding, null where a monthly rate of the 2014 rule is not known;
-- interest_law41 is the part of it that runs by the day since 2025-07-01.
-- grain: period_ix, employer_id
-- checks: late > 0; months_late >= 0; debt_class between 1 and 4; (step_due is null) = (since is null); (step_due is null) = (preconditions_met is null); step_due is null or handling is null; not publishable or handling is null; not publishable or months_late >= 1; not publishable or dunned_on is not null or penalised_on is not null; step_due is distinct from 'police_referral' or (penalised_on is not null and months_late >= 6); step_due is distinct from 'enforcement_decision' or penalised_on is not null; since is null or since <= month_end(period_ix); interest is null or interest >= 0
with placed as (
    select
        s.*, if(s.handling is null, u.step_due, null) as step_due, u.opened_mask, u.rule_from_ix, u.deadline_months_after,
        u.deadline_day, u.absent
    from staging.int_state as s
    left join staging.int_due as u
        on s.period_ix = u.period_ix and s.months_late = u.months_late and s.on_file = u.on_file
        and s.meets_tests = u.meets_tests
),
dated as (
    select
        p.*,
        case when p.step_due is not null then greatest(
            month_end(r.reached_ix),
            if(p.opened_mask & 1 > 0, p.dunned_on, null), if(p.opened_mask & 2 > 0, p.recorded_on, null),
            if(p.opened_mask & 4 > 0, p.inspected_on, null), if(p.opened_mask & 8 > 0, p.concluded_on, null),
            if(p.opened_mask & 16 > 0, p.penalised_on, null), if(p.opened_mask & 32 > 0, p.enforced_on, null)
        ) end as since
    from placed as p
    left join staging.int_reached as r on p.step_due = r.step and p.due_ix = r.due_ix
)
select
    s.period_ix, s.employer_id, s.province_code, s.as_is_code, s.agency_code, s.officer_code,
    s.months_late, s.late, s.headcount, s.due_ix, s.is_bound, s.regime, s.debt_class, s.handling,
    s.step_due,
    s.since,
    case when s.step_due is not null and s.deadline_day is not null then month_start(
        greatest(year(s.since) * 12 + month(s.since) - 1, s.rule_from_ix) + s.deadline_months_after
    ) + (s.deadline_day - 1)::integer end as deadline,
    if(s.step_due is null, null, len(s.absent) = 0) as preconditions_met,
    if(s.handling is not null, '', concat_ws(
        ',',
        if(s.months_late >= 1 and s.dunned_on is null, 'dunning_notice', null),
        nullif(array_to_string(list_filter(s.absent, part -> part <> 'dunning_notice' or s.months_late < 1), ','), '')
    )) as missing,
    d.action as last_action, d.document_no as last_action_no, d.document_date as last_action_date,
    s.dunned_on, s.recorded_on, s.inspected_on, s.concluded_on, s.penalised_on, s.enforced_on, s.referred_on,
    s.published_on, s.excused_on,
    s.handling is null and s.months_late >= getvariable('ladder').publication_age and (
        s.dunned_on is not null
        or (s.penalised_on is not null and (s.inspected_on is not null or s.concluded_on is not null))
    ) as publishable,
    case when s.regime = 'law41' and not s.is_excused and s.dunned_on is not null then greatest(
        month_end(s.due_ix) + getvariable('ladder').evasion_days::integer, s.dunned_on + 1, getvariable('ladder').law_from
    ) end as evasion_from,
    s.handling is null and s.meets_tests as is_216_candidate,
    case when coalesce(i.unknown, 0) = 0 then ((coalesce(i.millionths, 0) + 500000) // 1000000)::bigint end as interest,
    ((coalesce(i.daily_millionths, 0) + 500000) // 1000000)::bigint as interest_law41,
    s.interest_closing
from dated as s
left join staging.int_last_document as d
    on s.employer_id = d.employer_id and s.period_ix >= d.period_ix and s.period_ix < d.until_ix and d.period_ix > s.due_ix
left join staging.int_interest as i on s.employer_id = i.employer_id and s.period_ix = i.period_ix
