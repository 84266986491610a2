-- Who matched which named pattern of data/rules, explained or not, named or not, how severely, and what was expected.
-- grain: employer_id, period_ix, kind
-- kept
select employer_id, period_ix, kind, max(severity)::float as severity, max(expected)::double as expected
from staging.int_named
group by employer_id, period_ix, kind
