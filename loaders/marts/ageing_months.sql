-- Late amount (by the age of each amount) and late employers (once, by their greatest age) of a group in a month.
-- grain: level, code, period_ix
-- checks: late_0 >= 0
select
    level,
    code,
    period_ix,
    coalesce(sum(late) filter (where age_class = '<1'), 0)::double as late_0,
    coalesce(sum(late) filter (where age_class = '1–<3'), 0)::double as late_1,
    coalesce(sum(late) filter (where age_class = '3–<6'), 0)::double as late_2,
    coalesce(sum(late) filter (where age_class = '6–<12'), 0)::double as late_3,
    coalesce(sum(late) filter (where age_class = '>=12'), 0)::double as late_4,
    coalesce(sum(employers) filter (where age_class = '<1'), 0)::double as employers_0,
    coalesce(sum(employers) filter (where age_class = '1–<3'), 0)::double as employers_1,
    coalesce(sum(employers) filter (where age_class = '3–<6'), 0)::double as employers_2,
    coalesce(sum(employers) filter (where age_class = '6–<12'), 0)::double as employers_3,
    coalesce(sum(employers) filter (where age_class = '>=12'), 0)::double as employers_4
from metrics.ageing
where map in ('', 'as-is') and level in ('nation', 'province', 'sector', 'employer_type')
group by level, code, period_ix
order by level, code, period_ix
