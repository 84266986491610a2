-- Late amounts of a province's employers that are neither hard to collect nor frozen, largest first: how many of them it
-- takes to collect an amount.
-- grain: province, place
select
    l.as_is_code as province,
    row_number() over (partition by l.as_is_code order by t.late desc, l.employer_id)::integer as place,
    t.late::double as late
from warehouse.fct_late as t
inner join warehouse.fct_ledger as l on t.employer_id = l.employer_id and t.period_ix = l.period_ix
left join warehouse.dim_employer_version as v on l.version_id = v.version_id
where t.late > 0 and t.period_ix = getvariable('ranking_ix')
    and v.hard_to_collect is null and not coalesce(v.is_frozen, false)
qualify place <= 2000
order by province, place
