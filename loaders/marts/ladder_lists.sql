-- The lists that leave the house (publication of the last two months, the last list to state bodies): how many employers of
-- each province qualified at the data date, and what has become of them by the last known month.
-- grain: list, list_ix, code, now
-- checks: employers > 0; late > 0
-- empty: allowed
select
    l.list, l.list_ix, l.as_is_code as code, l.now, l.data_date::varchar as data_date, l.paid_to::varchar as paid_to,
    count(*)::double as employers, sum(l.late)::double as late, sum(l.late_now)::double as late_now,
    sum(l.headcount)::double as headcount, count(*) filter (l.is_evasion_sign)::double as evasion_signs
from ladder.fct_listed as l
where l.list = 'publication' or l.list_ix = (select max(list_ix) from ladder.fct_listed where list = 'state')
group by all
order by l.list, l.list_ix, code, l.now
