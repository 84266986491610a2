-- Workers that go from one code to another: a fall of one employer beside an equal rise of another of the same province
-- and sector in the same month, at about the same wage; a code that ends gives all it had, a new one takes all it has.
-- One of the two must stand out; of the other it is enough that it does not ordinarily move so much. What the giver lost
-- and the taker gained is counted from the month before, or from what was expected. In a large province some equal move
-- is always found: so a pair counts only where no third employer moved like the giver, or like the taker (for new and
-- ended codes: none in the three months before), i.e. where chance alone would hardly bring a match. With the debt left
-- behind it is a shuffle, else a split or a merger.
-- grain: employer_id, period_ix
-- kept
with wanted as (
    select giver_id as employer_id, period_ix from staging.int_pair
    union all select taker_id, period_ix from staging.int_pair
    union all select employer_id, period_ix from staging.int_side where is_odd and side < 0 or is_code and side > 0
),
levels as materialized (
    select employer_id, period_ix, headcount, wage_base
    from warehouse.fct_ledger
    where period_ix >= getvariable('detect_from') - 1
        and (employer_id, period_ix) in (select (employer_id, period_ix) from wanted union all select (employer_id, period_ix - 1) from wanted)
),
wages as (
    select
        p.*,
        b.wage_base::double / b.headcount as wage_of_giver,
        (coalesce(l.wage_base, 0) - b.wage_base)::double / nullif(coalesce(l.headcount, 0) - b.headcount, 0) as wage_given,
        (m.wage_base - coalesce(n.wage_base, 0))::double as wages_taken,
        b.wage_base as wages_before, m.headcount - coalesce(n.headcount, 0) as took,
        coalesce(n.wage_base, 0)::double as wages_there
    from staging.int_pair as p
    inner join levels as b on p.giver_id = b.employer_id and p.period_ix - 1 = b.period_ix
    left join levels as l on p.giver_id = l.employer_id and p.period_ix = l.period_ix
    inner join levels as m on p.taker_id = m.employer_id and p.period_ix = m.period_ix
    left join levels as n on p.taker_id = n.employer_id and p.period_ix - 1 = n.period_ix
),
likely as (
    select w.*
    from wages as w
    left join staging.int_wage_month as s on w.period_ix = s.period_ix
    where w.wages_before > 0 and w.took > 0
        and staging.wages_fit(w.wages_taken, w.took, w.wage_of_giver, w.wage_given, w.wages_there, coalesce(s.step, 0))
        and coalesce(case when w.is_new or w.is_end then w.code_gap else greatest(coalesce(w.giver_gap, 1000000), coalesce(w.taker_gap, 1000000)) end, 1000000)
            > greatest(w.gap, staging.head_tolerance(w.gave, w.is_new or w.is_end))
),
-- One code may become several new ones: two of those that came in its month, or all of them (five at most).
fitting as (
    select
        a.employer_id as giver_id, a.period_ix, -a.moved as gave, greatest(-a.moved, -a.beyond) as high, least(-a.moved, -a.beyond) as low,
        b.employer_id, b.moved
    from staging.int_side as a
    inner join staging.int_side as b on a.place = b.place and a.division_id = b.division_id and a.period_ix = b.period_ix
    inner join levels as l on a.employer_id = l.employer_id and a.period_ix - 1 = l.period_ix
    inner join levels as m on b.employer_id = m.employer_id and b.period_ix = m.period_ix
    where a.side < 0 and a.is_odd and b.side > 0 and b.is_code and l.wage_base > 0 and m.wage_base > 0 and b.moved < greatest(-a.moved, -a.beyond)
        and abs(ln((m.wage_base::double / m.headcount) / (l.wage_base::double / l.headcount))) <= getvariable('code_shuffle').tolerance_wages
    qualify count(*) over (partition by a.employer_id, a.period_ix) between 2 and 5
),
sums as (
    select giver_id, period_ix, gave, high, low, min(employer_id) as taker_id, sum(moved) as took
    from fitting
    group by giver_id, period_ix, gave, high, low
    union
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
        union by name
        from several
    )
    -- The same two may fit in two ways: both rankings end with the way, or each could take another and leave none.
    qualify row_number() over (partition by giver_id, period_ix order by abs(gave - took), taker_id, is_end, is_new, took) = 1
        and row_number() over (partition by taker_id, period_ix order by abs(gave - took), giver_id, is_end, is_new, took) = 1
),
lates as (
    select employer_id, period_ix, late from warehouse.fct_late
    where employer_id in (select giver_id from best)
),
owed as (
    select b.*, coalesce(d.late, p.late, 0) >= getvariable('code_shuffle').least_months_owed
            * getvariable('budget').contribution_rate * w.wage_base as leaves_debt
    from best as b
    inner join levels as w on b.giver_id = w.employer_id and b.period_ix - 1 = w.period_ix
    left join levels as l on b.giver_id = l.employer_id and b.period_ix = l.period_ix
    left join lates as d on b.giver_id = d.employer_id and b.period_ix = d.period_ix
    left join lates as p
        on b.giver_id = p.employer_id and b.period_ix - 1 = p.period_ix and l.employer_id is null
)
select giver_id as employer_id, period_ix, taker_id as partner_id, gave as heads, is_new, leaves_debt, true as is_giver
from owed
where not is_end
union all
select taker_id, period_ix, giver_id, took, is_new, leaves_debt, false
from owed
where not is_new
