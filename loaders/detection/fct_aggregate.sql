-- What a sector of a province (as-is) did in a month, seen in the employers that stood there in both months: workers
-- before and now, and the change of the wage that they are insured on, weighted by workers, so that neither a delivery
-- that never came nor an employer that came or went looks like a change. For control charts that people read.
-- grain: period_ix, place, section
-- checks: employers > 0
-- kept
select
    c.period_ix, c.place, s.section,
    count(*)::integer as employers,
    sum(c.heads_before)::bigint as heads_before,
    sum(c.heads)::bigint as heads,
    (sum(round(c.heads_before * c.d_w * 1e9)::bigint)::double / 1e9 / sum(c.heads_before) filter (c.d_w is not null))::double as wage_change
from staging.int_change as c
inner join detection.dim_stratum as s on c.stratum_id = s.stratum_id
where s.section <> 'unknown'
group by c.period_ix, c.place, s.section
