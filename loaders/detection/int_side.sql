-- Employers that gained or lost more workers than they ordinarily do, new codes with all that they have, and codes that
-- ended with all that they had: whoever may have given workers to another code, or taken them.
-- grain: employer_id, period_ix, is_code
with moves as (
    select
        c.employer_id, c.period_ix, c.place, c.stratum_id, c.heads_before,
        c.heads - c.heads_before as moved,
        round(c.heads - greatest(c.heads, 0.5) / exp(s.e_h))::integer as beyond,
        greatest(s.z_h, s.z_b) >= 2.5 as is_odd
    from detection.fct_score as s
    inner join staging.int_change as c on s.employer_id = c.employer_id and s.period_ix = c.period_ix
    where abs(s.x_h) >= getvariable('code_shuffle').least_surprise
        and abs(c.heads - c.heads_before) >= getvariable('code_shuffle').least_heads_new
        and (s.e_h > 0) = (c.heads > c.heads_before)
),
firsts as (
    select employer_id, min(period_ix) as first_ix, max(period_ix) as last_ix from warehouse.fct_ledger group by employer_id
),
born as (
    select
        l.employer_id, l.period_ix, l.as_is_code::utinyint as place, coalesce(i.stratum_id, 0) as stratum_id,
        0 as heads_before, l.headcount as moved, l.headcount as beyond, false as is_odd
    from warehouse.fct_ledger as l
    inner join firsts as f on l.employer_id = f.employer_id and l.period_ix = f.first_ix
    left join staging.int_stratum as i on l.version_id = i.version_id
    where l.headcount >= getvariable('code_shuffle').least_heads_new
        and l.period_ix > (select min(period_ix) from warehouse.dim_period)
),
-- Codes that end: all that they had may have gone to another.
ended as (
    select
        l.employer_id, l.period_ix + 1 as period_ix, l.as_is_code::utinyint as place, coalesce(i.stratum_id, 0) as stratum_id,
        l.headcount as heads_before, -l.headcount as moved, -l.headcount as beyond, false as is_odd
    from warehouse.fct_ledger as l
    inner join firsts as f on l.employer_id = f.employer_id and l.period_ix = f.last_ix
    left join staging.int_stratum as i on l.version_id = i.version_id
    where l.headcount >= getvariable('code_shuffle').least_heads_new
        and l.period_ix < (select max(period_ix) from warehouse.dim_period)
)
select *, sign(moved)::tinyint as side, false as is_code from moves
union all by name
select *, 1::tinyint as side, true as is_code from born
union all by name
select *, -1::tinyint as side, true as is_code from ended
