-- The step that is due in each state there is: month (its rule), months late, what counts on file, whether the tests of
-- article 216 are met. Few rows: the steps' rules (ref.steps) are applied here once instead of in every employer's month.
-- On the track `first_missing` the first step without a document of its kind is due, on `next` the one straight after
-- the highest on file, or none where that one is not open.
-- grain: period_ix, months_late, on_file, meets_tests
with states as (
    select distinct period_ix, months_late, on_file, meets_tests from staging.int_state
),
rules as (
    select r.*, k.bit from ref.steps as r inner join ref.documents as k on r.id = k.action
),
candidates as (
    select
        s.*, r.*,
        s.months_late between r.age_months and coalesce(r.up_to_months, 99999)
        and (r.id <> 'police_referral' or s.meets_tests) as is_open
    from states as s
    inner join rules as r on s.period_ix >= r.from_ix and s.period_ix <= coalesce(r.to_ix, 99999)
    where case when r.track = 'next' then r.bit > s.on_file & r.track_mask else r.bit & s.on_file = 0 end
),
first_of_track as (
    select * from candidates
    where is_open or track = 'next'
    qualify row_number() over (partition by period_ix, months_late, on_file, meets_tests, track order by sort) = 1
)
select
    period_ix, months_late, on_file, meets_tests, id as step_due, opened_mask,
    from_ix as rule_from_ix, deadline_months_after, deadline_day,
    list_filter(string_split(requires, ','), (part, i) -> requires_masks[i] & on_file = 0) as absent
from first_of_track
where is_open
qualify row_number() over (partition by period_ix, months_late, on_file, meets_tests order by sort) = 1
