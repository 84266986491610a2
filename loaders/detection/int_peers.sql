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
changes as (
    select
        c.employer_id, w.period_ix, w.stratum_id, w.place, w.variable,
        case
            when w.variable = 'headcount' then c.heads::double / c.heads_before - 1
            when w.variable = 'average_wage' then exp(c.d_w) - 1
            when c.heads = 0 then -1
            else exp(c.d_h + c.d_w) - 1
        end as change
    from staging.int_change as c
    inner join wanted as w on c.period_ix = w.period_ix and c.stratum_id = w.stratum_id and c.place = w.place
),
middles as (
    select
        period_ix, stratum_id, place, variable, count(*) as n,
        list_slice(list_sort(list(change)), count(*) // 2, count(*) // 2 + 2) as v
    from changes
    where change is not null
    group by period_ix, stratum_id, place, variable
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
