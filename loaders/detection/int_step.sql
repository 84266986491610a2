-- Standardised surprises of employers whose steps in one direction can add up to an erosion at all: those whose running
-- sum (surprises clipped, so that one large month alone is no drift) spans what a sum of h over the least number of months
-- needs. series: 0 headcount, 2 average wage; one more where the falls are counted.
with clipped as (
    select
        employer_id, period_ix,
        staging.clipped(x_h) as x_h, staging.clipped(x_w) as x_w
    from detection.fct_score
    where x_h <> 0 or x_w <> 0
),
possible as (
    select employer_id
    from clipped
    group by employer_id
    having greatest(
        sum(case when x_h > 0 then x_h else 0 end), -sum(case when x_h < 0 then x_h else 0 end),
        sum(case when x_w > 0 then x_w else 0 end), -sum(case when x_w < 0 then x_w else 0 end)
    ) >= getvariable('slow_erosion').h + (getvariable('slow_erosion').least_months - 1) * getvariable('slow_erosion').k
        and max(period_ix) >= getvariable('detect_from')
),
summed as (
    select
        c.*,
        sum(c.x_h::double) over w as c_h, sum(c.x_w::double) over w as c_w
    from clipped as c
    semi join possible as p on c.employer_id = p.employer_id
    window w as (partition by c.employer_id order by c.period_ix)
),
hopeful as (
    select
        employer_id,
        greatest(max(c_h), 0) - least(min(c_h), 0) as span_h, greatest(max(c_w), 0) - least(min(c_w), 0) as span_w
    from summed
    group by employer_id
    having greatest(span_h, span_w)
        >= getvariable('slow_erosion').h + (getvariable('slow_erosion').least_months - 1) * getvariable('slow_erosion').k
),
rows as (
    select s.*, h.span_h, h.span_w
    from summed as s
    inner join hopeful as h on s.employer_id = h.employer_id
),
sides as (
    select employer_id, period_ix, series, case when series % 2 = 0 then x else -x end as x
    from (
        select employer_id, period_ix, unnest([0, 1]) as series, x_h as x from rows
        where x_h <> 0
            and span_h >= getvariable('slow_erosion').h + (getvariable('slow_erosion').least_months - 1) * getvariable('slow_erosion').k
        union all
        select employer_id, period_ix, unnest([2, 3]), x_w from rows
        where x_w <> 0
            and span_w >= getvariable('slow_erosion').h + (getvariable('slow_erosion').least_months - 1) * getvariable('slow_erosion').k
    )
)
select employer_id * 4::bigint + series as series_id, period_ix, x from sides
