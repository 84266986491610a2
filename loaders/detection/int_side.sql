-- Employers that gained or lost more workers than they ordinarily do, new codes with all that they have, and codes that
-- ended with all that they had: whoever may have given workers to another code, or taken them.
-- ordinary: the heads that an ordinary month of the employer brings, a share of the move at most.
-- grain: employer_id, period_ix, is_code
with moves as (
    select
        c.employer_id, c.period_ix, c.place, k.division_id, c.heads_before,
        c.heads - c.heads_before as moved,
        round(c.heads - greatest(c.heads, 0.5) / exp(s.e_h))::integer as beyond,
        greatest(s.z_h, s.z_b) >= 2.5 as is_odd,
        round(least(c.heads_before * abs(s.e_h / s.x_h), getvariable('code_shuffle').tolerance_own * abs(c.heads - c.heads_before)))::integer as ordinary
    from detection.fct_score as s
    inner join staging.int_change as c on s.employer_id = c.employer_id and s.period_ix = c.period_ix
    inner join detection.dim_stratum as k on c.stratum_id = k.stratum_id
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
        where period_ix >= getvariable('detect_from') - 4
            and employer_id in (select employer_id from staging.int_span where months <= last_ix - first_ix)
    )
    where next_ix > period_ix + 1
),
-- New codes with all that they have; codes that ended, in the month after, while their province delivered: all that they
-- had may have gone to another. Asked only of the few that came after the first month known or left before the last.
codes as (
    select employer_id, first_ix as period_ix, 1::tinyint as side from staging.int_span
    where first_ix > (select min(period_ix) from warehouse.dim_period) and first_ix >= getvariable('detect_from') - 3
    union all
    select employer_id, last_ix, -1::tinyint from lasts
    where last_ix < (select max(period_ix) from warehouse.dim_period) and last_ix >= getvariable('detect_from') - 4
),
came_or_went as (
    select
        l.employer_id, case when e.side > 0 then l.period_ix else l.period_ix + 1 end as period_ix,
        l.as_is_code::utinyint as place, coalesce(k.division_id, 0) as division_id,
        case when e.side > 0 then 0 else l.headcount end as heads_before,
        e.side * l.headcount as moved, e.side * l.headcount as beyond, false as is_odd, 0 as ordinary, e.side
    from warehouse.fct_ledger as l
    inner join codes as e on l.employer_id = e.employer_id and l.period_ix = e.period_ix
    left join warehouse.fct_delivery as d
        on e.side < 0 and d.period_ix = l.period_ix + 1 and not d.is_held
        and d.province_code = case when l.period_ix + 1 < 24306 then l.province_code else l.as_is_code end
    left join staging.int_stratum as i on l.version_id = i.version_id
    left join detection.dim_stratum as k on i.stratum_id = k.stratum_id
    where l.headcount >= getvariable('code_shuffle').least_heads_new and (e.side > 0 or d.period_ix is not null)
)
select *, sign(moved)::tinyint as side, false as is_code from moves
union all by name
select *, true as is_code from came_or_went
