-- The weighted assessment of each officer in a span (criteria that are not in ref.scoring_assessed are left out), and the
-- mean over the officers of each province. The variance is that of the mean over the months of an officer, over the
-- officers of a province; null for a single one.
-- grain: span, level, as_is_code, officer_code
with kept as (
    select a.province_code, a.officer_code, a.period_ix, a.score::double as score, k.weight
    from staging.stg_assessments as a
    inner join staging.int_current_cell as c
        on c.kind = 'assessments' and a.load_seq = c.load_seq and a.province_code = c.province_code
        and a.period_ix = c.period_ix
    inner join ref.scoring_assessed as k on lower(trim(a.criterion)) = k.criterion
),
monthly as (
    select
        m.as_is_code, a.officer_code, a.period_ix, sum(a.score * a.weight) / sum(a.weight) as score
    from kept as a
    inner join ref.provinces as m
        on a.province_code = m.code and a.period_ix >= m.from_ix and (m.to_ix is null or a.period_ix < m.to_ix)
    group by m.as_is_code, a.officer_code, a.period_ix
),
officers as (
    select
        w.span, m.as_is_code, m.officer_code, avg(m.score) as value, count(*) as n, var_samp(m.score) / count(*) as variance
    from staging.int_score_window as w
    inner join monthly as m on m.period_ix between w.from_ix and w.to_ix
    group by w.span, m.as_is_code, m.officer_code
)
select span, 'officer' as level, as_is_code, officer_code, value, n, variance from officers
union all
select span, 'province', as_is_code, '', avg(value), count(*), var_samp(value) / count(*)
from officers
group by span, as_is_code
