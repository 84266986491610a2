-- Workers that go from one code to another: a fall of one employer beside an equal rise of another of the same province
-- and sector in the same month, at about the same wage; a code that ends gives all it had. What the giver lost is counted
-- from the month before, or from
-- what was expected; a new code may be less exact. With the debt left behind it is a shuffle, else a split or a merger.
-- grain: employer_id, period_ix
with moves as (
    select
        employer_id, period_ix, as_is_code, stratum_id,
        heads - heads_before as moved, heads - heads_expected as moved_beyond, heads_before, wages_before,
        (wages - wages_before)::double / (heads - heads_before) as wage_moved
    from staging.int_level
    where abs(heads - heads_before) >= getvariable('code_shuffle').least_heads
        and abs(heads / heads_before - 1) >= getvariable('code_shuffle').least_share
),
born as (
    select l.employer_id, l.period_ix, l.as_is_code, coalesce(i.stratum_id, 0) as stratum_id, l.headcount as moved, l.headcount as moved_beyond, 0 as heads_before,
        0 as wages_before, l.wage_base::double / l.headcount as wage_moved
    from warehouse.fct_ledger as l
    left join staging.int_stratum as i on l.version_id = i.version_id
    inner join (
        select employer_id, min(period_ix) as first_ix from warehouse.fct_ledger group by employer_id
    ) as f on l.employer_id = f.employer_id and l.period_ix = f.first_ix
    where l.headcount >= getvariable('code_shuffle').least_heads
        and l.period_ix > (select min(period_ix) from warehouse.dim_period)
),
-- Codes that end: all that they had may have gone to another.
ended as (
    select l.employer_id, l.period_ix + 1 as period_ix, l.as_is_code, coalesce(i.stratum_id, 0) as stratum_id, -l.headcount as moved, -l.headcount as moved_beyond,
        l.headcount as heads_before, l.wage_base as wages_before
    from warehouse.fct_ledger as l
    left join staging.int_stratum as i on l.version_id = i.version_id
    inner join (
        select employer_id, max(period_ix) as last_ix from warehouse.fct_ledger group by employer_id
    ) as f on l.employer_id = f.employer_id and l.period_ix = f.last_ix
    where l.headcount >= getvariable('code_shuffle').least_heads
        and l.period_ix < (select max(period_ix) from warehouse.dim_period)
),
losses as (select * exclude (wage_moved) from moves where moved < 0 union all by name from ended),
gains as (from moves where moved > 0 union all from born),
pairs as (
    select
        a.employer_id as giver_id, b.employer_id as taker_id, a.period_ix, -a.moved as gave, b.moved as took,
        a.wages_before, b.heads_before = 0 as is_new,
        least(abs(-a.moved - b.moved), abs(-a.moved_beyond - b.moved)) as difference
    from losses as a
    inner join gains as b
        on a.as_is_code = b.as_is_code and a.stratum_id = b.stratum_id and a.employer_id <> b.employer_id
        and a.period_ix = b.period_ix
    where least(abs(-a.moved - b.moved), abs(-a.moved_beyond - b.moved)) <= greatest(
                getvariable('code_shuffle').tolerance_heads,
                case when b.heads_before = 0 then getvariable('code_shuffle').tolerance_new
                    else getvariable('code_shuffle').tolerance end * greatest(-a.moved, -a.moved_beyond)
            )
        and a.wages_before > 0 and b.wage_moved > 0
        and abs(ln(b.wage_moved / (a.wages_before::double / a.heads_before))) <= getvariable('code_shuffle').tolerance_wages
),
-- One code may become several new ones.
several as (
    select
        a.employer_id as giver_id, min(b.employer_id) as taker_id, a.period_ix, -a.moved as gave, sum(b.moved) as took,
        a.wages_before, true as is_new,
        least(abs(-a.moved - sum(b.moved)), abs(-a.moved_beyond - sum(b.moved))) as difference
    from losses as a
    inner join born as b
        on a.as_is_code = b.as_is_code and a.stratum_id = b.stratum_id and a.employer_id <> b.employer_id
        and a.period_ix = b.period_ix
    where a.wages_before > 0 and b.wage_moved > 0
        and abs(ln(b.wage_moved / (a.wages_before::double / a.heads_before))) <= getvariable('code_shuffle').tolerance_wages
    group by a.employer_id, a.period_ix, a.moved, a.moved_beyond, a.wages_before
    having count(*) between 2 and 5
        and least(abs(-a.moved - sum(b.moved)), abs(-a.moved_beyond - sum(b.moved)))
            <= getvariable('code_shuffle').tolerance_new * greatest(-a.moved, -a.moved_beyond)
),
best as (
    select * from (from pairs union all by name from several)
    qualify row_number() over (partition by giver_id, period_ix order by difference, taker_id) = 1
        and row_number() over (partition by taker_id, period_ix order by difference, giver_id) = 1
),
owed as (
    select b.*, coalesce(d.late, p.late, 0) >= getvariable('code_shuffle').least_months_owed
            * getvariable('budget').contribution_rate * b.wages_before as leaves_debt
    from best as b
    left join warehouse.fct_ledger as l on b.giver_id = l.employer_id and b.period_ix = l.period_ix
    left join warehouse.fct_late as d on b.giver_id = d.employer_id and b.period_ix = d.period_ix
    left join warehouse.fct_late as p
        on b.giver_id = p.employer_id and b.period_ix - 1 = p.period_ix and l.employer_id is null
)
select giver_id as employer_id, period_ix, taker_id as partner_id, gave as heads, is_new, leaves_debt, true as is_giver
from owed
union all
select taker_id, period_ix, giver_id, took, is_new, leaves_debt, false
from owed
where not is_new
