-- Every employer and month with something late: what it was then, the due month of its oldest amount, and the rule of
-- the month (regime) that its step is read from. is_bound: the oldest amount is debt from before the first known month.
-- grain: employer_id, period_ix
-- checks: due_ix <= period_ix; late > 0; regime is not null
with known as (
    select employer_id, min(period_ix) as first_ix from warehouse.fct_ledger group by employer_id
),
regimes as (
    select distinct regime, min(from_ix) as from_ix, max(coalesce(to_ix, 99999)) as to_ix from ref.steps group by regime
)
select
    t.employer_id,
    t.period_ix,
    l.province_code,
    l.as_is_code,
    v.agency_code,
    v.officer_code,
    t.months_late,
    t.late,
    l.headcount,
    (t.period_ix - t.months_late)::integer as due_ix,
    t.period_ix - t.months_late < k.first_ix as is_bound,
    r.regime,
    case
        when v.hard_to_collect is not null or v.is_frozen then 4
        when t.months_late < 1 then 1
        when t.months_late < 3 then 2
        else 3
    end as debt_class,
    case
        when v.hard_to_collect is not null then 'hard_to_collect'
        when v.is_frozen then 'frozen'
        when v.status = 'suspended' then 'suspended'
    end as set_apart,
    l.interest_closing
from warehouse.fct_late as t
inner join warehouse.fct_ledger as l on t.employer_id = l.employer_id and t.period_ix = l.period_ix
inner join known as k on t.employer_id = k.employer_id
inner join regimes as r on t.period_ix between r.from_ix and r.to_ix
left join warehouse.dim_employer_version as v on l.version_id = v.version_id
where t.late > 0
