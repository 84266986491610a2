-- How many of those who were late at a month end had paid all of that debt one, two and three month ends later, by the age
-- of the oldest amount (0: <1, 1: 1–<3, 2: 3–<6, 3: 6–<12, 4: >=12 months), whether a document was sent or not. Paid:
-- nothing is late, or the oldest amount left fell due later than the month looked from; payments clear the oldest first.
-- known_n counts those with a row in the later month; who has none is in neither. Employers handled apart are left out.
-- grain: period_ix, age
-- checks: employers >= known_1; known_1 >= cleared_1; known_2 >= cleared_2; known_3 >= cleared_3
with late as (
    select
        employer_id, period_ix, late,
        case
            when months_late < 1 then 0 when months_late < 3 then 1 when months_late < 6 then 2 when months_late < 12 then 3
            else 4
        end as age
    from ladder.fct_step
    where handling is null
),
looks as (
    select l.employer_id, l.period_ix, l.age, l.late, n.n
    from late as l
    cross join (values (1), (2), (3)) as n(n)
),
seen as (
    select k.employer_id, k.period_ix, k.age, k.n, coalesce(s.due_ix, 99999) > k.period_ix as is_cleared
    from looks as k
    inner join warehouse.fct_ledger as l on k.employer_id = l.employer_id and k.period_ix + k.n = l.period_ix
    left join ladder.fct_step as s on k.employer_id = s.employer_id and k.period_ix + k.n = s.period_ix
),
counted as (
    select
        period_ix, age,
        count(*) filter (n = 1) as known_1, count(*) filter (n = 1 and is_cleared) as cleared_1,
        count(*) filter (n = 2) as known_2, count(*) filter (n = 2 and is_cleared) as cleared_2,
        count(*) filter (n = 3) as known_3, count(*) filter (n = 3 and is_cleared) as cleared_3
    from seen
    group by period_ix, age
),
stood as (
    select period_ix, age, count(*) as employers, sum(late)::bigint as late from late group by period_ix, age
)
select
    s.period_ix, s.age, s.employers, s.late,
    coalesce(c.known_1, 0) as known_1, coalesce(c.cleared_1, 0) as cleared_1,
    coalesce(c.known_2, 0) as known_2, coalesce(c.cleared_2, 0) as cleared_2,
    coalesce(c.known_3, 0) as known_3, coalesce(c.cleared_3, 0) as cleared_3
from stood as s
left join counted as c on s.period_ix = c.period_ix and s.age = c.age
