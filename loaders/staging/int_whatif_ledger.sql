-- The ledgers of the employers with countable rows in quarantine as if these counted, in two scenarios: the row (of
-- several with one key, and of two readings of a balance) with the least owed (0), and with the most (1).
-- employer_id stands for employer and scenario: even is 0, odd is 1.
-- grain: employer_id, period_ix
with ordered as (
    select *,
        row_number() over (partition by employer_code, period_ix order by owed_low, sha256, line) as low_place,
        row_number() over (partition by employer_code, period_ix order by owed_high desc, sha256, line) as high_place
    from staging.int_whatif_row
    where how = 'counted'
),
picked as (
    select 0 as scenario, * from ordered where low_place = 1
    union all
    select 1 as scenario, * from ordered where high_place = 1
),
codes as (
    select employer_code, (row_number() over (order by employer_code))::integer as no
    from (select distinct employer_code from picked)
)
select
    c.no * 2 + s.scenario as employer_id, c.employer_code, l.period_ix, l.as_is_code,
    l.version_id * 2 + s.scenario as version_id, false as is_added,
    l.si_accrued, l.si_adjusted, l.si_paid, l.si_closing, l.hi_accrued, l.hi_adjusted, l.hi_paid, l.hi_closing, l.ui_accrued, l.ui_adjusted, l.ui_paid, l.ui_closing, l.oa_accrued, l.oa_adjusted, l.oa_paid, l.oa_closing
from codes as c
inner join warehouse.dim_employer as e on c.employer_code = e.employer_code
inner join warehouse.fct_ledger as l on e.employer_id = l.employer_id
cross join (values (0), (1)) as s(scenario)
union all
select
    c.no * 2 + p.scenario, p.employer_code, p.period_ix, p.as_is_code, v.version_id * 2 + p.scenario, true,
    p.si_a, p.si_d, p.si_o + p.si_a + p.si_d - if(p.scenario = 0, p.si_low, p.si_high), if(p.scenario = 0, p.si_low, p.si_high),
    p.hi_a, p.hi_d, p.hi_o + p.hi_a + p.hi_d - if(p.scenario = 0, p.hi_low, p.hi_high), if(p.scenario = 0, p.hi_low, p.hi_high),
    p.ui_a, p.ui_d, p.ui_o + p.ui_a + p.ui_d - if(p.scenario = 0, p.ui_low, p.ui_high), if(p.scenario = 0, p.ui_low, p.ui_high),
    p.oa_a, p.oa_d, p.oa_o + p.oa_a + p.oa_d - if(p.scenario = 0, p.oa_low, p.oa_high), if(p.scenario = 0, p.oa_low, p.oa_high)
from picked as p
inner join codes as c on p.employer_code = c.employer_code
left join warehouse.dim_employer_version as v
    on p.employer_id = v.employer_id and p.period_ix >= v.from_ix and p.period_ix < coalesce(v.to_ix, 99999)
