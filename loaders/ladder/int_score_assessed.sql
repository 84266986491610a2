-- The weighted assessment of each officer in a span (criteria that are not in ref.scoring_assessed are left out), and the
-- mean over the officers of each province. The variance of an officer's mean is taken from all months of two years up to
-- the span's end, because a quarter is often assessed once; that of a province from its officers, or from the only one.
-- Null where an officer was assessed in one month alone.
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
        w.span, m.as_is_code, m.officer_code, avg(m.score) filter (m.period_ix >= w.from_ix) as value,
        count(*) filter (m.period_ix >= w.from_ix) as n,
        var_samp(m.score) / count(*) filter (m.period_ix >= w.from_ix) as variance
    from staging.int_score_window as w
    inner join monthly as m on m.period_ix between least(w.from_ix, w.to_ix - 23) and w.to_ix
    group by w.span, m.as_is_code, m.officer_code
    having count(*) filter (m.period_ix >= w.from_ix) > 0
)
select span, 'officer' as level, as_is_code, officer_code, value, n, variance from officers
union all
select span, 'province', as_is_code, '', avg(value), count(*), if(count(*) > 1, var_samp(value) / count(*), max(variance))
from officers
group by span, as_is_code
