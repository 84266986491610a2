-- Every employer with something late at the end of a month, with its step, what is on file, and what is likely to come:
-- expected = late x share of the same age that had paid in full three month ends later, in whole đồng rounded down; null
-- for employers handled apart. The share is of the last window_months month ends whose three months are known; of all ages
-- together where fewer than least_employers are.
-- grain: employer_id
with window_months as (
    select age, sum(known_3)::bigint as known, sum(cleared_3)::bigint as cleared
    from ladder.fct_cure
    where period_ix between getvariable('work_ix') - 2 - getvariable('work_window') and getvariable('work_ix') - 3
    group by age
),
shares as (
    select
        a.age,
        case when w.known >= getvariable('work_least') then w.known else t.known end as known,
        case when w.known >= getvariable('work_least') then w.cleared else t.cleared end as cleared
    from (values (0), (1), (2), (3), (4)) as a(age)
    cross join (select coalesce(sum(known), 0)::bigint as known, coalesce(sum(cleared), 0)::bigint as cleared from window_months) as t
    left join window_months as w on a.age = w.age
)
select
    e.employer_code, v.employer_name, s.as_is_code, coalesce(s.agency_code, '') as agency_code,
    coalesce(s.officer_code, '') as officer_code, v.section, v.employer_type, v.hard_to_collect,
    s.headcount::integer as headcount, s.months_late, s.is_bound, s.debt_class, s.handling,
    s.late, t.si_late, t.hi_late, t.ui_late, t.oa_late, s.interest, s.interest_closing,
    s.step_due, s.preconditions_met, s.missing, s.publishable,
    strftime(s.since, '%Y-%m-%d') as since, strftime(s.deadline, '%Y-%m-%d') as deadline,
    s.last_action, s.last_action_no, strftime(s.last_action_date, '%Y-%m-%d') as last_action_date,
    case when s.handling is null then
        case when h.known > 0 then (s.late::hugeint * h.cleared // h.known)::bigint else s.late end
    end as expected
from ladder.fct_step as s
inner join warehouse.dim_employer as e on s.employer_id = e.employer_id
inner join warehouse.fct_late as t on s.employer_id = t.employer_id and s.period_ix = t.period_ix
inner join warehouse.fct_ledger as l on s.employer_id = l.employer_id and s.period_ix = l.period_ix
left join warehouse.dim_employer_version as v on l.version_id = v.version_id
inner join shares as h on h.age = case
    when s.months_late < 1 then 0 when s.months_late < 3 then 1 when s.months_late < 6 then 2 when s.months_late < 12 then 3
    else 4
end
where s.period_ix = getvariable('work_ix')
    and (getvariable('work_province') is null or s.as_is_code = getvariable('work_province'))
    and (getvariable('work_agency') is null or s.agency_code = getvariable('work_agency'))
    and (getvariable('work_officer') is null or s.officer_code = getvariable('work_officer'))
order by expected desc nulls last, e.employer_code
