-- Workers that go from one code to another: a fall of one employer beside an equal rise of another of the same province
-- and sector in the same month, at about the same wage; a code that ends gives all it had, a new one takes all it has.
-- One of the two must stand out; of the other it is enough that it does not ordinarily move so much. What the giver lost
-- and the taker gained is counted from the month before, or from what was expected. In a large province some equal move
-- is always found: so a pair counts only where no third employer moved like the giver, or like the taker (for new and
-- ended codes: none in the three months before), i.e. where chance alone would hardly bring a match. With the debt left
-- behind it is a shuffle, else a split or a merger.
-- grain: employer_id, period_ix
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
),
sides as (
    select *, false as is_code from moves
    union all by name
    select *, true as is_code from born
    union all by name
    select *, true as is_code from ended
),
-- Every number of heads that would match, so that the engine can look it up, and how far off each is (gap).
ranged as (
    select
        *, sign(moved)::integer as side, least(abs(moved), abs(beyond)) as low, greatest(abs(moved), abs(beyond)) as high,
        greatest(
            2, round(getvariable('code_shuffle').tolerance_heads + abs(moved) * getvariable('code_shuffle').tolerance)
        )::integer as reach
    from sides
    where moved <> 0
),
spread as (select *, unnest(range(low - reach, high + reach + 1)) as heads from ranged),
reaching as (select *, greatest(0, low - heads, heads - high) as gap from spread),
shown as (
    select employer_id, period_ix, place, stratum_id, is_code, is_odd, heads_before, moved, side, unnest(list_distinct([abs(moved), abs(beyond)])) as heads
    from (select *, sign(moved)::integer as side from sides)
),
pairs as (
    select
        a.employer_id as giver_id, b.employer_id as taker_id, a.period_ix, a.is_code as is_end, b.is_code as is_new,
        -a.moved as gave, min(a.gap) as gap
    from reaching as a
    inner join shown as b
        on a.period_ix = b.period_ix and a.place = b.place and a.stratum_id = b.stratum_id and a.heads = b.heads
    where a.side = -1 and b.side = 1 and a.employer_id <> b.employer_id
        and (a.is_odd or b.is_odd) and not (a.is_code and b.is_code)
        and (a.is_code or b.is_code or least(-a.moved, abs(b.moved)) >= getvariable('code_shuffle').least_heads)
    group by all
),
-- Who else would have matched: of the same direction in the same month, or codes of the months before; the nearest.
others as (
    select a.employer_id, a.period_ix, min(a.gap) as gap
    from reaching as a
    inner join shown as b on a.place = b.place and a.stratum_id = b.stratum_id and a.heads = b.heads and a.side = b.side
        and a.period_ix = b.period_ix
    where a.employer_id <> b.employer_id and not a.is_code and not b.is_code
    group by a.employer_id, a.period_ix
),
codes_before as (
    select a.employer_id, a.period_ix, min(a.gap) as gap
    from (select * exclude (period_ix), period_ix, unnest([period_ix - 1, period_ix - 2, period_ix - 3]) as seen_ix from reaching where is_odd) as a
    inner join shown as b on a.place = b.place and a.stratum_id = b.stratum_id and a.heads = b.heads and a.side = -b.side
        and a.seen_ix = b.period_ix
    where b.is_code
    group by a.employer_id, a.period_ix
),
wages as (
    select
        p.*,
        b.wage_base::double / b.headcount as wage_of_giver,
        (coalesce(l.wage_base, 0) - b.wage_base)::double / nullif(coalesce(l.headcount, 0) - b.headcount, 0) as wage_given,
        (m.wage_base - coalesce(n.wage_base, 0))::double as wages_taken,
        b.wage_base as wages_before, m.headcount - coalesce(n.headcount, 0) as took,
        coalesce(n.wage_base, 0)::double as wages_there
    from pairs as p
    inner join warehouse.fct_ledger as b on p.giver_id = b.employer_id and p.period_ix - 1 = b.period_ix
    left join warehouse.fct_ledger as l on p.giver_id = l.employer_id and p.period_ix = l.period_ix
    inner join warehouse.fct_ledger as m on p.taker_id = m.employer_id and p.period_ix = m.period_ix
    left join warehouse.fct_ledger as n on p.taker_id = n.employer_id and p.period_ix - 1 = n.period_ix
),
-- The wages taken are those that the heads had where they came from; those already there may move a little, and by a
-- legal step in its months.
steps as (
    select t.period_ix + k as period_ix, max(t.ratio) - 1 as step
    from ref.wage_steps as t, range(2) as months(k)
    where t.ratio is not null
    group by 1
),
likely as (
    select w.*
    from wages as w
    left join others as g on w.giver_id = g.employer_id and w.period_ix = g.period_ix
    left join others as t on w.taker_id = t.employer_id and w.period_ix = t.period_ix
    left join steps as s on w.period_ix = s.period_ix
    left join codes_before as c on w.period_ix = c.period_ix and c.employer_id = case when w.is_new then w.giver_id else w.taker_id end
    where w.wages_before > 0 and w.took > 0
        and least(abs(w.wages_taken - w.took * w.wage_of_giver), abs(w.wages_taken - w.took * case when w.wage_given > 0 then w.wage_given end))
            <= getvariable('code_shuffle').tolerance_wages * w.took * w.wage_of_giver + (getvariable('code_shuffle').wages_there + coalesce(s.step, 0)) * w.wages_there
        and coalesce(case when w.is_new or w.is_end then c.gap else greatest(coalesce(g.gap, 1000000), coalesce(t.gap, 1000000)) end, 1000000)
            > greatest(w.gap, staging.head_tolerance(w.gave, w.is_new or w.is_end))
),
-- One code may become several new ones: two of those that came in its month, or all of them (five at most).
fitting as (
    select
        a.employer_id as giver_id, a.period_ix, -a.moved as gave, greatest(-a.moved, -a.beyond) as high, least(-a.moved, -a.beyond) as low,
        b.employer_id, b.moved
    from moves as a
    inner join born as b on a.place = b.place and a.stratum_id = b.stratum_id and a.period_ix = b.period_ix
    inner join warehouse.fct_ledger as l on a.employer_id = l.employer_id and a.period_ix - 1 = l.period_ix
    inner join warehouse.fct_ledger as m on b.employer_id = m.employer_id and b.period_ix = m.period_ix
    where a.moved < 0 and a.is_odd and l.wage_base > 0 and m.wage_base > 0 and b.moved < greatest(-a.moved, -a.beyond)
        and abs(ln((m.wage_base::double / m.headcount) / (l.wage_base::double / l.headcount))) <= getvariable('code_shuffle').tolerance_wages
    qualify count(*) over (partition by a.employer_id, a.period_ix) between 2 and 5
),
sums as (
    select giver_id, period_ix, gave, high, low, min(employer_id) as taker_id, sum(moved) as took
    from fitting
    group by giver_id, period_ix, gave, high, low
    union all
    select a.giver_id, a.period_ix, a.gave, a.high, a.low, a.employer_id, a.moved + b.moved
    from fitting as a
    inner join fitting as b on a.giver_id = b.giver_id and a.period_ix = b.period_ix and a.employer_id < b.employer_id
),
several as (
    select giver_id, taker_id, period_ix, false as is_end, true as is_new, gave, took
    from sums
    where greatest(0, low - took, took - high) <= staging.head_tolerance(high, true) / 2
),
best as (
    select * from (
        select giver_id, taker_id, period_ix, is_end, is_new, gave, took from likely
        union all by name
        from several
    )
    qualify row_number() over (partition by giver_id, period_ix order by abs(gave - took), taker_id) = 1
        and row_number() over (partition by taker_id, period_ix order by abs(gave - took), giver_id) = 1
),
owed as (
    select b.*, coalesce(d.late, p.late, 0) >= getvariable('code_shuffle').least_months_owed
            * getvariable('budget').contribution_rate * w.wage_base as leaves_debt
    from best as b
    inner join warehouse.fct_ledger as w on b.giver_id = w.employer_id and b.period_ix - 1 = w.period_ix
    left join warehouse.fct_ledger as l on b.giver_id = l.employer_id and b.period_ix = l.period_ix
    left join warehouse.fct_late as d on b.giver_id = d.employer_id and b.period_ix = d.period_ix
    left join warehouse.fct_late as p
        on b.giver_id = p.employer_id and b.period_ix - 1 = p.period_ix and l.employer_id is null
)
select giver_id as employer_id, period_ix, taker_id as partner_id, gave as heads, is_new, leaves_debt, true as is_giver
from owed
where not is_end
union all
select taker_id, period_ix, giver_id, took, is_new, leaves_debt, false
from owed
where not is_new
