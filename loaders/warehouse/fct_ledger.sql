-- The contribution ledger as it counts: one row per employer and month, money in whole đồng.
-- Opening balances are not stored: opening = closing - accrued - adjusted + paid holds in every accepted row.
-- grain: employer_id, period_ix
-- checks: headcount >= 0; wage_base >= 0; si_accrued >= 0; as_is_code is not null
select
    e.employer_id,
    s.period_ix,
    s.province_code,
    case when s.period_ix < 24306 then m.as_is_code else s.province_code end as as_is_code,
    v.version_id,
    s.headcount,
    s.wage_base,
    s.si_accrued, s.si_adjusted, s.si_paid, s.si_closing,
    s.hi_accrued, s.hi_adjusted, s.hi_paid, s.hi_closing,
    s.ui_accrued, s.ui_adjusted, s.ui_paid, s.ui_closing,
    s.oa_accrued, s.oa_adjusted, s.oa_paid, s.oa_closing,
    s.interest_accrued, s.interest_paid, s.interest_closing
from staging.stg_ledger as s
inner join staging.int_current_cell as c
    on c.kind = 'ledger' and s.load_seq = c.load_seq and s.province_code = c.province_code and s.period_ix = c.period_ix
inner join warehouse.dim_employer as e on s.employer_code = e.employer_code
left join ref.provinces as m on m.map = '63' and s.province_code = m.code
left join warehouse.dim_employer_version as v
    on e.employer_id = v.employer_id and s.period_ix >= v.from_ix and s.period_ix < coalesce(v.to_ix, 99999)
anti join staging.int_doubled as d
    on e.employer_id = d.employer_id and s.period_ix = d.period_ix and s.province_code = d.province_code
anti join staging.int_held_cell as h on s.province_code = h.province_code and s.period_ix = h.period_ix
