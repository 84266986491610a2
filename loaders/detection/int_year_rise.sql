-- How much wages of a comparison group rose in a year: the median over its employers of what each one's own average wage
-- did. Never the sum of monthly medians: where everybody raises once a year, each in a month of its own, every one of
-- these is 0. Employers of four workers or more, at least five of them. In large registers a part of the
-- employers tells as much (one in two to the k, from 50,000 tested on; the same ones every month).
-- grain: stratum_id, period_ix
with parts as (
    select period_ix, 1024 >> greatest(0, floor(log2(any_value(tested_nation) / 25000)))::integer as part
    from detection.fct_tested
    where period_ix >= getvariable('detect_from') - 11
    group by period_ix
),
sample as (
    select employer_id, hash(employer_code) % 1024 as lot
    from warehouse.dim_employer
    where lot < (select max(part) from parts)
),
wages as (
    select l.employer_id, l.period_ix, l.version_id, s.lot, l.wage_base::double / l.headcount as wage
    from warehouse.fct_ledger as l
    inner join sample as s on l.employer_id = s.employer_id
    where l.period_ix >= getvariable('detect_from') - 23 and l.headcount >= 4 and l.wage_base > 0
),
risen as (
    select n.period_ix, coalesce(i.stratum_id, 0) as stratum_id, ln(n.wage / b.wage) as rise
    from wages as n
    inner join wages as b on n.employer_id = b.employer_id and n.period_ix - 12 = b.period_ix
    inner join parts as p on n.period_ix = p.period_ix and n.lot < p.part
    left join staging.int_stratum as i on n.version_id = i.version_id
)
select stratum_id, period_ix, median(rise) as rise
from risen
group by stratum_id, period_ix
having count(*) >= 5
