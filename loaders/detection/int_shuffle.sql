-- Two codes shuffling workers: both are named, the giver with what it leaves behind.
select
    p.employer_id, p.period_ix, 'headcount' as variable, 'code_shuffle' as kind,
    case when p.is_giver then 'down' else 'up' end as direction,
    l.heads::double as observed, l.heads_before::double as expected,
    l.z_h::double as score, p.period_ix - 1 as since_ix,
    p.heads * l.wage_before * getvariable('budget').contribution_rate as impact
from detection.fct_partner as p
inner join staging.int_level as l on p.employer_id = l.employer_id and p.period_ix = l.period_ix
where p.leaves_debt
    and p.period_ix >= getvariable('code_shuffle').from_ix and p.period_ix < getvariable('code_shuffle').to_ix
