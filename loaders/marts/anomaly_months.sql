-- The account of every month: tested, changed, named by a rule, explained, shown, and of the shown how many are expected to be false alarms.
-- grain: period_ix
-- checks: tested >= changed; named >= explained; expected_false >= 0
-- empty: allowed
select
    account.period_ix,
    period.period,
    account.tested::double as tested,
    account.changed::double as changed,
    account.named::double as named,
    account.explained::double as explained,
    account.urgent::double as urgent,
    account.shown::double as shown,
    account.expected_false::double as expected_false,
    coalesce(impact.impact, 0)::double as impact
from detection.fct_month as account
inner join warehouse.dim_period as period
    on period.period_ix = account.period_ix
left join (

    -- An employer's variables move together: its largest impact stands for it.
    select period_ix, sum(impact) as impact
    from (
        select period_ix, employer_id, max(impact) as impact
        from detection.fct_flag
        where tier is not null
        group by period_ix, employer_id
    )
    group by period_ix

) as impact
    on impact.period_ix = account.period_ix
order by account.period_ix
