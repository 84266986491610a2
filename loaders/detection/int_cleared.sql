-- Innocent explanations, each tested before anybody is named: data/rules/clear_*.json. null = the test does not apply.
-- grain: employer_id, period_ix, variable
with tet as (select period_ix from ref.events where kind = 'tet'),
-- One employer that moves its province is no block: the largest of the named moves is left out of what the province did.
largest as (
    select period_ix, province_code, arg_max(heads - heads_then, abs(heads - heads_then)) as heads_moved,
        arg_max(wages - wages_then, abs(wages - wages_then)) * getvariable('budget').contribution_rate as receivable_moved
    from staging.int_context
    group by period_ix, province_code
),
block as (
    select r.period_ix, r.province_code, bool_or(
        abs(r.found - r.expected - case r.check_id when 'headcount_change' then l.heads_moved else l.receivable_moved end)
            > getvariable('clear_delivery').block_move * r.expected) as is_block
    from warehouse.fct_reconciliation as r
    inner join largest as l on r.period_ix = l.period_ix and r.province_code = l.province_code
    where r.check_id in ('headcount_change', 'receivable_change') and r.is_provisional
    group by r.period_ix, r.province_code
),
delivery as (
    select d.period_ix, d.province_code,
        d.quarantined > getvariable('clear_delivery').most_quarantined * greatest(d.rows, 1)
            or d.is_held or coalesce(r.is_block, false) as is_unsound
    from warehouse.fct_delivery as d
    left join block as r on d.period_ix = r.period_ix and d.province_code = r.province_code
),
stepped as (
    select c.employer_id, c.period_ix, c.variable, max(w.ratio) as ratio
    from staging.int_context as c
    left join detection.dim_stratum as s on c.stratum_id = s.stratum_id
    inner join ref.wage_steps as w
        on w.scope = case when s.is_public then 'public' else c.min_wage_region end
        and c.period_ix between w.period_ix and w.period_ix + getvariable('clear_wage_step').months_after
    group by c.employer_id, c.period_ix, c.variable
),
tested as (
    select
        c.employer_id, c.period_ix, c.variable, c.kind,
        -- Far from Tết, or from a step, the test has nothing to say.
        case when c.variable in ('headcount', 'wage_base')
            and c.period_ix in (select t.period_ix + unnest(range(getvariable('clear_tet').months_after::integer + 1)) from tet as t) then
            abs(coalesce(exp(c.change) - 1, -1)) <= getvariable('clear_tet').most_change
        end as clear_tet,
        case when c.variable in ('average_wage', 'wage_base') and c.kind <> 'wage_frozen_at_minimum' and w.ratio is not null then
            coalesce(c.heads::double / nullif(c.heads_then, 0) between 0.95 and 1.05
                and c.change > 0
                and c.change - case c.variable when 'wage_base' then ln(nullif(c.heads, 0)::double / nullif(c.heads_then, 0)) else 0 end
                    <= ln(w.ratio) + getvariable('clear_wage_step').margin, false)
        end as clear_wage_step,
        -- Who stands still while the others rise is not explained by their rise.
        case when c.variable <> 'paid' and c.kind <> 'wage_frozen_at_minimum' then coalesce(
            c.sector * c.change > 0 and abs(c.sector) >= getvariable('clear_sector').least_move
            and abs(c.sector) >= getvariable('clear_sector').least_share * abs(c.change), false)
        end as clear_sector,
        case when c.variable <> 'paid' and c.kind <> 'wage_frozen_at_minimum' then coalesce(
            c.place * c.change > 0 and abs(c.place) >= getvariable('clear_province').least_move
            and abs(c.place + c.sector) >= getvariable('clear_province').least_share * abs(c.change), false)
        end as clear_province,
        -- Where a code moved by exactly the opposite, and few heads do not make a split, nothing is ruled out.
        case when c.variable in ('headcount', 'wage_base') and c.kind <> 'code_shuffle' then
            case when not p.leaves_debt then true when o.employer_id is not null and o.doubt is null then false end
        -- Who takes in others' workers takes in their wages: its average moves without anybody's wage changing.
        when c.variable = 'average_wage' and c.kind = 'sudden_change' and not p.is_giver and not p.leaves_debt then true
        end as clear_split,
        case when c.kind in ('sudden_change', 'slow_erosion') then
            c.stratum_id <> c.stratum_then or c.as_is_code <> c.as_is_then or coalesce(c.employer_type <> c.type_then, false)
        end as clear_reclassified,
        coalesce(d.is_unsound, false) or coalesce(b.is_unsound, false) as clear_delivery,
        case when c.kind = 'sudden_change' and c.months_known >= 12 then
            abs(ln(greatest(c.observed, 1e-9) / c.expected))
                < (1 - getvariable('clear_season').least_share) * abs(c.change - c.sector - c.place)
        end as clear_season
    from staging.int_context as c
    left join stepped as w on c.employer_id = w.employer_id and c.period_ix = w.period_ix and c.variable = w.variable
    left join detection.fct_partner as p on c.employer_id = p.employer_id and c.period_ix = p.period_ix
    left join staging.int_opposite as o on c.employer_id = o.employer_id and c.period_ix = o.period_ix
    left join delivery as d on c.period_ix = d.period_ix and c.province_code = d.province_code
    left join delivery as b on c.period_ix - 1 = b.period_ix and c.province_then = b.province_code
),
long as (
    unpivot tested on clear_tet, clear_wage_step, clear_sector, clear_province, clear_split, clear_reclassified,
        clear_delivery, clear_season into name test value explains
)
select
    l.employer_id, l.period_ix, l.variable,
    list(l.test order by r.sort) filter (l.explains) as explained_by,
    list(l.test order by r.sort) filter (not l.explains) as survived
from long as l
inner join ref.rules as r on l.test = r.id
group by l.employer_id, l.period_ix, l.variable
