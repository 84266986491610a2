-- Beside the documents: of all who were late at a month end of the last 24 months, by the age of their debt, how many had
-- paid it in full one, two and three month ends later, whether a document was sent or not. Units are employer-months.
-- grain: age
-- checks: cleared_1 <= known_1; cleared_2 <= known_2; cleared_3 <= known_3
-- empty: allowed
select
    age::integer as age,
    sum(known_1)::double as known_1, sum(cleared_1)::double as cleared_1,
    sum(known_2)::double as known_2, sum(cleared_2)::double as cleared_2,
    sum(known_3)::double as known_3, sum(cleared_3)::double as cleared_3
from ladder.fct_cure
where period_ix > (select max(period_ix) from warehouse.dim_period) - 25
group by age
order by age
