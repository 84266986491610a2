-- Who matched which named pattern of data/rules, explained or not, and how severely.
-- grain: employer_id, period_ix, kind
-- kept
select employer_id, period_ix, kind, max(severity)::float as severity
from staging.int_named
group by employer_id, period_ix, kind
