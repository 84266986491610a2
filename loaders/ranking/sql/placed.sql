-- Employers in each of their groups, with their class of size and what is late as a part of the year's receivable.
-- Parts beyond ten years' receivable, and debts of those without a receivable, are `stranded`: their size says
-- nothing about what another employer could owe.
-- grain: level, employer_id
with levels as (
    select 'province' as level, province as code, * from ranking_employer
    union all select 'sector', sector, * from ranking_employer
    union all select 'officer', officer, * from ranking_employer where officer is not null
)
select
    level,
    code,
    employer_id,
    sector,
    is_working,
    case when receivable > 0 then greatest(-1, floor(ln(receivable) / 1.5))::integer else 0 end as size,
    case when receivable > 0 then floor(ln(receivable) * 4)::integer end as bin,
    receivable,
    late,
    late > 0 and (receivable <= 0 or late > 10 * receivable) as is_stranded,
    case when receivable > 0 then late / receivable end as part
from levels
where getvariable('ranking_level') = 'all' or level = getvariable('ranking_level')
