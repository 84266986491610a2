-- Every employer and month with something late, with what counts on file: the first document of each kind that is dated
-- after the oldest amount fell due and not after the month, and all kinds as one number (on_file, ref.documents.bit).
-- handling: why the employer stands beside the steps. Under Law 41/2024 proof of force majeure counts when it is dated
-- by the 25th of the month of the first dunning, or before that dunning (is_excused: it counts, whatever the handling).
-- One row per employer_id and period_ix, as in int_debtor.
-- view
with dated as (
    select
        s.*,
        month_end(s.period_ix) as at_date,
        if(d.dunned_on <= at_date, d.dunned_on, null) as dunned_on,
        if(d.recorded_on <= at_date, d.recorded_on, null) as recorded_on,
        if(d.inspected_on <= at_date, d.inspected_on, null) as inspected_on,
        if(d.concluded_on <= at_date, d.concluded_on, null) as concluded_on,
        if(d.penalised_on <= at_date, d.penalised_on, null) as penalised_on,
        if(d.enforced_on <= at_date, d.enforced_on, null) as enforced_on,
        if(d.referred_on <= at_date, d.referred_on, null) as referred_on,
        if(d.published_on <= at_date, d.published_on, null) as published_on,
        if(d.excused_on <= at_date, d.excused_on, null) as excused_on
    from staging.int_debtor as s
    left join staging.int_first_document as d on s.employer_id = d.employer_id and s.due_ix = d.due_ix
)
select
    * exclude (set_apart),
    coalesce(
        excused_on is not null and (
            regime = 'letter' or dunned_on is null or excused_on < dunned_on
            or excused_on < date_trunc('month', dunned_on)::date + getvariable('ladder').proof_by_day
        ),
        false
    ) as is_excused,
    coalesce(set_apart, if(is_excused, 'force_majeure', null)) as handling,
    (if(dunned_on is null, 0, 1) + if(recorded_on is null, 0, 2) + if(inspected_on is null, 0, 4)
    + if(concluded_on is null, 0, 8) + if(penalised_on is null, 0, 16) + if(enforced_on is null, 0, 32)
    + if(referred_on is null, 0, 64) + if(published_on is null, 0, 128) + if(excused_on is null, 0, 256))::integer as on_file,
    coalesce(
        months_late >= getvariable('ladder').test_months and penalised_on is not null
        and (late >= getvariable('ladder').test_amount or headcount >= getvariable('ladder').test_headcount),
        false
    ) as meets_tests
from dated
