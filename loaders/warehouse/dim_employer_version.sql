-- What an employer was from one month (included) to another (excluded, null = still). The latest load of a row counts.
-- grain: employer_id, from_ix
-- checks: to_ix is null or to_ix > from_ix; section is not null
with latest as (
    select s.*, l.is_synthetic
    from staging.stg_employers as s
    inner join staging.stg_loads as l on s.load_seq = l.load_seq
    qualify row_number() over (partition by s.employer_code, s.valid_from order by s.load_seq desc) = 1
)
select
    (row_number() over (order by e.employer_id, latest.valid_from))::integer as version_id,
    e.employer_id,
    latest.valid_from as from_ix,
    lead(latest.valid_from) over (partition by e.employer_id order by latest.valid_from) as to_ix,
    latest.employer_name,
    latest.tax_code,
    latest.province_code,
    latest.agency_code,
    latest.employer_type,
    latest.sector_code,
    latest.sector_version,
    d.section,
    latest.payment_cycle::integer as payment_cycle,
    latest.min_wage_region,
    latest.officer_code,
    latest.status,
    latest.hard_to_collect,
    latest.frozen = '1' as is_frozen,
    latest.is_synthetic
from latest
inner join warehouse.dim_employer as e on latest.employer_code = e.employer_code
left join ref.divisions as d on latest.sector_code = d.division and latest.sector_version = d.version
