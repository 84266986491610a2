-- Whether workers of a suspect may have gone to one other code, or come from it, where no partner was accepted: codes of its
-- division and province that moved by exactly the opposite number of heads in the month (a new code by all that it has, one
-- that ended by all that it had), and what spoke against them. Only who moved enough for a split is looked at.
-- doubt: null = nobody moved so; debt = a partner, but what is late stayed with the giver; several = more than one, so it
-- is not known which; wages = the wages did not go along; usual = for one of the two the change is nothing unusual; few = so
-- few that it happens by chance; alike = a third employer moved much the same way.
-- grain: employer_id, period_ix
with suspects as materialized (
    select c.employer_id, c.period_ix, c.place, k.division_id, c.heads - c.heads_before as moved
    from staging.int_change as c
    semi join (select employer_id, period_ix from staging.int_context where variable <> 'paid') as s
        on c.employer_id = s.employer_id and c.period_ix = s.period_ix
    inner join detection.dim_stratum as k on c.stratum_id = k.stratum_id
    where abs(c.heads - c.heads_before) >= getvariable('code_shuffle').least_heads_new
),
pairs as materialized (
    select s.employer_id, s.period_ix, s.moved, c.employer_id as other_id, false as is_code
    from staging.int_change as c
    inner join suspects as s
        on c.period_ix = s.period_ix and c.place = s.place and c.heads - c.heads_before = -s.moved
    inner join detection.dim_stratum as k on c.stratum_id = k.stratum_id and s.division_id = k.division_id
    where abs(c.heads - c.heads_before) >= getvariable('code_shuffle').least_heads_new
    union all
    select s.employer_id, s.period_ix, s.moved, c.employer_id, true
    from staging.int_side as c
    inner join suspects as s
        on c.period_ix = s.period_ix and c.place = s.place and c.division_id = s.division_id and c.moved = -s.moved
    where c.is_code
),
single as (
    select employer_id, period_ix, any_value(moved) as moved, any_value(other_id) as other_id, any_value(is_code) as is_code
    from pairs
    group by employer_id, period_ix
    having count(*) = 1
),
-- Both sides of the move: who gave, who took.
sides as materialized (
    select
        *, case when moved < 0 then employer_id else other_id end as giver_id,
        case when moved < 0 then other_id else employer_id end as taker_id
    from single
),
-- Few employers are looked up before anything is joined to them.
levels as materialized (
    select employer_id, period_ix, headcount, wage_base
    from warehouse.fct_ledger
    where period_ix >= getvariable('detect_from') - 1
        and employer_id in (select giver_id from sides union select taker_id from sides)
),
wages as (
    select
        s.employer_id, s.period_ix,
        staging.wages_fit(
            (m.wage_base - coalesce(n.wage_base, 0))::double, abs(s.moved), b.wage_base::double / b.headcount,
            (b.wage_base - coalesce(l.wage_base, 0))::double / abs(s.moved), coalesce(n.wage_base, 0)::double, coalesce(w.step, 0)) as is_fit
    from sides as s
    inner join levels as b on s.giver_id = b.employer_id and s.period_ix - 1 = b.period_ix
    left join levels as l on s.giver_id = l.employer_id and s.period_ix = l.period_ix
    inner join levels as m on s.taker_id = m.employer_id and s.period_ix = m.period_ix
    left join levels as n on s.taker_id = n.employer_id and s.period_ix - 1 = n.period_ix
    left join staging.int_wage_month as w on s.period_ix = w.period_ix
),
told as (
    select
        s.employer_id, s.period_ix, s.other_id,
        case
            when not coalesce(w.is_fit, false) then 'wages'
            when a.employer_id is null or o.employer_id is null or not (a.is_odd or o.is_odd) then 'usual'
            when not s.is_code and abs(s.moved) < getvariable('code_shuffle').least_heads then 'few'
            else 'alike'
        end as doubt
    from sides as s
    left join wages as w on s.employer_id = w.employer_id and s.period_ix = w.period_ix
    left join staging.int_side as a on s.employer_id = a.employer_id and s.period_ix = a.period_ix and not a.is_code
    left join staging.int_side as o
        on s.other_id = o.employer_id and s.period_ix = o.period_ix and s.is_code = o.is_code
),
counted as (select employer_id, period_ix, count(*) as others from pairs group by employer_id, period_ix)
select
    s.employer_id, s.period_ix, s.moved, coalesce(c.others, 0)::integer as others,
    case when p.employer_id is null then t.other_id end as other_id,
    case
        when p.leaves_debt then 'debt' when p.employer_id is not null then null
        when c.others > 1 then 'several' else t.doubt
    end as doubt
from suspects as s
left join detection.fct_partner as p on s.employer_id = p.employer_id and s.period_ix = p.period_ix
left join counted as c on s.employer_id = c.employer_id and s.period_ix = c.period_ix
left join told as t on s.employer_id = t.employer_id and s.period_ix = t.period_ix
