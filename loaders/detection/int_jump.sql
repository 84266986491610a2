-- Sudden changes that pass the limits of data/rules/sudden_change.json: by score, by share, by heads, by what they cost
-- in contributions a month.
with long as (
    select
        employer_id, period_ix, 'headcount' as variable, z_h as score, e_h as e,
        heads::double as observed, heads_expected as expected,
        abs(heads - heads_expected) * wage_before as amount, abs(heads - heads_expected) as head_change
    from staging.int_level
    union all
    select
        employer_id, period_ix, 'average_wage', z_w, e_w, wage, wage_expected,
        abs(wage - wage_expected) * heads, heads
    from staging.int_level
    where e_w <> 0
    union all
    select
        employer_id, period_ix, 'wage_base', z_b, e_h + e_w, wages::double, heads_expected * wage_expected,
        abs(wages - heads_expected * wage_expected), greatest(heads, heads_before)
    from staging.int_level
    where wages <> wages_before
)
select
    employer_id, period_ix, variable, 'sudden_change' as kind, case when e < 0 then 'down' else 'up' end as direction,
    observed, expected, score::double as score, period_ix - 1 as since_ix,
    amount * getvariable('budget').contribution_rate as impact
from long
where score >= getvariable('sudden_change').least_score
    and period_ix >= getvariable('sudden_change').from_ix and period_ix < getvariable('sudden_change').to_ix
    and abs(exp(e) - 1) >= getvariable('sudden_change').least_share
    and head_change >= getvariable('sudden_change').least_heads
    and amount * getvariable('budget').contribution_rate >= getvariable('sudden_change').least_impact
