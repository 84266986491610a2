-- What the ledger says about each employer of the scope in the month, with the month before beside it (null when that is
-- not known). The opening balance is closing - accrued - adjusted + paid, as in every accepted row.
-- grain: employer_id
select
    s.n, s.employer_id, s.employer_code, s.agency_code, v.employer_name, v.tax_code, v.officer_code,
    l.headcount::bigint as headcount, p.headcount::bigint as headcount_before, l.wage_base, p.wage_base as wage_base_before,
    l.si_closing - l.si_accrued - l.si_adjusted + l.si_paid as si_opening, l.si_accrued, l.si_adjusted, l.si_paid, l.si_closing,
    l.hi_closing - l.hi_accrued - l.hi_adjusted + l.hi_paid as hi_opening, l.hi_accrued, l.hi_adjusted, l.hi_paid, l.hi_closing,
    l.ui_closing - l.ui_accrued - l.ui_adjusted + l.ui_paid as ui_opening, l.ui_accrued, l.ui_adjusted, l.ui_paid, l.ui_closing,
    l.oa_closing - l.oa_accrued - l.oa_adjusted + l.oa_paid as oa_opening, l.oa_accrued, l.oa_adjusted, l.oa_paid, l.oa_closing,
    p.si_accrued as si_before, p.hi_accrued as hi_before, p.ui_accrued as ui_before, p.oa_accrued as oa_before,
    l.interest_closing - l.interest_accrued + l.interest_paid as interest_opening,
    l.interest_accrued, l.interest_paid, l.interest_closing
from scope as s
inner join warehouse.fct_ledger as l on s.employer_id = l.employer_id and l.period_ix = getvariable('notice_ix')
left join warehouse.fct_ledger as p on s.employer_id = p.employer_id and p.period_ix = getvariable('notice_ix') - 1
left join warehouse.dim_employer_version as v on s.version_id = v.version_id
