-- Open ledger rows in quarantine whose province and month can be read, and what of their amounts can: the arithmetic of
-- docs/quarantine.md. One amount of a fund that cannot be read follows from the others; where the five contradict each
-- other, the closing balance is either the one stated or the one computed (low and high).
-- how: counted (as if the row were good) | bounded (no employer to count it with: nothing up to all of its balance)
-- | last_month (between nothing and the employer's month before) | unknown
-- grain: sha256, line
-- checks: how is not null
with read as (
    select r.sha256, r.line, r.period_ix, r.province_code, p.as_is_code, r.employer_code,
        try_cast(r.typed ->> 'si_opening' as bigint) as si_opening, try_cast(r.typed ->> 'si_accrued' as bigint) as si_accrued,
        try_cast(r.typed ->> 'si_adjusted' as bigint) as si_adjusted, try_cast(r.typed ->> 'si_paid' as bigint) as si_paid,
        try_cast(r.typed ->> 'si_closing' as bigint) as si_closing,
        try_cast(r.typed ->> 'hi_opening' as bigint) as hi_opening, try_cast(r.typed ->> 'hi_accrued' as bigint) as hi_accrued,
        try_cast(r.typed ->> 'hi_adjusted' as bigint) as hi_adjusted, try_cast(r.typed ->> 'hi_paid' as bigint) as hi_paid,
        try_cast(r.typed ->> 'hi_closing' as bigint) as hi_closing,
        try_cast(r.typed ->> 'ui_opening' as bigint) as ui_opening, try_cast(r.typed ->> 'ui_accrued' as bigint) as ui_accrued,
        try_cast(r.typed ->> 'ui_adjusted' as bigint) as ui_adjusted, try_cast(r.typed ->> 'ui_paid' as bigint) as ui_paid,
        try_cast(r.typed ->> 'ui_closing' as bigint) as ui_closing,
        try_cast(r.typed ->> 'oa_opening' as bigint) as oa_opening, try_cast(r.typed ->> 'oa_accrued' as bigint) as oa_accrued,
        try_cast(r.typed ->> 'oa_adjusted' as bigint) as oa_adjusted, try_cast(r.typed ->> 'oa_paid' as bigint) as oa_paid,
        try_cast(r.typed ->> 'oa_closing' as bigint) as oa_closing
    from staging.int_quarantined_row as r
    inner join ref.provinces as p
        on r.province_code = p.code and r.period_ix >= p.from_ix and r.period_ix < coalesce(p.to_ix, 99999)
    where r.kind = 'ledger' and r.is_open and r.is_placed
),
repaired as (
    select sha256, line, period_ix, province_code, as_is_code, employer_code,
        coalesce(si_opening, si_closing - si_accrued - si_adjusted + si_paid) as si_o,
        coalesce(si_accrued, si_closing - si_opening - si_adjusted + si_paid) as si_a,
        coalesce(si_adjusted, si_closing - si_opening - si_accrued + si_paid) as si_d,
        coalesce(si_closing, si_opening + si_accrued + si_adjusted - si_paid) as si_stated,
        coalesce(si_opening + si_accrued + si_adjusted - si_paid, si_closing) as si_computed,
        coalesce(hi_opening, hi_closing - hi_accrued - hi_adjusted + hi_paid) as hi_o,
        coalesce(hi_accrued, hi_closing - hi_opening - hi_adjusted + hi_paid) as hi_a,
        coalesce(hi_adjusted, hi_closing - hi_opening - hi_accrued + hi_paid) as hi_d,
        coalesce(hi_closing, hi_opening + hi_accrued + hi_adjusted - hi_paid) as hi_stated,
        coalesce(hi_opening + hi_accrued + hi_adjusted - hi_paid, hi_closing) as hi_computed,
        coalesce(ui_opening, ui_closing - ui_accrued - ui_adjusted + ui_paid) as ui_o,
        coalesce(ui_accrued, ui_closing - ui_opening - ui_adjusted + ui_paid) as ui_a,
        coalesce(ui_adjusted, ui_closing - ui_opening - ui_accrued + ui_paid) as ui_d,
        coalesce(ui_closing, ui_opening + ui_accrued + ui_adjusted - ui_paid) as ui_stated,
        coalesce(ui_opening + ui_accrued + ui_adjusted - ui_paid, ui_closing) as ui_computed,
        coalesce(oa_opening, oa_closing - oa_accrued - oa_adjusted + oa_paid) as oa_o,
        coalesce(oa_accrued, oa_closing - oa_opening - oa_adjusted + oa_paid) as oa_a,
        coalesce(oa_adjusted, oa_closing - oa_opening - oa_accrued + oa_paid) as oa_d,
        coalesce(oa_closing, oa_opening + oa_accrued + oa_adjusted - oa_paid) as oa_stated,
        coalesce(oa_opening + oa_accrued + oa_adjusted - oa_paid, oa_closing) as oa_computed
    from read
),
ranged as (
    select sha256, line, period_ix, province_code, as_is_code, employer_code,
        si_o, si_a, si_d, least(si_stated, si_computed) as si_low, greatest(si_stated, si_computed) as si_high,
        hi_o, hi_a, hi_d, least(hi_stated, hi_computed) as hi_low, greatest(hi_stated, hi_computed) as hi_high,
        ui_o, ui_a, ui_d, least(ui_stated, ui_computed) as ui_low, greatest(ui_stated, ui_computed) as ui_high,
        oa_o, oa_a, oa_d, least(oa_stated, oa_computed) as oa_low, greatest(oa_stated, oa_computed) as oa_high,
        si_a + si_d + si_stated + si_o is not null and hi_a + hi_d + hi_stated + hi_o is not null and ui_a + ui_d + ui_stated + ui_o is not null and oa_a + oa_d + oa_stated + oa_o is not null as is_readable
    from repaired
),
placed as (
    select r.*, e.employer_id,
        l.employer_id is not null as is_present,
        (r.si_a + r.si_d)::hugeint + (r.hi_a + r.hi_d)::hugeint + (r.ui_a + r.ui_d)::hugeint + (r.oa_a + r.oa_d)::hugeint as receivable,
        greatest(r.si_low, 0)::hugeint + greatest(r.hi_low, 0)::hugeint + greatest(r.ui_low, 0)::hugeint + greatest(r.oa_low, 0)::hugeint as owed_low,
        greatest(r.si_high, 0)::hugeint + greatest(r.hi_high, 0)::hugeint + greatest(r.ui_high, 0)::hugeint + greatest(r.oa_high, 0)::hugeint as owed_high,
        (b.si_accrued + b.si_adjusted)::hugeint + (b.hi_accrued + b.hi_adjusted)::hugeint + (b.ui_accrued + b.ui_adjusted)::hugeint + (b.oa_accrued + b.oa_adjusted)::hugeint as receivable_before,
        greatest(b.si_closing, 0)::hugeint + greatest(b.hi_closing, 0)::hugeint + greatest(b.ui_closing, 0)::hugeint + greatest(b.oa_closing, 0)::hugeint as owed_before
    from ranged as r
    left join warehouse.dim_employer as e on r.employer_code = e.employer_code
    left join warehouse.fct_ledger as l on e.employer_id = l.employer_id and r.period_ix = l.period_ix
    left join warehouse.fct_ledger as b on e.employer_id = b.employer_id and r.period_ix - 1 = b.period_ix
)
select *,
    case
        when is_readable and employer_code is not null and not is_present then 'counted'
        when is_readable then 'bounded'
        when owed_before is not null and not is_present then 'last_month'
        else 'unknown'
    end as how
from placed
