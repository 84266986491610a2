-- Peers of the suspects: the other employers of the same comparison group in the same province whose change against the
-- month before is known, and the median of their changes as a fraction. An employer does not count among its own peers: its
-- change is taken out of the three values around the middle of the whole group. Of one or two others no median is told: it
-- would be somebody's own change. Whoever is not registered has no group.
-- grain: employer_id, period_ix, variable
with suspects as materialized (
    select employer_id, period_ix, variable, stratum_id, as_is_code::utinyint as place
    from staging.int_context
    where variable <> 'paid' and stratum_id <> 0
),
wanted as (select distinct period_ix, stratum_id, place, variable from suspects),
-- moved: on which side of no change, in logs, which cost nothing to compare.
moves as (
    select
        c.employer_id, w.period_ix, w.stratum_id, w.place, w.variable, c.heads, c.heads_before, c.d_h, c.d_w,
        case when w.variable = 'headcount' then c.d_h when w.variable = 'average_wage' then c.d_w
            when c.heads = 0 then -1 else c.d_h + c.d_w end as moved
    from staging.int_change as c
    inner join wanted as w on c.period_ix = w.period_ix and c.stratum_id = w.stratum_id and c.place = w.place
),
counted as materialized (
    select
        period_ix, stratum_id, place, variable, count(moved) as n,
        count(*) filter (moved < 0) < count(moved) // 2
            and count(*) filter (moved > 0) <= count(moved) - count(moved) // 2 - 2 as is_still
    from moves
    group by period_ix, stratum_id, place, variable
),
-- Where the three values around the middle are no change at all, as in most groups, nothing needs to be sorted.
middles as (
    select period_ix, stratum_id, place, variable, n, [0::double, 0, 0] as v from counted where is_still
    union all
    select
        period_ix, stratum_id, place, variable, count(*) as n,
        list_slice(list_sort(list(staging.told_change(variable, heads, heads_before, d_h, d_w))), count(*) // 2, count(*) // 2 + 2) as v
    from moves
    semi join (from counted where not is_still) as k using (period_ix, stratum_id, place, variable)
    where moved is not null
    group by period_ix, stratum_id, place, variable
),
changes as (
    select
        s.employer_id, s.period_ix, s.variable,
        staging.told_change(s.variable, c.heads, c.heads_before, c.d_h, c.d_w) as change
    from suspects as s
    inner join staging.int_change as c
        on s.employer_id = c.employer_id and s.period_ix = c.period_ix and s.stratum_id = c.stratum_id and s.place = c.place
)
select
    s.employer_id, s.period_ix, s.variable,
    m.n - (o.change is not null)::integer as peers,
    case
        when m.n - (o.change is not null)::integer < 3 then null
        when o.change is null and m.n % 2 = 1 then v[2]
        when o.change is null then (v[1] + v[2]) / 2
        when m.n % 2 = 0 then case when o.change <= v[1] then v[2] else v[1] end
        when o.change < v[2] then (v[2] + v[3]) / 2
        when o.change > v[2] then (v[1] + v[2]) / 2
        else (v[1] + v[3]) / 2
    end as median
from suspects as s
inner join middles as m
    on s.period_ix = m.period_ix and s.stratum_id = m.stratum_id and s.place = m.place and s.variable = m.variable
left join changes as o
    on s.employer_id = o.employer_id and s.period_ix = o.period_ix and s.variable = o.variable
