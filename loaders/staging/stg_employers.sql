-- Every accepted row of the employers' extract.
-- view
select l.load_seq, s.cell_period as valid_from, s.province_code, s.employer_code, s.employer_name, s.tax_code, s.agency_code,
    s.employer_type, s.sector_code, s.sector_version, s.payment_cycle, s.min_wage_region, s.officer_code, s.status,
    s.hard_to_collect, s.frozen
from read_parquet(getvariable('employers_files'), union_by_name = true, filename = true) as s
inner join staging.stg_loads as l on parse_filename(s.filename) = l.parquet
