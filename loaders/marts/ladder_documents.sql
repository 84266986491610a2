-- Documents dated in the last month, by province of today and kind.
-- grain: as_is_code, action
-- checks: documents > 0; employers <= documents
-- empty: allowed
select
    coalesce(code, '') as as_is_code, action,
    count(*)::integer as documents,
    count(distinct employer_id)::integer as employers
from warehouse.fct_document
where period_ix = (select max(period_ix) from warehouse.dim_period)
group by code, action
order by as_is_code, action
