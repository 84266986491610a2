-- The provinces and officers that are scored in a span, with their employers; an officer below the least number of
-- employers (variable scoring) gets no sheet. officer_code is '' for a province.
-- grain: span, level, as_is_code, officer_code
select span, 'province' as level, as_is_code, '' as officer_code, count(*) as employers, true as is_scored
from staging.int_score_employer
group by span, as_is_code
union all
select span, 'officer', as_is_code, officer_code, count(*), count(*) >= getvariable('scoring').least_employers
from staging.int_score_employer
where officer_code is not null
group by span, as_is_code, officer_code
