-- What an officer found out about an employer's month: the latest word on each (employer, month, variable). A verdict on an
-- employer that no ledger and no register knows has nothing to stand beside and is left out.
-- grain: employer_id, period_ix, variable
-- checks: verdict in ('confirmed', 'explained', 'false_alarm')
with latest as (
    select * from staging.stg_verdicts
    qualify row_number() over (partition by employer_code, period_ix, variable order by load_seq desc) = 1
)
select e.employer_id, v.period_ix, v.variable, v.verdict, v.cause, v.verdict_date, v.load_seq
from latest as v
inner join warehouse.dim_employer as e on v.employer_code = e.employer_code
