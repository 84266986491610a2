-- What open ledger rows in quarantine would add to late amount and receivable of today's provinces, month by month, from
-- the least to the most (docs/quarantine.md); equal where the rows can be counted exactly. A row also changes how old the
-- debt of later months is, so months without such rows may stand here too.
-- grain: period_ix, as_is_code
-- checks: late_low <= late_high; receivable_low <= receivable_high; rows = rows_counted + rows_bounded + rows_unknown
with late as (
    select l.period_ix, l.as_is_code, l.employer_code,
        min(coalesce(w.late, 0) - if(l.is_added, 0, coalesce(f.late, 0))) as late_low,
        max(coalesce(w.late, 0) - if(l.is_added, 0, coalesce(f.late, 0))) as late_high
    from staging.int_whatif_ledger as l
    left join staging.whatif_late as w on l.employer_id = w.employer_id and l.period_ix = w.period_ix
    left join warehouse.dim_employer as e on l.employer_code = e.employer_code
    left join warehouse.fct_late as f on e.employer_id = f.employer_id and l.period_ix = f.period_ix
    group by l.period_ix, l.as_is_code, l.employer_code
),
-- Rows with one key are alternatives: one of them is right at most.
keyed as (
    select period_ix, as_is_code, how, coalesce(employer_code, sha256 || line) as row_key, count(*) as rows,
        min(receivable) as receivable_least, max(receivable) as receivable_most, max(owed_high) as owed_high,
        max(receivable_before) as receivable_before, max(owed_before) as owed_before
    from staging.int_whatif_row
    group by period_ix, as_is_code, how, coalesce(employer_code, sha256 || line)
),
doubled as (
    select d.period_ix, p.as_is_code, (s.si_accrued + s.si_adjusted)::hugeint + (s.hi_accrued + s.hi_adjusted)::hugeint + (s.ui_accrued + s.ui_adjusted)::hugeint + (s.oa_accrued + s.oa_adjusted)::hugeint as receivable, greatest(s.si_closing, 0)::hugeint + greatest(s.hi_closing, 0)::hugeint + greatest(s.ui_closing, 0)::hugeint + greatest(s.oa_closing, 0)::hugeint as owed
    from staging.int_doubled as d
    inner join warehouse.dim_employer as e on d.employer_id = e.employer_id
    inner join staging.stg_ledger as s
        on d.load_seq = s.load_seq and d.period_ix = s.period_ix and d.province_code = s.province_code
        and e.employer_code = s.employer_code
    inner join ref.provinces as p
        on d.province_code = p.code and d.period_ix >= p.from_ix and d.period_ix < coalesce(p.to_ix, 99999)
),
parts as (
    select period_ix, as_is_code, 0 as rows, '' as how, late_low::hugeint as late_low, late_high::hugeint as late_high,
        0::hugeint as receivable_low, 0::hugeint as receivable_high
    from late
    union all
    select period_ix, as_is_code, rows, how, 0,
        case how when 'bounded' then owed_high when 'last_month' then owed_before + greatest(receivable_before, 0) else 0 end,
        case how when 'last_month' then least(receivable_before, 0) when 'unknown' then 0 else receivable_least end,
        case how when 'last_month' then greatest(receivable_before, 0) when 'unknown' then 0 else receivable_most end
    from keyed
    union all
    select period_ix, as_is_code, 1, 'bounded', 0, owed, receivable, receivable from doubled
)
select
    period_ix, as_is_code,
    sum(rows)::bigint as rows,
    coalesce(sum(rows) filter (how = 'counted'), 0)::bigint as rows_counted,
    coalesce(sum(rows) filter (how in ('bounded', 'last_month')), 0)::bigint as rows_bounded,
    coalesce(sum(rows) filter (how = 'unknown'), 0)::bigint as rows_unknown,
    sum(late_low) as late_low, sum(late_high) as late_high,
    sum(receivable_low) as receivable_low, sum(receivable_high) as receivable_high
from parts
group by period_ix, as_is_code
having sum(rows) > 0 or sum(late_low) <> 0 or sum(late_high) <> 0
