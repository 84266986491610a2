-- The flags that pages list by name, with every number that their sentence is made of; observed_text and expected_text as the export writes them.
-- grain: employer_code, period_ix, variable
-- checks: impact >= 0; tier is not null or tier_province is not null; direction in ('up', 'down')
-- empty: allowed
with chosen as materialized (

    select
        flag.* exclude (tier_province),
        case when flag.period_ix = province.last_ix then flag.tier_province end as tier_province,
        listed.has_page
    from detection.fct_flag as flag
    inner join detection.fct_listed as listed
        on listed.employer_id = flag.employer_id and listed.period_ix = flag.period_ix
    inner join (select place, max(period_ix) as last_ix from detection.fct_tested group by place) as province
        on province.place = flag.as_is_code::utinyint
    where flag.tier is not null or (flag.tier_province is not null and flag.period_ix = province.last_ix)

),

-- The register's word at that time.
registered as materialized (

    select
        chosen.employer_id,
        chosen.period_ix,
        any_value(version.employer_name) as employer_name,
        any_value(version.section) as section,
        any_value(version.employer_type) as employer_type
    from (select distinct employer_id, period_ix from chosen) as chosen
    inner join warehouse.dim_employer_version as version
        on version.employer_id = chosen.employer_id
    where version.from_ix <= chosen.period_ix and (version.to_ix is null or version.to_ix > chosen.period_ix)
    group by chosen.employer_id, chosen.period_ix

)

select
    flag.employer_id,
    flag.has_page,
    employer.employer_code,
    flag.period_ix,
    period.period,
    flag.variable,
    flag.kind,
    flag.direction,
    flag.tier,
    flag.tier_province,
    flag.rank_nation::double as rank_nation,
    flag.rank_province::double as rank_province,
    flag.as_is_code,
    coalesce(version.employer_name, '') as employer_name,
    coalesce(version.section, 'unknown') as section,
    coalesce(version.employer_type, 'unknown') as employer_type,
    case
        when flag.variable = 'headcount' and flag.observed <> round(flag.observed) then printf('%.2f', flag.observed)
        else round(flag.observed)::hugeint::varchar
    end as observed_text,
    case
        when flag.variable = 'headcount' and flag.expected <> round(flag.expected) then printf('%.2f', flag.expected)
        else round(flag.expected)::hugeint::varchar
    end as expected_text,
    flag.observed,
    flag.expected,
    flag.before,
    flag.earlier,
    flag.period_ix - flag.since_ix as span,
    flag.course,
    flag.next_observed,
    flag.impact::double as impact,
    round(flag.score, 4) as score,
    flag.q,
    flag.peers::integer as peers,
    flag.peers_median,
    flag.most_before,
    flag.months_known::integer as months_known,
    flag.late::double as late,
    flag.months_late,
    flag.heads,
    flag.heads_then,
    flag.wages::double / nullif(flag.heads, 0) as wage,
    flag.minimum::double as minimum,
    flag.threshold,
    partner.employer_code as partner,
    flag.partner_moved,
    flag.split_doubt,
    flag.split_others,
    array_to_string(flag.survived, ',') as survived,
    verdict.verdict,
    verdict.verdict_date::varchar as verdict_date,
    verdict.cause
from chosen as flag
inner join warehouse.dim_employer as employer
    on employer.employer_id = flag.employer_id
inner join warehouse.dim_period as period
    on period.period_ix = flag.period_ix
left join registered as version
    on version.employer_id = flag.employer_id and version.period_ix = flag.period_ix
left join warehouse.dim_employer as partner
    on partner.employer_id = flag.partner_id
left join warehouse.fct_verdict as verdict
    on verdict.employer_id = flag.employer_id and verdict.period_ix = flag.period_ix and verdict.variable = flag.variable
order by flag.period_ix, flag.rank_nation, employer.employer_code, flag.score desc, flag.variable
