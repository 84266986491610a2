-- The emulation sheets of the last quarter and of the year it lies in: every criterion of every province and officer.
-- grain: span, level, code, officer, criterion
-- checks: points between 0 and 100
-- empty: allowed
select
    s.span, s.kind, s.is_open, s.level, s.as_is_code as code, s.officer_code as officer, s.criterion, s.value, s.low, s.high,
    s.hits::double as hits, s.cases::double as cases, s.weight, s.points, s.points_low, s.points_high
from ladder.fct_score as s
where s.to_ix = (select max(to_ix) from ladder.fct_score)
order by s.kind, s.level, s.as_is_code, s.officer_code, s.sort
