-- Rows in quarantine whose province cannot be read, or is none of their month's: one of them may be a row of any
-- province of a file that still counts in that month. A row without a readable month may belong to any month of its file.
-- grain: period_ix
with lines as (
    select distinct q.sha256, l.load_seq, q.line, q.period_ix, q.province_code
    from staging.stg_quarantine as q
    inner join staging.stg_loads as l on q.sha256 = l.sha256
    where l.kind = 'ledger' and q.line is not null
),
open_lines as (
    select n.* from lines as n
    left join ref.provinces as p
        on n.province_code = p.code and n.period_ix >= p.from_ix and n.period_ix < coalesce(p.to_ix, 99999)
    where p.code is null
),
current_months as (
    select distinct load_seq, period_ix from staging.int_current_cell where kind = 'ledger'
)
select m.period_ix, count(*) as rows
from open_lines as o
inner join current_months as m on o.load_seq = m.load_seq and m.period_ix = coalesce(o.period_ix, m.period_ix)
group by m.period_ix
