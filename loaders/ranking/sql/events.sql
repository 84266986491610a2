-- Late employers by group, class and the part of their year's receivable that is late; stranded ones by amount.
-- grain: level, code, sector, is_working, size, bin, is_stranded
select
    level,
    code,
    sector,
    not is_stranded and is_working as is_working,
    case when is_stranded then 0 else size end as size,
    is_stranded,
    case when is_stranded then floor(ln(late) * 4) else floor(ln(part) * 4) end::integer as bin,
    count(*)::integer as employers,
    sum(case when is_stranded then late else part end order by employer_id) as total
from ranking_placed
where late > 0
group by all
order by all
