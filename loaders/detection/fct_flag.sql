-- Everybody whom a rule names: what was seen and what was expected, what it costs in contributions a month, which innocent
-- explanations were tested, and the place in this month's list. Tiers are budgets of employers, ranked by suspicion
-- times impact: of the nation (tier) and of each province for its own office (tier_province); null = beyond the budget or
-- explained. Nobody is urgent in the first month that can be compared. course says what the month after did (null = not known yet). q estimates the share of false alarms among
-- all tested employers that score as high, chance that among those that score about the same (15 % more or less).
-- split_doubt: why workers were not taken to have gone to the code that moved by the opposite number (int_opposite.sql);
-- partner_id is that code, of several none.
-- grain: employer_id, period_ix, variable
-- checks: impact >= 0; tier is null or explained_by is null; direction in ('up', 'down')
-- kept
with
-- What the other code of a pair did, by its own heads; a code that came or ended counts as none beside it.
partners as (
    select employer_id, period_ix, headcount
    from warehouse.fct_ledger
    where period_ix >= getvariable('detect_from') - 1
        and employer_id in (select partner_id from detection.fct_partner where leaves_debt)
),
judged as (
    select
        c.employer_id, c.period_ix, c.variable, c.kind, c.direction, c.observed, c.expected, c.before, c.since_ix,
        c.score, round(c.impact) as impact, c.as_is_code, c.stratum_id, c.heads, c.heads_then, c.wages, c.wages_then,
        case
            when c.kind <> 'sudden_change' or c.next_observed is null then null
            when abs(c.next_observed - c.before) < 0.35 * abs(c.observed - c.before) then 'reverted'
            else 'persists'
        end as course,
        case when c.kind = 'sudden_change' then c.next_observed end as next_observed,
        -- What the month before adds to the surprise: the change began a month earlier, at that level.
        case
            when c.kind = 'sudden_change' and (c.before > c.earlier) = (c.direction = 'up') and c.before <> c.earlier
                and case c.variable
                    when 'headcount' then abs(m.e_h) - abs(m.r_h)
                    when 'average_wage' then abs(m.e_w) - abs(m.r_w)
                    else (m.e_h + m.e_w - m.r_h - m.r_w) * case when c.direction = 'up' then 1 else -1 end
                end > 0.01
            then c.earlier
        end as earlier,
        c.months_known, case when c.direction = 'down' then c.most_down else c.most_up end as most_before,
        coalesce(p.peers, 0) as peers, p.median as peers_median,
        case
            when c.kind <> 'code_shuffle' and c.variable <> 'paid' and (c.variable <> 'average_wage' or not r.is_giver)
            then o.doubt
        end as split_doubt,
        case when split_doubt = 'several' then o.others end as split_others,
        coalesce(r.partner_id, case when split_doubt is not null then o.other_id end) as partner_id,
        case
            when c.kind = 'code_shuffle' or split_doubt = 'debt' then coalesce(n.headcount, 0) - coalesce(b.headcount, 0)
            when split_doubt is not null then -o.moved
        end as partner_moved,
        coalesce(m.minimum, w.amount) as minimum,
        case when c.kind = 'headcount_shaved' then list_max(list_filter(
            getvariable('headcount_shaved').thresholds, lambda t: c.observed < t and c.before >= t
        ))::double end as threshold,
        coalesce(x.late, 0) as late, x.months_late,
        k.explained_by, k.survived,
        c.score * ln(1 + c.impact / 1e6) as priority,
        t.tested, t.tested_nation
    from staging.int_context as c
    left join staging.int_cleared as k
        on c.employer_id = k.employer_id and c.period_ix = k.period_ix and c.variable = k.variable
    left join staging.int_peers as p
        on c.employer_id = p.employer_id and c.period_ix = p.period_ix and c.variable = p.variable
    left join detection.fct_partner as r on c.employer_id = r.employer_id and c.period_ix = r.period_ix
    left join staging.int_opposite as o on c.employer_id = o.employer_id and c.period_ix = o.period_ix
    left join partners as n on r.partner_id = n.employer_id and r.period_ix = n.period_ix
    left join partners as b on r.partner_id = b.employer_id and r.period_ix - 1 = b.period_ix
    left join staging.int_level as m on c.employer_id = m.employer_id and c.period_ix = m.period_ix
    asof left join ref.wage_steps as w on c.min_wage_region = w.scope and c.period_ix >= w.period_ix
    left join warehouse.fct_late as x on c.employer_id = x.employer_id and c.period_ix = x.period_ix
    left join detection.fct_tested as t on c.period_ix = t.period_ix and c.as_is_code::utinyint = t.place
),
employers as (
    select
        employer_id, period_ix, as_is_code, any_value(tested) as tested, any_value(tested_nation) as tested_nation,
        max(priority) as priority
    from judged
    where explained_by is null
    group by employer_id, period_ix, as_is_code
),
ranked as (
    select
        employer_id, period_ix, tested, tested_nation,
        row_number() over (partition by period_ix order by priority desc, employer_id) as rank_nation,
        row_number() over (partition by period_ix, as_is_code order by priority desc, employer_id) as rank_province
    from employers
),
-- How many of all tested score as high, and how many more than 15 % lower or higher.
beside as (
    select s.*, coalesce(a.above, 0) as above, coalesce(l.above, 0) as above_low, coalesce(h.above, 0) as above_high
    from (
        select period_ix, step, round(step / 1.15)::integer as low, round(step * 1.15)::integer as high
        from (select distinct period_ix, round(score * 100)::integer as step from judged)
    ) as s
    asof left join staging.int_tail as a on s.period_ix = a.period_ix and s.step / 100 > a.z
    asof left join staging.int_tail as l on s.period_ix = l.period_ix and s.low / 100 > l.z
    asof left join staging.int_tail as h on s.period_ix = h.period_ix and s.high / 100 > h.z
),
chances as (
    select
        b.period_ix, b.step,
        least(1, coalesce(staging.by_chance(b.step, n.tested, n.z_01, n.tail) / greatest(b.above, 1), 1)) as q,
        least(1, coalesce((staging.by_chance(b.low, n.tested, n.z_01, n.tail) - staging.by_chance(b.high, n.tested, n.z_01, n.tail))
            / greatest(b.above_low - b.above_high, 1), 1)) as chance
    from beside as b
    left join detection.fct_null as n on b.period_ix = n.period_ix
)
select
    j.* exclude (tested, tested_nation),
    r.rank_nation, r.rank_province,
    case
        when j.explained_by is not null then null
        when r.rank_nation <= getvariable('budget').urgent_nation * r.tested_nation and j.months_known > 0 then 'urgent'
        when r.rank_nation <= getvariable('budget').watch_nation * r.tested_nation then 'watch'
    end as tier,
    case
        when j.explained_by is not null then null
        when r.rank_province <= getvariable('budget').urgent_province * r.tested and j.months_known > 0 then 'urgent'
        when r.rank_province <= getvariable('budget').watch_province * r.tested then 'watch'
    end as tier_province,
    c.q, c.chance
from judged as j
left join chances as c on j.period_ix = c.period_ix and round(j.score * 100)::integer = c.step
left join ranked as r on j.employer_id = r.employer_id and j.period_ix = r.period_ix
