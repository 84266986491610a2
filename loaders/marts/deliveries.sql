-- Every expected delivery and what became of it, by the province code valid in the month.
-- state: missing | held (kept back, wrong map suspected) | corrected | quarantined (rows set aside) | delivered
-- is_known: something of it could be taken; only then does the month count for the province.
-- grain: period_ix, map, province_code
-- checks: state is not null
select
    expected.period_ix,
    expected.map,
    expected.province_code,
    expected.as_is_code,
    case
        when delivery.province_code is null then 'missing'
        when delivery.is_held then 'held'
        when delivery.quarantined > 0 then 'quarantined'
        when delivery.is_correction then 'corrected'
        else 'delivered'
    end as state,
    coalesce(delivery.accepted > 0, false) as is_known,
    coalesce(delivery.is_correction, false) as is_correction,
    delivery.load_seq::integer as load_seq,
    left(delivery.loaded_at::varchar, 10) as loaded_at,
    delivery.rows::double as rows,
    delivery.accepted::double as accepted,
    delivery.quarantined::double as quarantined
from warehouse.fct_expected as expected
left join warehouse.fct_delivery as delivery
    on delivery.period_ix = expected.period_ix
    and delivery.map = expected.map
    and delivery.province_code = expected.province_code
order by expected.map, expected.province_code, expected.period_ix
