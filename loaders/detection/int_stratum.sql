-- The comparison group of every version of the register.
-- grain: version_id
select v.version_id, s.stratum_id
from warehouse.dim_employer_version as v
inner join detection.dim_stratum as s
    on v.sector_code = s.division and coalesce(v.section, 'unknown') = s.section
    and coalesce(v.employer_type, '') in ('4', '5', '6', '7') = s.is_public
