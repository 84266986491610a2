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
    where s.period_ix >= getvariable('detect_from') and abs(s.x_h) >= getvariable('code_shuffle').least_surprise
        and abs(c.heads - c.heads_before) >= getvariable('code_shuffle').least_heads_new
        and (s.e_h > 0) = (c.heads > c.heads_before)
),
-- The last months of codes, be it for good or for a while: each month is judged by what was known in it.
lasts as (
    select employer_id, last_ix from staging.int_span
    union all
    select employer_id, period_ix
    from (
        select employer_id, period_ix, lead(period_ix) over (partition by employer_id order by period_ix) as next_ix
        from warehouse.fct_ledger
        where employer_id in (select employer_id from staging.int_span where months <= last_ix - first_ix)
    )
    where next_ix > period_ix + 1
),
born as (
    select
        l.employer_id, l.period_ix, l.as_is_code::utinyint as place, coalesce(i.stratum_id, 0) as stratum_id,
        0 as heads_before, l.headcount as moved, l.headcount as beyond, false as is_odd
    from warehouse.fct_ledger as l
    inner join staging.int_span as f on l.employer_id = f.employer_id and l.period_ix = f.first_ix
    left join staging.int_stratum as i on l.version_id = i.version_id
    where l.headcount >= getvariable('code_shuffle').least_heads_new
        and l.period_ix >= getvariable('detect_from') - 3
        and l.period_ix > (select min(period_ix) from warehouse.dim_period)
),
-- Codes that end while their province delivers: all that they had may have gone to another.
ended as (
    select
        l.employer_id, l.period_ix + 1 as period_ix, l.as_is_code::utinyint as place, coalesce(i.stratum_id, 0) as stratum_id,
        l.headcount as heads_before, -l.headcount as moved, -l.headcount as beyond, false as is_odd
    from warehouse.fct_ledger as l
    inner join lasts as f on l.employer_id = f.employer_id and l.period_ix = f.last_ix
    inner join warehouse.fct_delivery as d
        on d.period_ix = l.period_ix + 1 and not d.is_held
        and d.province_code = case when l.period_ix + 1 < 24306 then l.province_code else l.as_is_code end
    left join staging.int_stratum as i on l.version_id = i.version_id
    where l.headcount >= getvariable('code_shuffle').least_heads_new
        and l.period_ix >= getvariable('detect_from') - 4
)
select *, sign(moved)::tinyint as side, false as is_code from moves
union all by name
select *, 1::tinyint as side, true as is_code from born
union all by name
select *, -1::tinyint as side, true as is_code from ended
