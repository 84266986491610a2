-- Notices and inspections of a month against what was to be done, by province of today. required: employers for whom the
-- step was due at the end of the month before (notices: dunning_notice; inspections: inspection_decision or
-- inspection_conclusion). met: of those, who have a document of that kind dated in the month. documents: all dunning
-- notices and inspection conclusions dated in the month. reported: what the offices delivered as progress (notices_sent,
-- inspections_done), null where no office of the place did.
-- grain: period_ix, as_is_code, measure
-- checks: met <= required; documents >= 0
with kinds as (
    select * from (values
        ('notices', 'dunning_notice', 'dunning_notice', true),
        ('inspections', 'inspection_decision', 'inspection_decision', false),
        ('inspections', 'inspection_conclusion', 'inspection_conclusion', true)
    ) as t(measure, step, action, is_done)
),
due as (
    select s.period_ix + 1 as period_ix, s.as_is_code, k.measure, s.employer_id
    from ladder.fct_step as s
    inner join kinds as k on s.step_due = k.step
),
written as (
    select d.period_ix, d.code, k.measure, d.employer_id, k.is_done
    from warehouse.fct_document as d
    inner join kinds as k on d.action = k.action
),
required as (
    select
        d.period_ix, d.as_is_code, d.measure, count(*) as required,
        count(w.employer_id) as met
    from due as d
    left join (select distinct period_ix, measure, employer_id from written) as w
        on d.period_ix = w.period_ix and d.measure = w.measure and d.employer_id = w.employer_id
    group by d.period_ix, d.as_is_code, d.measure
),
documents as (
    select period_ix, code as as_is_code, measure, count(*) filter (is_done) as documents
    from written
    where code is not null
    group by period_ix, code, measure
),
reported as (
    select
        p.period_ix, case when p.period_ix < 24306 then m.as_is_code else p.province_code end as as_is_code,
        if(p.measure = 'notices_sent', 'notices', 'inspections') as measure, sum(p.value)::bigint as reported
    from staging.stg_progress as p
    inner join staging.int_current_cell as c
        on c.kind = 'progress' and p.load_seq = c.load_seq and p.province_code = c.province_code and p.period_ix = c.period_ix
    left join ref.provinces as m on m.map = '63' and p.province_code = m.code
    where p.measure in ('notices_sent', 'inspections_done')
    group by all
),
keys as (
    select period_ix, as_is_code, measure from required
    union
    select period_ix, as_is_code, measure from documents
    union
    select period_ix, as_is_code, measure from reported
)
select
    k.period_ix::integer as period_ix, k.as_is_code, k.measure,
    coalesce(r.required, 0)::integer as required, coalesce(r.met, 0)::integer as met,
    coalesce(d.documents, 0)::integer as documents, p.reported
from keys as k
inner join warehouse.dim_period as t on k.period_ix = t.period_ix
left join required as r on k.period_ix = r.period_ix and k.as_is_code = r.as_is_code and k.measure = r.measure
left join documents as d on k.period_ix = d.period_ix and k.as_is_code = d.as_is_code and k.measure = d.measure
left join reported as p on k.period_ix = p.period_ix and k.as_is_code = p.as_is_code and k.measure = p.measure
