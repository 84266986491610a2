-- The current delivery of each (province, month), what was taken of it and whether it is whole.
-- grain: period_ix, province_code
-- checks: accepted >= 0
with counted as (
    select period_ix, province_code, count(*) as counted from warehouse.fct_ledger group by period_ix, province_code
),
doubled as (
    select period_ix, province_code, count(*) as doubled from staging.int_doubled group by period_ix, province_code
)
select
    c.period_ix,
    c.province_code,
    p.map,
    p.as_is_code,
    c.load_seq,
    l.sha256,
    l.file,
    l.loaded_at,
    c.cell_rows as rows,
    coalesce(k.counted, 0)::bigint as accepted,
    (c.cell_quarantined + coalesce(d.doubled, 0))::bigint as quarantined,
    h.province_code is not null as is_held,
    c.deliveries > 1 as is_correction,
    l.is_synthetic
from staging.int_current_cell as c
inner join staging.stg_loads as l on c.load_seq = l.load_seq
inner join ref.provinces as p
    on c.province_code = p.code and c.period_ix >= p.from_ix and (p.to_ix is null or c.period_ix < p.to_ix)
left join counted as k on c.period_ix = k.period_ix and c.province_code = k.province_code
left join doubled as d on c.period_ix = d.period_ix and c.province_code = d.province_code
left join staging.int_held_cell as h on c.period_ix = h.period_ix and c.province_code = h.province_code
where c.kind = 'ledger'
