import {CRITERIA} from "../requests/rule.js";

/** Every export: the SQL of its rows, in the order of its keys. */
export const EXPORTS: Readonly<Record<string, string>> = {
  rates: `
    select level, nullif(map, '') as map, code, period, employers, employers_late, headcount, wage_base, late, late_interest_bearing,
      late_collectible, receivable, receivable_12m, interest_closing, arrears_rate, arrears_rate_ytd, arrears_rate_plan,
      arrears_rate_interest_bearing, arrears_rate_collectible, arrears_rate_old_due, complete
    from metrics.rates order by level, coalesce(map, ''), code, period`,
  ageing: `
    select a.level, nullif(a.map, '') as map, a.code, a.period, a.age_class, a.employers, a.late
    from metrics.ageing as a inner join ref.age_classes as c on a.age_class = c.code
    order by a.level, a.map, a.code, a.period, c.sort`,
  employers: `
    select t.period, e.employer_code, l.province_code, v.sector_code, v.employer_type, l.headcount, l.wage_base,
      coalesce(x.late, 0) as late, coalesce(x.si_late, 0) as si_late, coalesce(x.hi_late, 0) as hi_late,
      coalesce(x.ui_late, 0) as ui_late, coalesce(x.oa_late, 0) as oa_late, x.months_late
    from warehouse.fct_ledger as l
    inner join warehouse.dim_period as t on l.period_ix = t.period_ix
    inner join warehouse.dim_employer as e on l.employer_id = e.employer_id
    left join warehouse.dim_employer_version as v on l.version_id = v.version_id
    left join warehouse.fct_late as x on l.employer_id = x.employer_id and l.period_ix = x.period_ix
    order by t.period, e.employer_code`,
  ladder: `
    select t.period, e.employer_code, s.months_late, s.late, s.step_due, s.since, s.last_action, s.last_action_no, s.last_action_date,
      s.preconditions_met, s.publishable
    from ladder.fct_step as s
    inner join warehouse.dim_period as t on s.period_ix = t.period_ix
    inner join warehouse.dim_employer as e on s.employer_id = e.employer_id
    order by t.period, e.employer_code`,
  scoring: `
    select span, level, as_is_code as province_code, nullif(officer_code, '') as officer_code, criterion, value, low, high, hits, cases,
      weight, points, points_low, points_high
    from (
      select * from ladder.fct_score
      union all by name
      select span, level, as_is_code, officer_code, 'total' as criterion, 99 as sort, measured as weight, score as points,
        score_low as points_low, score_high as points_high
      from ladder.fct_score_total
    ) as s
    order by span, level, as_is_code, officer_code, sort`,
  loads: `
    select sha256, file, kind, loaded_at, rows, accepted, quarantined, superseded
    from warehouse.loads order by loaded_at, load_seq`,
  quarantine: `
    select sha256, file, line, column_name as "column", value, reason
    from warehouse.quarantine order by file, sha256, line nulls first, column_name, value, reason, period_ix, province_code`,
  explain_requests: `
    select q.period, q.code as province_code, q.request_id, q.is_asked as asked, q.is_borderline as borderline, s.late_before, s.late_now,
      s.rate_before, s.rate_now, s.basis, ${CRITERIA.map((id) => `max(c.value) filter (c.criterion = '${id}') as ${id}, bool_or(c.holds) filter (c.criterion = '${id}') as ${id}_holds`).join(", ")},
      q.reply_by, max(t.state) as state, max(t.answered_on) as answered_on, max(t.decided_on) as decided_on, coalesce(max(t.replies), 0) as replies,
      coalesce(max(t.returns), 0) as returns
    from requests.fct_request as q
    inner join requests.fct_signal as s on q.period_ix = s.period_ix and q.code = s.code
    inner join requests.fct_criterion as c on q.period_ix = c.period_ix and q.code = c.code
    left join requests.fct_state as t on q.request_id = t.request_id
    group by all order by q.period, q.code`
};

/** Names that `exportTable` knows. */
export const EXPORT_NAMES: readonly string[] = [...Object.keys(EXPORTS), "flags", "scores", "ranking"];

/** Exports of plain figures: what they read is made without detection, ladder and requests. */
const PLAIN = ["rates", "ageing", "employers", "loads", "quarantine"];

/** Tables that the exports of plain figures read. */
export const PLAIN_TABLES: readonly string[] = [
  ...new Set(
    PLAIN.flatMap((name) =>
      [...EXPORTS[name]!.matchAll(/\b(?:from|join) ((?:warehouse|metrics)\.\w+)/g)].map((m) => m[1]!)
    )
  )
].sort();

/** Tables that an export needs; undefined when it may read any. */
export const tablesOf = (name: string) => (PLAIN.includes(name) ? PLAIN_TABLES : undefined);
