-- The terms of the account, one row per employer and term: start + all others = end, for the nation and, with the rows
-- that moved, for every place, section and officer. Moves carry the reading in which they are one (by).
-- grain: employer_id, term, by
with kept as (
    select *, late_base - late_start - broken - adjusted as behaved from account_employers
)
select employer_id, 'start' as term, null as "by", place_start as place, section_start as section, officer_start as officer, late_start as amount
from kept where late_start <> 0
union all
select employer_id, 'missing', null, place_start, section_start, officer_start, -late_start
from kept where is_at_start and not is_at_end and late_start <> 0
union all
select employer_id, 'moved_out', 'province', place_start, section_start, officer_start, -late_start
from kept where is_at_start and is_at_end and place_start <> place_end and late_start <> 0
union all
select employer_id, 'moved_in', 'province', place_end, section_end, officer_end, late_start
from kept where is_at_start and is_at_end and place_start <> place_end and late_start <> 0
union all
select employer_id, 'moved_out', 'sector', place_start, section_start, officer_start, -late_start
from kept where is_at_start and is_at_end and section_start <> section_end and late_start <> 0
union all
select employer_id, 'moved_in', 'sector', place_end, section_end, officer_end, late_start
from kept where is_at_start and is_at_end and section_start <> section_end and late_start <> 0
union all
select employer_id, 'moved_out', 'officer', place_start, section_start, officer_start, -late_start
from kept where is_at_start and is_at_end and officer_start <> officer_end and late_start <> 0
union all
select employer_id, 'moved_in', 'officer', place_end, section_end, officer_end, late_start
from kept where is_at_start and is_at_end and officer_start <> officer_end and late_start <> 0
union all
select employer_id, case when is_seen_before then 'back' else 'newly_late' end, null, place_end, section_end, officer_end, late_base
from kept where not is_at_start and late_base <> 0
union all
select
    employer_id,
    case
        when behaved > 0 and late_start = 0 then 'newly_late'
        when behaved > 0 then 'deepened'
        when late_base = 0 then 'cured'
        else 'paid'
    end,
    null, place_end, section_end, officer_end, behaved
from kept where is_at_start and is_at_end and behaved <> 0
union all
select employer_id, 'adjusted', null, place_end, section_end, officer_end, adjusted from kept where adjusted <> 0
union all
select employer_id, 'broken', null, place_end, section_end, officer_end, broken from kept where broken <> 0
union all
select employer_id, 'law', null, place_end, section_end, officer_end, late_end - late_base
from kept where is_at_end and late_end <> late_base
union all
select employer_id, 'end', null, place_end, section_end, officer_end, late_end from kept where is_at_end and late_end <> 0
