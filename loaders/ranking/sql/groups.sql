-- The groups of a level in the month with their exact sums. A rate needs twelve known months.
-- grain: code
select
    code,
    employers::integer as employers,
    employers_late::integer as employers_late,
    late::double as late,
    receivable_12m::double as receivable_12m,
    complete
from metrics.rates
where level = getvariable('ranking_level') and map in ('', 'as-is') and period_ix = getvariable('ranking_ix')
    and coalesce(deliveries, 0) > 0
order by code
