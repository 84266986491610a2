-- Where an employer's row does not continue the one before it: months without a row between, or an opening balance
-- that is not the closing one of the month before.
-- grain: employer_id, period_ix
with opened as (
    select
        employer_id,
        period_ix,
        lag(period_ix) over w as before_ix,
        si_closing - si_accrued - si_adjusted + si_paid as si_opening, lag(si_closing) over w as si_before,
        hi_closing - hi_accrued - hi_adjusted + hi_paid as hi_opening, lag(hi_closing) over w as hi_before,
        ui_closing - ui_accrued - ui_adjusted + ui_paid as ui_opening, lag(ui_closing) over w as ui_before,
        oa_closing - oa_accrued - oa_adjusted + oa_paid as oa_opening, lag(oa_closing) over w as oa_before
    from warehouse.fct_ledger
    window w as (partition by employer_id order by period_ix)
)
select * from opened
where before_ix is not null
    and (
        before_ix < period_ix - 1 or si_opening <> si_before or hi_opening <> hi_before
        or ui_opening <> ui_before or oa_opening <> oa_before
    )
