-- The rules of data/rules as the build read them, with how many flags each has raised and shown in all months.
-- grain: id
-- checks: type in ('pattern', 'explanation', 'budget')
with raised as (

    select
        kind as id,
        count(*) as named,
        count(*) filter (tier is not null) as shown
    from detection.fct_flag
    group by kind

),

cleared as (

    select id, count(*) as named
    from (select unnest(explained_by) as id from detection.fct_flag)
    group by id

)

select
    rule.id,
    rule.type,
    rule.title_vi,
    rule.title_en,
    rule.legal_vi,
    rule.legal_en,
    rule.source,
    rule.owner,
    rule.reviewed_on,
    rule.from_ix,
    rule.to_ix,
    rule.parameters,
    rule.thresholds,
    coalesce(raised.named, cleared.named, 0)::double as named,
    coalesce(raised.shown, 0)::double as shown
from ref.rules as rule
left join raised
    on raised.id = rule.id
left join cleared
    on cleared.id = rule.id
order by rule.sort
