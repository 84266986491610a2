-- What open rows in quarantine could change: rate and rank of a province's month as they stand and between which they
-- would lie with those rows (docs/quarantine.md). Months with such rows, and the last month where rows of the eleven
-- before it are in its denominator. moves_rank: the rank of a province with such rows could differ; that others with such
-- rows could pass by a province that has none makes no month of its own provisional.
-- grain: period_ix, code
-- checks: rate_low <= rate_high; rank_low <= rank_high; rows >= rows_counted + rows_bounded
-- empty: allowed
with provinces as (

    select code, period_ix, late, receivable_12m, arrears_rate
    from metrics.rates
    where level = 'province' and map = 'as-is'

),

spine as (

    select code, period_ix from provinces
    union
    select as_is_code, period_ix from warehouse.fct_consequence

),

-- The denominator holds twelve months, so rows of any of them count in it.
added as (

    select
        s.code,
        s.period_ix,
        coalesce(sum(c.receivable_low), 0) as receivable_low,
        coalesce(sum(c.receivable_high), 0) as receivable_high,
        coalesce(sum(c.rows), 0) as rows_12m
    from spine as s
    left join warehouse.fct_consequence as c
        on s.code = c.as_is_code and c.period_ix between s.period_ix - 11 and s.period_ix
    group by s.code, s.period_ix

),

bounds as (

    select
        a.code,
        a.period_ix,
        p.arrears_rate,
        coalesce(c.rows, 0) as rows,
        a.rows_12m,
        coalesce(c.rows_counted, 0) as rows_counted,
        coalesce(c.rows_bounded, 0) as rows_bounded,
        coalesce(c.rows_unknown, 0) as rows_unknown,
        coalesce(c.late_low, 0) as late_low,
        coalesce(c.late_high, 0) as late_high,
        coalesce(c.receivable_low, 0) as month_receivable_low,
        coalesce(c.receivable_high, 0) as month_receivable_high,
        case
            when p.arrears_rate is not null and p.receivable_12m + a.receivable_high > 0
            then (p.late + coalesce(c.late_low, 0))::double / (p.receivable_12m + a.receivable_high)::double
        end as rate_low,
        case
            when p.arrears_rate is not null and p.receivable_12m + a.receivable_low > 0
            then (p.late + coalesce(c.late_high, 0))::double / (p.receivable_12m + a.receivable_low)::double
        end as rate_high
    from added as a
    left join provinces as p on a.code = p.code and a.period_ix = p.period_ix
    left join warehouse.fct_consequence as c on a.code = c.as_is_code and a.period_ix = c.period_ix

),

-- A rank at its best and worst: others at the end of their range that is worse, or better, for it.
ranked as (

    select
        b.code,
        b.period_ix,
        1 + count(*) filter (o.arrears_rate > b.arrears_rate) as rank,
        1 + count(*) filter (o.rate_low > b.rate_high) as rank_low,
        1 + count(*) filter (o.rate_high > b.rate_low) as rank_high
    from bounds as b
    inner join bounds as o
        on b.period_ix = o.period_ix and o.rate_low is not null and o.code <> b.code
    where b.rate_low is not null
    group by b.code, b.period_ix

)

select
    b.period_ix,
    b.code,
    b.rows::double as rows,
    b.rows_12m::double as rows_12m,
    b.rows_counted::double as rows_counted,
    b.rows_bounded::double as rows_bounded,
    b.rows_unknown::double as rows_unknown,
    b.late_low::double as late_low,
    b.late_high::double as late_high,
    b.month_receivable_low::double as receivable_low,
    b.month_receivable_high::double as receivable_high,
    b.arrears_rate as rate,
    b.rate_low,
    b.rate_high,
    case when b.rate_low is not null then coalesce(r.rank, 1) end::integer as rank,
    case when b.rate_low is not null then coalesce(r.rank_low, 1) end::integer as rank_low,
    case when b.rate_low is not null then coalesce(r.rank_high, 1) end::integer as rank_high,
    b.rows_12m > 0 and coalesce(r.rank_low <> r.rank or r.rank_high <> r.rank, false) as moves_rank
from bounds as b
left join ranked as r on b.code = r.code and b.period_ix = r.period_ix
where b.rows > 0
    or (
        (b.rows_12m > 0 or b.late_low <> 0 or b.late_high <> 0)
        and b.period_ix = (select max(period_ix) from warehouse.dim_period)
    )
order by b.period_ix desc, b.code
