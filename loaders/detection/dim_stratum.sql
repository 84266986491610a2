-- The comparison groups: division (under its VSIC 2025 section, so that the change of the letters in 2025 is no move) by
-- way of paying wages: public bodies follow the base salary, everybody else the market. 0 is whoever is not registered.
-- division_id is the division whatever the way of paying: workers go from one to the other.
-- grain: stratum_id
with named as (
    select distinct
        sector_code as division, coalesce(section, 'unknown') as section,
        coalesce(employer_type, '') in ('4', '5', '6', '7') as is_public
    from warehouse.dim_employer_version
)
select
    (row_number() over (order by section, division, is_public))::smallint as stratum_id,
    section, division, is_public,
    (dense_rank() over (order by section, division))::smallint as division_id
from named
union all
select 0::smallint, 'unknown', null, false, 0::smallint
