-- What is late in each province at the end of the month, and at whom: all, hard to collect, by age, largest first.
-- grain: province
with late as (
    select
        l.as_is_code as province,
        t.late,
        v.hard_to_collect is not null or coalesce(v.is_frozen, false) as is_hard,
        row_number() over (partition by l.as_is_code order by t.late desc, l.employer_id) as place,
        t.age_0, t.age_1, t.age_2, t.age_3, t.age_4
    from warehouse.fct_late as t
    inner join warehouse.fct_ledger as l on t.employer_id = l.employer_id and t.period_ix = l.period_ix
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    where t.late > 0 and t.period_ix = getvariable('ranking_ix')
)
select
    province,
    count(*)::integer as employers,
    sum(late)::double as late,
    coalesce(sum(late) filter (is_hard), 0)::double as hard,
    coalesce(sum(late) filter (place <= 10 and not is_hard), 0)::double as largest_10,
    coalesce(sum(late) filter (place <= 50 and not is_hard), 0)::double as largest_50,
    sum(age_0)::double as age_0,
    sum(age_1)::double as age_1,
    sum(age_2)::double as age_2,
    sum(age_3)::double as age_3,
    sum(age_4)::double as age_4
from late
group by province
order by province
