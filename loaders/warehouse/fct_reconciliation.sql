-- What does not fit together between a province's month and the one before, to the đồng: balances that do not continue,
-- employers lost with a balance, employers doubled, headcount and receivable beyond plausible limits (ref.limits).
-- expected and found are đồng or heads as the check says; employers is how many are concerned. A row is listed when
-- there is any difference; it makes the month provisional when it passes its limit in a province of some size.
-- grain: period_ix, province_code, check_id
-- checks: employers >= 0
with cells as (
    select period_ix, province_code, as_is_code, sum(employers) as employers, sum(headcount) as headcount,
        sum(receivable) as receivable
    from warehouse.fct_cell
    group by period_ix, province_code, as_is_code
),
-- The month before of the same place: by code within a map, through the crosswalk into the first month of the new one.
pairs as (
    select c.period_ix, c.province_code, c.employers, c.headcount, c.receivable,
        sum(b.employers) as employers_before, sum(b.headcount) as headcount_before, sum(b.receivable) as receivable_before
    from cells as c
    inner join cells as b
        on b.period_ix = c.period_ix - 1
        and case when c.period_ix = 24306 then b.as_is_code = c.province_code else b.province_code = c.province_code end
    group by all
),
-- A merged province whose old deliveries did not all arrive has nothing to be compared with.
comparable as (
    select p.* from pairs as p
    where p.period_ix <> 24306 or not exists (
        select 1 from warehouse.fct_expected as e
        left join warehouse.fct_delivery as d on e.period_ix = d.period_ix and e.province_code = d.province_code
        where e.period_ix = 24305 and e.as_is_code = p.province_code and coalesce(d.accepted, 0) = 0
    )
),
breaks as (
    select b.period_ix, l.province_code, count(distinct b.employer_id) as employers,
        sum(b.previous_closing) as expected, sum(b.opening) as found
    from warehouse.fct_break as b
    inner join warehouse.fct_ledger as l on b.employer_id = l.employer_id and b.period_ix = l.period_ix
    group by b.period_ix, l.province_code
),
found as (
    select period_ix, province_code, 'break_share' as check_id, employers, expected::hugeint as expected, found::hugeint as found
    from breaks
    union all
    select period_ix, province_code, 'lost_share', count(*), sum(last_closing)::hugeint, 0::hugeint
    from warehouse.fct_lost group by period_ix, province_code
    union all
    select period_ix, province_code, 'doubled_share', count(*), 0::hugeint, count(*)::hugeint
    from staging.int_doubled group by period_ix, province_code
    union all
    select period_ix, province_code, 'headcount_change', employers, headcount_before::hugeint, headcount::hugeint
    from comparable where headcount_before > 0
    union all
    select period_ix, province_code, 'receivable_change', employers, receivable_before::hugeint, receivable::hugeint
    from comparable where receivable_before > 0
),
judged as (
    select
        f.*,
        found - expected as difference,
        case
            when f.check_id in ('headcount_change', 'receivable_change') then abs((f.found - f.expected)::double) / f.expected::double
            else f.employers::double / nullif(coalesce(p.employers_before, c.employers), 0)::double
        end as share,
        m.value as share_limit,
        greatest(coalesce(p.employers_before, 0), coalesce(c.employers, 0)) as size
    from found as f
    inner join ref.limits as m on f.check_id = m.id
    left join cells as c on f.period_ix = c.period_ix and f.province_code = c.province_code
    left join pairs as p on f.period_ix = p.period_ix and f.province_code = p.province_code
)
select
    period_ix, province_code, check_id, employers::bigint as employers, expected, found, difference, share, share_limit,
    coalesce(share > share_limit, false) and size >= (select least_employers from ref.reconciliation) as is_provisional
from judged
where check_id not in ('headcount_change', 'receivable_change') or share > share_limit
