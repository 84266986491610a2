-- The lists that leave the house: `publication` of the last two months, `state` (to state bodies) of every quarter's end
-- since the rule is in force. A row per employer that qualifies at the data date, with its proofs: the first document of
-- each kind that counts. now: what has become of it at the last known month, up to which payments are counted: listed,
-- paid (nothing late), renewed (late again, but the proofs named what is paid), apart (handled apart), unknown (no row).
-- grain: list, list_ix, employer_id
-- checks: late > 0; data_date <= paid_to; dunning_date is not null or (penalty_date is not null and inspection_date is not null); dunning_date is null or dunning_no is not null; penalty_date is null or penalty_no is not null; now in ('listed', 'paid', 'renewed', 'apart', 'unknown')
with last_month as (
    select max(period_ix) as last_ix from warehouse.dim_period
),
wanted as (
    select 'publication' as list, period_ix as list_ix, last_ix
    from warehouse.dim_period cross join last_month where period_ix >= last_ix - 1
    union all
    select 'state', period_ix, last_ix from warehouse.dim_period cross join last_month
    where period_ix % 3 = 2 and period_ix >= getvariable('ladder').state_from_ix
),
rows_of_lists as (
    select
        w.list, w.list_ix, w.last_ix, s.* exclude (period_ix),
        coalesce(s.inspected_on, s.concluded_on) as inspection_date,
        if(s.inspected_on is not null, 'inspection_decision', 'inspection_conclusion') as inspection_action
    from wanted as w
    inner join ladder.fct_step as s on w.list_ix = s.period_ix
    where s.publishable
),
numbers as (
    select employer_id, action, document_date, min(document_no) as document_no
    from warehouse.fct_document group by employer_id, action, document_date
)
select
    r.list, r.list_ix, r.employer_id, r.as_is_code, r.province_code, r.agency_code, r.officer_code,
    month_end(r.list_ix) as data_date, month_end(r.last_ix) as paid_to,
    r.months_late, r.late, r.headcount, r.debt_class,
    d.document_no as dunning_no, r.dunned_on as dunning_date,
    i.document_no as inspection_no, r.inspection_date,
    p.document_no as penalty_no, r.penalised_on as penalty_date,
    r.published_on, r.evasion_from,
    coalesce(r.evasion_from <= month_end(r.list_ix), false) as is_evasion_sign,
    case
        when k.employer_id is null then 'unknown'
        when n.employer_id is null then 'paid'
        when n.publishable then 'listed'
        when n.handling is not null then 'apart'
        else 'renewed'
    end as now,
    if(k.employer_id is null, null, coalesce(n.late, 0)) as late_now
from rows_of_lists as r
left join numbers as d on r.employer_id = d.employer_id and d.action = 'dunning_notice' and r.dunned_on = d.document_date
left join numbers as i
    on r.employer_id = i.employer_id and r.inspection_action = i.action and r.inspection_date = i.document_date
left join numbers as p on r.employer_id = p.employer_id and p.action = 'penalty_decision' and r.penalised_on = p.document_date
left join warehouse.fct_ledger as k on r.employer_id = k.employer_id and r.last_ix = k.period_ix
left join ladder.fct_step as n on r.employer_id = n.employer_id and r.last_ix = n.period_ix
