-- The criteria of the emulation sheet as data/scoring declares them.
-- grain: id
-- checks: weight > 0
-- empty: allowed
select
    id, weight, zero, "full", unit, is_province, is_officer, title_vi, title_en, why_vi, why_en, source, owner, is_proposal,
    reviewed_on
from ref.scoring
order by sort
