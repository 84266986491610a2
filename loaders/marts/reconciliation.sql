-- What does not fit together between a province's month and the one before, the latest first; the rows that make a month
-- provisional before the others.
-- grain: period_ix, province_code, check_id
-- checks: employers >= 0
-- empty: allowed
select
    r.period_ix,
    r.province_code,
    r.check_id,
    r.employers::double as employers,
    r.expected::double as expected,
    r.found::double as found,
    r.difference::double as difference,
    r.share,
    r.share_limit,
    r.is_provisional,
    l.label_vi,
    l.label_en
from warehouse.fct_reconciliation as r
inner join ref.limits as l on r.check_id = l.id
order by r.is_provisional desc, r.period_ix desc, r.province_code, r.check_id
