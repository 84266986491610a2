-- The employers that each province and officer answers for in a span: those with a ledger row in its last month, by
-- their place and officer of that month.
-- grain: span, employer_id
select w.span, w.from_ix, w.to_ix, w.before_ix, l.employer_id, l.as_is_code, v.officer_code
from staging.int_score_window as w
inner join warehouse.fct_ledger as l on w.to_ix = l.period_ix
left join warehouse.dim_employer_version as v on l.version_id = v.version_id
