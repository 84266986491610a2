-- How finely headcounts are given: 1 in a register, 10, 100 or 1000 where most are rounded, as published panels
-- are. heads is the standard error that comes with it, at least one head.
-- checks: unit >= 1
with counted as (
    select
        count(*) as n,
        count(*) filter (headcount % 10 = 0) as tens,
        count(*) filter (headcount % 100 = 0) as hundreds,
        count(*) filter (headcount % 1000 = 0) as thousands,
        count(distinct headcount) as sizes
    from warehouse.fct_ledger
    where headcount > 0
),
decided as (
    -- A handful of sizes proves nothing.
    select case
        when sizes < 20 then 1 when thousands >= 0.8 * n then 1000 when hundreds >= 0.8 * n then 100
        when tens >= 0.8 * n then 10 else 1
    end as unit
    from counted
)
select unit::integer as unit, greatest(1, unit * 0.41)::double as heads from decided
