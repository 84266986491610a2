-- The delivery that holds each (kind, province, period) now: the latest one loaded.
-- grain: kind, province_code, period_ix
select
    kind,
    province_code,
    period_ix,
    arg_max(load_seq, load_seq) as load_seq,
    arg_max(cell_rows, load_seq) as cell_rows,
    arg_max(cell_accepted, load_seq) as cell_accepted,
    arg_max(cell_quarantined, load_seq) as cell_quarantined,
    count(*) as deliveries
from staging.stg_cells
where kind <> 'employers'
group by kind, province_code, period_ix
