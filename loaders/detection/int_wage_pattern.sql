-- Named patterns of the wage base: cut to the regional minimum, frozen at it while peers rise, inflated before benefits.
with rows as (
    select l.*, k.c_w as peers_w
    from staging.int_level as l
    left join detection.fct_centre as k on l.period_ix = k.period_ix and l.stratum_id = k.stratum_id
),
cut as (
    select
        employer_id, period_ix, 'wage_cut_to_minimum' as kind, 'down' as direction,
        z_w as score, z_w as severity, period_ix - 1 as since_ix,
        wages::double as observed, heads * wage_before as expected
    from rows
    where heads >= getvariable('wage_cut_to_minimum').least_heads and minimum is not null
        and wage <= minimum * (getvariable('wage_cut_to_minimum').multiple + getvariable('wage_cut_to_minimum').tolerance)
        and wage_before >= minimum * getvariable('wage_cut_to_minimum').from_multiple
        and wage <= wage_before * (1 - getvariable('wage_cut_to_minimum').least_drop)
        and coalesce(peers_w, 0) > ln(wage / wage_before) / 2
        and period_ix >= getvariable('wage_cut_to_minimum').from_ix and period_ix < getvariable('wage_cut_to_minimum').to_ix
),
inflated as (
    select
        employer_id, period_ix, 'wage_inflated_before_benefit', 'up',
        z_w, z_w, period_ix - 1,
        wages::double, heads * wage_expected
    from rows
    where heads between 1 and getvariable('wage_inflated_before_benefit').most_heads
        and e_w >= ln(1 + getvariable('wage_inflated_before_benefit').least_rise)
        and abs(heads / heads_before - 1) <= getvariable('wage_inflated_before_benefit').most_head_change
        and period_ix >= getvariable('wage_inflated_before_benefit').from_ix
        and period_ix < getvariable('wage_inflated_before_benefit').to_ix
),
-- Standing still has no score of its own, and no degrees.
frozen as (
    select
        employer_id, period_ix, 'wage_frozen_at_minimum', 'down', 0, 0, period_ix - 12, wage_base::double, expected
    from staging.int_frozen
)
select
    employer_id, period_ix, 'wage_base' as variable, kind, direction, observed, expected, score::double as score, severity::double as severity, since_ix,
    abs(observed - expected) * getvariable('budget').contribution_rate as impact
from (from cut union all from inflated union all from frozen)
