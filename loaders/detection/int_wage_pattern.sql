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
-- Frozen is seen once a year, in the month of the step that the others took, and only where something else moved.
peers_year as (
    select stratum_id, period_ix, sum(c_w) over (partition by stratum_id order by period_ix rows between 11 preceding and current row) as rise
    from detection.fct_centre
),
steps as (select scope, period_ix, amount from ref.wage_steps where scope <> 'public' and ratio is not null),
frozen as (
    select
        l.employer_id, l.period_ix, 'wage_frozen_at_minimum', 'down',
        0, p.rise, l.period_ix - 12,
        l.wage_base::double, l.wage_base * exp(p.rise)
    from warehouse.fct_ledger as l
    inner join warehouse.dim_employer_version as v on l.version_id = v.version_id
    inner join steps as s on v.min_wage_region = s.scope and l.period_ix = s.period_ix
    inner join detection.fct_score as c on l.employer_id = c.employer_id and l.period_ix = c.period_ix and c.e_h <> 0
    inner join staging.int_stratum as i on l.version_id = i.version_id
    inner join peers_year as p on i.stratum_id = p.stratum_id and l.period_ix = p.period_ix
    inner join warehouse.fct_ledger as y on l.employer_id = y.employer_id and l.period_ix - 12 = y.period_ix
    where l.period_ix >= getvariable('detect_from') and y.period_ix >= getvariable('detect_from') - 12
        and l.headcount >= getvariable('wage_frozen_at_minimum').least_heads and y.headcount > 0
        and p.rise >= getvariable('wage_frozen_at_minimum').peers_rise
        and l.wage_base <= l.headcount * s.amount * (getvariable('wage_frozen_at_minimum').multiple)
        and abs((l.wage_base::double / l.headcount) / (y.wage_base::double / y.headcount) - 1)
            <= getvariable('wage_frozen_at_minimum').tolerance
        and l.period_ix >= getvariable('wage_frozen_at_minimum').from_ix
        and l.period_ix < getvariable('wage_frozen_at_minimum').to_ix
)
select
    employer_id, period_ix, 'wage_base' as variable, kind, direction, observed, expected, score::double as score, severity::double as severity, since_ix,
    abs(observed - expected) * getvariable('budget').contribution_rate as impact
from (from cut union all from inflated union all from frozen)
