import {existsSync, mkdirSync, renameSync, rmSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {flagsSql, makeReasons, scoresSql} from "../detection/exports.js";
import {UserError, EXIT} from "../errors.js";
import {world, type World} from "../paths.js";
import {periodIndex, periodText} from "../reference.js";
import {rankingLevel, writeRanking} from "../ranking/exportRanking.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";
import {buildWarehouse, readRun, runPath} from "../warehouse/build.js";
import {EXPORT_NAMES, EXPORTS, tablesOf} from "./tables.js";

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
  const database = await databaseAsOf(place, asOf, tablesOf(name));
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

/**
 * The database that answers for a date: the world's own, or one built beside it from what was known then, with all
 * tables or those that are asked for.
 */
export async function databaseAsOf(place: World, asOf: string | undefined, only?: readonly string[]): Promise<string> {
  if (!asOf || readRun(runPath(place.database))?.as_of === asOf) {
    if (!existsSync(place.database)) throw new UserError(`${place.database}: not built yet (build it: arrears build)`);
    return place.database;
  }
  const folder = join(place.build, "as-of", asOf.replace(/[^0-9A-Za-z-]/g, "_"));
  mkdirSync(folder, {recursive: true});
  const target = join(folder, "contributions.duckdb");
  await buildWarehouse({data: place.data, asOf, target, only});
  return target;
}
