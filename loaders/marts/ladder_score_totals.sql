-- Whole scores of the last quarter and of the year it lies in, with their 95 % intervals.
-- grain: span, level, code, officer
-- checks: score between 0 and 100; measured between 0 and 100.000001
-- empty: allowed
select
    span, kind, is_open, level, as_is_code as code, officer_code as officer, employers::double as employers, score, score_low,
    score_high, measured, is_certain
from ladder.fct_score_total
where to_ix = (select max(to_ix) from ladder.fct_score_total)
order by kind, level, score desc, as_is_code, officer_code
