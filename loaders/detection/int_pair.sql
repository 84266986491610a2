-- A fall beside an equal rise of the same province and sector in the same month, one of which stands out, and how near the
-- next that would match is: others of the same direction in that month, or codes that came or ended in the months before.
-- grain: giver_id, taker_id, period_ix
with
-- Every number of heads that would match an employer that stands out, allowing for its ordinary month, so that the engine can look it up, and how far off
-- each is (gap).
anchored as (
    select
        *, least(abs(moved), abs(beyond)) as low, greatest(abs(moved), abs(beyond)) as high,
        greatest(staging.head_reach(abs(moved)), ordinary) as reach
    from staging.int_side
    where is_odd
),
reaching as (select *, unnest(range(low - reach, high + reach + 1))::integer as heads from anchored),
shown as (
    select
        employer_id, period_ix, place, division_id, is_code, is_odd, moved, side,
        unnest(list_distinct([abs(moved), abs(beyond)])) as heads
    from staging.int_side
),
met as (
    select
        a.employer_id, b.employer_id as other_id, a.period_ix, a.side, a.moved, b.moved as other_moved, b.is_code,
        min(greatest(0, a.low - a.heads, a.heads - a.high)) as gap
    from reaching as a
    inner join shown as b
        on a.period_ix = b.period_ix and a.place = b.place and a.division_id = b.division_id and a.heads = b.heads
        and a.side = -b.side
    where b.is_code or least(abs(a.moved), abs(b.moved)) >= getvariable('code_shuffle').least_heads
    group by all
),
pairs as (
    select
        case when side = -1 then employer_id else other_id end as giver_id,
        case when side = -1 then other_id else employer_id end as taker_id,
        period_ix, side = 1 and is_code as is_end, side = -1 and is_code as is_new,
        abs(case when side = -1 then moved else other_moved end) as gave, min(gap) as gap
    from met
    group by all
),
-- Who else would have matched a member of a pair: of the same direction in the same month, or codes of the months
-- before; the nearest.
members as (
    select s.* from anchored as s
    semi join (select giver_id as id, period_ix from pairs union all select taker_id, period_ix from pairs) as p
        on s.employer_id = p.id and s.period_ix = p.period_ix
    union all by name
    select
        s.*, least(abs(s.moved), abs(s.beyond)) as low, greatest(abs(s.moved), abs(s.beyond)) as high,
        greatest(staging.head_reach(abs(s.moved)), s.ordinary) as reach
    from staging.int_side as s
    semi join (select giver_id as id, period_ix from pairs union all select taker_id, period_ix from pairs) as p
        on s.employer_id = p.id and s.period_ix = p.period_ix
    where not s.is_odd and not s.is_code
),
asked as (select *, unnest(range(low - reach, high + reach + 1))::integer as heads from members),
others as (
    select a.employer_id, a.period_ix, min(greatest(0, a.low - a.heads, a.heads - a.high)) as gap
    from asked as a
    inner join shown as b on a.place = b.place and a.division_id = b.division_id and a.heads = b.heads and a.side = b.side
        and a.period_ix = b.period_ix
    where a.employer_id <> b.employer_id and not b.is_code
    group by a.employer_id, a.period_ix
),
codes_before as (
    select a.employer_id, a.period_ix, min(greatest(0, a.low - a.heads, a.heads - a.high)) as gap
    from (select *, unnest([period_ix - 1, period_ix - 2, period_ix - 3]) as seen_ix from asked where is_odd) as a
    inner join shown as b on a.place = b.place and a.division_id = b.division_id and a.heads = b.heads and a.side = -b.side
        and a.seen_ix = b.period_ix
    where b.is_code
    group by a.employer_id, a.period_ix
)
select p.*, g.gap as giver_gap, t.gap as taker_gap, c.gap as code_gap
from pairs as p
left join others as g on p.giver_id = g.employer_id and p.period_ix = g.period_ix
left join others as t on p.taker_id = t.employer_id and p.period_ix = t.period_ix
left join codes_before as c on p.period_ix = c.period_ix and c.employer_id = case when p.is_new then p.giver_id else p.taker_id end
