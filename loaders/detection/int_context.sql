-- What stood around every suspect: the change in words of numbers, the common moves since the month compared with, the
-- register then and now, the employer's own past.
-- grain: employer_id, period_ix, variable
with levels as materialized (
    select employer_id, period_ix, as_is_code, province_code, version_id, headcount, wage_base
    from warehouse.fct_ledger
    where employer_id in (select employer_id from staging.int_suspect)
),
-- The changes of months that were kept are not at hand. Nobody left is the whole, whatever stood there before.
changes as materialized (
    select
        employer_id, period_ix,
        case when headcount > 0 then staging.head_change(headcount, heads_before) else '-inf' end as d_h,
        staging.wage_change(headcount, wage_base, heads_before, wages_before) as d_w
    from (
        select
            employer_id, period_ix, headcount, wage_base, lag(period_ix) over w as before_ix,
            lag(headcount) over w as heads_before, lag(wage_base) over w as wages_before
        from levels
        window w as (partition by employer_id order by period_ix)
    )
    where before_ix = period_ix - 1 and heads_before > 0
),
now_and_then as (
    select
        s.*,
        l.as_is_code, l.province_code, l.headcount as heads, l.wage_base as wages,
        b.headcount as heads_then, b.wage_base as wages_then, b.as_is_code as as_is_then, b.province_code as province_then,
        coalesce(i.stratum_id, 0) as stratum_id, coalesce(j.stratum_id, 0) as stratum_then,
        v.min_wage_region, v.employer_type, w.employer_type as type_then
    from staging.int_suspect as s
    inner join levels as l on s.employer_id = l.employer_id and s.period_ix = l.period_ix
    inner join levels as b on s.employer_id = b.employer_id and s.since_ix = b.period_ix
    left join staging.int_stratum as i on l.version_id = i.version_id
    left join staging.int_stratum as j on b.version_id = j.version_id
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    left join warehouse.dim_employer_version as w on b.version_id = w.version_id
),
levelled as (
    select
        *,
        case variable
            when 'headcount' then heads_then::double
            when 'average_wage' then wages_then::double / nullif(heads_then, 0)
            when 'wage_base' then wages_then::double
            else expected
        end as before
    from now_and_then
),
common as (
    select
        n.employer_id, n.period_ix, n.variable,
        sum(case n.variable when 'headcount' then k.c_h when 'average_wage' then k.c_w else k.c_h + k.c_w end) as sector,
        sum(case n.variable when 'headcount' then p.c_h when 'average_wage' then p.c_w else p.c_h + p.c_w end) as place
    from levelled as n
    inner join detection.fct_centre as k
        on n.stratum_id = k.stratum_id and k.period_ix > n.since_ix and k.period_ix <= n.period_ix
    left join levels as m on n.employer_id = m.employer_id and k.period_ix = m.period_ix
    left join detection.fct_place as p on k.period_ix = p.period_ix and m.province_code::utinyint = p.delivered
    group by n.employer_id, n.period_ix, n.variable
),
own as (
    select
        n.employer_id, n.period_ix, n.variable,
        count(*) as months,
        max(case n.variable when 'headcount' then c.d_h when 'average_wage' then c.d_w else c.d_h + case when c.d_h = '-inf' then 0 else c.d_w end end) as most_up,
        min(case n.variable when 'headcount' then c.d_h when 'average_wage' then c.d_w else c.d_h + case when c.d_h = '-inf' then 0 else c.d_w end end) as most_down
    from levelled as n
    inner join changes as c
        on n.employer_id = c.employer_id and c.period_ix between n.since_ix - 35 and n.since_ix
    group by n.employer_id, n.period_ix, n.variable
)
select
    n.*,
    case n.variable
        when 'headcount' then f.headcount::double
        when 'average_wage' then f.wage_base::double / nullif(f.headcount, 0)
        when 'wage_base' then f.wage_base::double
    end as next_observed,
    case n.variable
        when 'headcount' then g.headcount::double
        when 'average_wage' then g.wage_base::double / nullif(g.headcount, 0)
        when 'wage_base' then g.wage_base::double
    end as earlier,
    ln(nullif(n.observed, 0) / nullif(n.before, 0)) as change,
    coalesce(c.sector, 0) as sector, coalesce(c.place, 0) as place,
    coalesce(o.months, 0) as months_known,
    exp(o.most_up) - 1 as most_up, exp(o.most_down) - 1 as most_down
from levelled as n
left join common as c on n.employer_id = c.employer_id and n.period_ix = c.period_ix and n.variable = c.variable
left join own as o on n.employer_id = o.employer_id and n.period_ix = o.period_ix and n.variable = o.variable
left join levels as f on n.employer_id = f.employer_id and n.period_ix + 1 = f.period_ix
left join levels as g on n.employer_id = g.employer_id and n.since_ix - 1 = g.period_ix
