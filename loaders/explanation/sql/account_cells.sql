-- Late amount and receivable of twelve months at both ends, by place, section, type and size: what rates are split by.
-- late_base is the late amount at the end under the due dates of the start.
-- grain: place, section, employer_type, size_class
select
    as_is_code as place, section, employer_type, size_class,
    coalesce(sum(late) filter (period_ix = getvariable('from_ix')), 0)::varchar as late_start,
    coalesce(sum(late) filter (period_ix = getvariable('to_ix')), 0)::varchar as late_end,
    coalesce(
        sum(case when getvariable('from_ix') < 24306 and getvariable('to_ix') >= 24306 then late_old_due else late end)
        filter (period_ix = getvariable('to_ix')), 0
    )::varchar as late_base,
    coalesce(sum(receivable) filter (period_ix between getvariable('from_ix') - 11 and getvariable('from_ix')), 0)::varchar
        as receivable_start,
    coalesce(sum(receivable) filter (period_ix between getvariable('to_ix') - 11 and getvariable('to_ix')), 0)::varchar
        as receivable_end
from warehouse.fct_cell
where period_ix between getvariable('from_ix') - 11 and getvariable('to_ix')
group by as_is_code, section, employer_type, size_class
order by place, section, employer_type, size_class
