-- Verdicts that could not be put beside any sign, with the file that they came in, the latest first; ten of them.
-- grain: employer_code, period, variable
-- checks: total >= 1
-- empty: allowed
select
    s.employer_code,
    printf('%04d-%02d', s.period_ix // 12, s.period_ix % 12 + 1) as period,
    s.variable, s.fault, coalesce(l.file, '') as file,
    (select count(*) from warehouse.fct_stray_verdict)::double as total
from warehouse.fct_stray_verdict as s
left join warehouse.loads as l on s.load_seq = l.load_seq
order by s.load_seq desc, s.employer_code, s.period_ix, s.variable
limit 10
