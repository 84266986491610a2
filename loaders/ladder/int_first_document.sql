-- For every employer and due month of an oldest amount: the first document of each kind dated after that month. It
-- counts at the end of a month when it is not dated later than that.
-- grain: employer_id, due_ix
with spells as (
    select distinct employer_id, due_ix from staging.int_debtor
)
select
    s.employer_id,
    s.due_ix,
    min(d.document_date) filter (d.action = 'dunning_notice') as dunned_on,
    min(d.document_date) filter (d.action = 'violation_record') as recorded_on,
    min(d.document_date) filter (d.action = 'inspection_decision') as inspected_on,
    min(d.document_date) filter (d.action = 'inspection_conclusion') as concluded_on,
    min(d.document_date) filter (d.action = 'penalty_decision') as penalised_on,
    min(d.document_date) filter (d.action = 'enforcement_decision') as enforced_on,
    min(d.document_date) filter (d.action = 'police_referral') as referred_on,
    min(d.document_date) filter (d.action = 'publication') as published_on,
    min(d.document_date) filter (d.action = 'force_majeure') as excused_on
from spells as s
inner join warehouse.fct_document as d on s.employer_id = d.employer_id and s.due_ix < d.period_ix
group by s.employer_id, s.due_ix
