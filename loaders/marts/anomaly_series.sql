-- The last three years of every employer that has a page of its own: what it declared, owed and paid, and what is late by age.
-- grain: employer_id, period_ix
-- checks: headcount >= 0; late >= 0
-- empty: allowed
select
    ledger.employer_id,
    ledger.period_ix,
    ledger.headcount::double as headcount,
    ledger.wage_base::double as wage_base,
    (ledger.si_accrued + ledger.hi_accrued + ledger.ui_accrued + ledger.oa_accrued
        + ledger.si_adjusted + ledger.hi_adjusted + ledger.ui_adjusted + ledger.oa_adjusted)::double as receivable,
    (ledger.si_paid + ledger.hi_paid + ledger.ui_paid + ledger.oa_paid)::double as paid,
    coalesce(late.late, 0)::double as late,
    coalesce(late.age_0, 0)::double as age_0,
    coalesce(late.age_1, 0)::double as age_1,
    coalesce(late.age_2, 0)::double as age_2,
    coalesce(late.age_3, 0)::double as age_3,
    coalesce(late.age_4, 0)::double as age_4
from warehouse.fct_ledger as ledger
inner join (select distinct employer_id from detection.fct_listed where has_page) as listed
    on listed.employer_id = ledger.employer_id
left join warehouse.fct_late as late
    on late.employer_id = ledger.employer_id and late.period_ix = ledger.period_ix
where ledger.period_ix > (select max(period_ix) - 36 from warehouse.dim_period)
order by ledger.employer_id, ledger.period_ix
