-- Every accepted ledger row, whether it still counts or not.
-- view
select l.load_seq, s.cell_period as period_ix, s.province_code, s.employer_code, s.headcount::integer as headcount, s.wage_base,
    s.si_accrued, s.si_adjusted, s.si_paid, s.si_closing,
    s.hi_accrued, s.hi_adjusted, s.hi_paid, s.hi_closing,
    s.ui_accrued, s.ui_adjusted, s.ui_paid, s.ui_closing,
    s.oa_accrued, s.oa_adjusted, s.oa_paid, s.oa_closing,
    s.interest_accrued, s.interest_paid, s.interest_closing
from read_parquet(getvariable('ledger_files'), union_by_name = true, filename = true) as s
inner join staging.stg_loads as l on parse_filename(s.filename) = l.parquet
