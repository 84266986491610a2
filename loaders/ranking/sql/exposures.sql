-- Employers at risk by group, class and size: how many, what they have to pay in a year. Sizes are classed by the
-- receivable: by quarters of its logarithm, and more widely for what employers of a size have in common.
-- grain: level, code, sector, is_working, size, bin
select
    level,
    code,
    sector,
    is_working,
    size,
    bin,
    count(*)::integer as employers,
    sum(receivable) as receivable
from ranking_placed
where receivable > 0
group by level, code, sector, is_working, size, bin
order by level, code, sector, is_working, size, bin
