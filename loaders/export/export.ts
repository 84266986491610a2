import {existsSync, mkdirSync, renameSync, rmSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {flagsSql, makeReasons, scoresSql} from "../detection/exports.js";
import {UserError, EXIT} from "../errors.js";
import {world, type World} from "../paths.js";
import {periodIndex, periodText} from "../reference.js";
import {rankingLevel, writeRanking} from "../ranking/exportRanking.js";
import {CRITERIA} from "../requests/rule.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";
import {buildWarehouse, readRun, runPath} from "../warehouse/build.js";

/** Every export: the SQL of its rows, in the order of its keys. */
const EXPORTS: Record<string, string> = {
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

export interface ExportOptions {
  data: string;
  name: string;
  /** File to write. */
  out: string;
  asOf?: string;
  /** Month YYYY-MM: needed for scores, narrows flags and ranking. */
  period?: string;
  /** province, sector or officer: narrows ranking. */
  level?: string;
}

/** Writes one export as CSV: UTF-8, keys sorted, exact integers, full-precision fractions, empty for null. */
export async function exportTable({data, name, out, asOf, period, level}: ExportOptions): Promise<void> {
  if (level && name !== "ranking") throw new UserError(`export ${name}: --level is for ranking`, EXIT.usage);
  const ranking = {periodIx: period ? periodIndex(period) : null, level: level ? rankingLevel(level) : null};
  const sql = name === "ranking" ? "" : sqlOf(name, period);
  const place = world(data);
  const database = await databaseAsOf(place, asOf);
  const target = resolve(out);
  mkdirSync(dirname(target), {recursive: true});
  mkdirSync(place.tmp, {recursive: true});
  const fresh = `${target}.${process.pid}.tmp`;
  try {
    await withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
      await db.run(`attach ${literal(database)} as w (read_only); use w`);
      if (period) await requireMonth(db, name, periodIndex(period));
      if (name === "flags") await makeReasons(db, place.tmp, period ? periodIndex(period) : null);
      if (name === "ranking") return writeRanking(db, ranking, fresh);
      await db.run(`copy (${sql}) to ${literal(fresh)} (format csv, header true)`);
    });
    renameSync(fresh, target);
  } finally {
    rmSync(fresh, {force: true});
  }
}

/** An empty table of a month that is not there would read as a month without anything to report. */
async function requireMonth(db: Db, name: string, periodIx: number): Promise<void> {
  const [known] = await db.all<{first: number; last: number}>(
    "select min(period_ix) as first, max(period_ix) as last from warehouse.dim_period"
  );
  if (known && periodIx >= known.first && periodIx <= known.last) return;
  const months = known?.first ? `${periodText(known.first)} to ${periodText(known.last)}` : "none";
  throw new UserError(
    `export ${name}: no month ${periodText(periodIx)} in this warehouse (known: ${months})`,
    EXIT.usage
  );
}

function sqlOf(name: string, period: string | undefined): string {
  if (name === "scores") {
    if (!period) throw new UserError("export scores: which month? (--period YYYY-MM)", EXIT.usage);
    return scoresSql(periodIndex(period));
  }
  if (name === "flags") return flagsSql(period ? periodIndex(period) : null);
  if (period) throw new UserError(`export ${name}: --period is for scores, flags and ranking`, EXIT.usage);
  const sql = EXPORTS[name];
  if (!sql) throw new UserError(`unknown export: "${name}" (known: ${EXPORT_NAMES.join(", ")})`, EXIT.usage);
  return sql;
}

/** The database that answers for a date: the world's own, or one built beside it from what was known then. */
export async function databaseAsOf(place: World, asOf: string | undefined): Promise<string> {
  if (!asOf || readRun(runPath(place.database))?.as_of === asOf) {
    if (!existsSync(place.database)) throw new UserError(`${place.database}: not built yet (build it: arrears build)`);
    return place.database;
  }
  const folder = join(place.build, "as-of", asOf.replace(/[^0-9A-Za-z-]/g, "_"));
  mkdirSync(folder, {recursive: true});
  const target = join(folder, "contributions.duckdb");
  await buildWarehouse({data: place.data, asOf, target});
  return target;
}
