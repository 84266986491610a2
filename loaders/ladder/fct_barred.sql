-- Employers that the law bars from emulation titles and commendation at the end of a scored span, Law 41/2024: whoever is
-- late (article 40), and among them those whose lateness bears the signs of evasion (article 41: unpaid 60 days after the
-- due date and dunned; a sign for review). Nobody is listed for months before the law.
-- grain: span, employer_id
-- checks: late > 0
select
    w.span, w.to_ix, s.employer_id, s.as_is_code, s.officer_code, s.months_late, s.late, s.dunned_on, s.evasion_from,
    if(s.evasion_from is not null and s.evasion_from <= month_end(s.period_ix), 41, 40) as article, s.handling
from staging.int_score_window as w
inner join ladder.fct_step as s on w.to_ix = s.period_ix
where s.regime = 'law41'
