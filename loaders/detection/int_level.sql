-- Both months of every change that may be named: what was declared, where, and the register's word at that time.
-- grain: employer_id, period_ix
with wanted as (
    select employer_id, period_ix, months, r_h, r_w, e_h, z_h, e_w, z_w, z_b
    from detection.fct_score
    where period_ix >= getvariable('detect_from') and (z_h >= 2.5 or z_w >= 2.5 or z_b >= 2.5)
),
-- Looked up once: the engine would keep the whole ledger at hand for each month.
levels as materialized (
    select employer_id, period_ix, headcount, wage_base, as_is_code, province_code, version_id
    from warehouse.fct_ledger
    where period_ix >= getvariable('detect_from') - 1
        and (employer_id, period_ix) in (select (employer_id, period_ix) from wanted union all select (employer_id, period_ix - 1) from wanted)
),
both_months as (
    select
        s.*,
        l.headcount as heads, l.wage_base as wages, l.as_is_code, l.province_code, l.version_id,
        b.headcount as heads_before, b.wage_base as wages_before, b.as_is_code as as_is_before,
        b.version_id as version_before,
        coalesce(nullif(l.wage_base, 0)::double / nullif(l.headcount, 0), b.wage_base::double / b.headcount) as wage,
        b.wage_base::double / b.headcount as wage_before
    from wanted as s
    inner join levels as l on s.employer_id = l.employer_id and s.period_ix = l.period_ix
    inner join levels as b on s.employer_id = b.employer_id and s.period_ix - 1 = b.period_ix
)
select
    m.*,
    greatest(m.heads, 0.5) / exp(m.e_h) as heads_expected,
    m.wage / exp(m.e_w) as wage_expected,
    v.min_wage_region, v.section, v.employer_type, v.payment_cycle, s.stratum_id, s.is_public,
    o.section as section_before, o.employer_type as type_before,
    w.amount as minimum
from both_months as m
left join warehouse.dim_employer_version as v on m.version_id = v.version_id
left join warehouse.dim_employer_version as o on m.version_before = o.version_id
left join staging.int_stratum as i on m.version_id = i.version_id
left join detection.dim_stratum as s on coalesce(i.stratum_id, 0) = s.stratum_id
asof left join ref.wage_steps as w on v.min_wage_region = w.scope and m.period_ix >= w.period_ix
