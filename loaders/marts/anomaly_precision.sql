-- Verdicts on what a rule has named, of the nation (VN) and of each province (as-is): a verdict counts for the flag of the
-- same employer, month and variable that no ordinary explanation has cleared, be it within the budget or not. kind ''
-- holds the verdicts that belong to no such flag (of a variable that flags are never about: warehouse.fct_stray_verdict).
-- grain: kind, code
-- checks: confirmed + explained + false_alarm = reviewed
-- empty: allowed
with judged as (

    select
        coalesce(flag.kind, '') as kind,
        coalesce(flag.as_is_code, ledger.as_is_code, '') as code,
        verdict.verdict
    from warehouse.fct_verdict as verdict
    left join detection.fct_flag as flag
        on flag.employer_id = verdict.employer_id and flag.period_ix = verdict.period_ix
        and flag.variable = verdict.variable and flag.explained_by is null
    left join warehouse.fct_ledger as ledger
        on ledger.employer_id = verdict.employer_id and ledger.period_ix = verdict.period_ix
    where verdict.variable in ('headcount', 'average_wage', 'wage_base', 'paid')

),

everywhere as (

    select kind, code, verdict from judged
    union all
    select kind, 'VN' as code, verdict from judged

)

select
    kind,
    code,
    count(*)::double as reviewed,
    (count(*) filter (verdict = 'confirmed'))::double as confirmed,
    (count(*) filter (verdict = 'explained'))::double as explained,
    (count(*) filter (verdict = 'false_alarm'))::double as false_alarm
from everywhere
group by kind, code
order by kind, code
