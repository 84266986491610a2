import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {databaseAsOf} from "../export/export.js";
import type {World} from "../paths.js";
import {literal, withDatabase} from "../warehouse/open.js";
import {readRun, runPath, type Run} from "../warehouse/build.js";

/** One state of the published numbers: where its rates stand and which files it was made from. */
export interface State {
  label: string;
  /** SQL of a relation with the columns of metrics.rates. */
  rates: string;
  /** Statement that makes the relation reachable. */
  attach: string;
  files: readonly string[];
  knownUntil: string | null;
}

interface Kept {
  run: Run;
  files: string[];
}

const COLUMNS =
  "level, map, code, period_ix, period, employers, employers_late, late::bigint as late, receivable_12m::bigint as receivable_12m, arrears_rate, complete";

/** Folder of what the build before the current one published. */
function previousFolder(place: World): string {
  return join(place.build, "previous");
}

/**
 * Keeps the rates of the database that is about to be replaced, so that the next build can be compared with it.
 * Called by the build while the old database still stands.
 */
export async function keepPrevious(place: World): Promise<void> {
  const run = existsSync(place.database) ? readRun(runPath(place.database)) : null;
  if (!run) return;
  const folder = previousFolder(place);
  const fresh = `${folder}.new`;
  rmSync(fresh, {recursive: true, force: true});
  mkdirSync(fresh, {recursive: true});
  const files = await withDatabase(place.database, {readOnly: true, tmp: place.tmp}, async (db) => {
    await db.run(
      `copy (select ${COLUMNS} from metrics.rates) to ${literal(join(fresh, "rates.parquet"))} (format parquet)`
    );
    return db.all<{sha256: string}>("select sha256 from warehouse.loads where status = 'accepted' order by load_seq");
  });
  writeFileSync(join(fresh, "state.json"), JSON.stringify({run, files: files.map((f) => f.sha256)} satisfies Kept));
  rmSync(folder, {recursive: true, force: true});
  renameSync(fresh, folder);
}

/** Whether the build before the current one was kept. */
export function hasPrevious(place: World): boolean {
  return existsSync(join(previousFolder(place), "state.json"));
}

/** A state by name: "current", "previous" (the build before), a date, or an ISO time. Throws when it cannot be had. */
export async function stateOf(place: World, name: string, alias: string): Promise<State> {
  if (name === "previous") return previousState(place);
  const database = await databaseAsOf(place, name === "current" ? undefined : name);
  const files = await withDatabase(database, {readOnly: true}, (db) =>
    db.all<{sha256: string}>("select sha256 from warehouse.loads where status = 'accepted' order by load_seq")
  );
  return {
    label: name,
    rates: `${alias}.metrics.rates`,
    attach: `attach ${literal(database)} as ${alias} (read_only)`,
    files: files.map((f) => f.sha256),
    knownUntil: readRun(runPath(database))?.known_until ?? null
  };
}

function previousState(place: World): State {
  if (!hasPrevious(place)) throw new UserError(`${place.build}: there is no build before the current one`);
  const folder = previousFolder(place);
  const kept = JSON.parse(readFileSync(join(folder, "state.json"), "utf8")) as Kept;
  return {
    label: "previous",
    rates: `read_parquet(${literal(join(folder, "rates.parquet"))})`,
    attach: "select 1",
    files: kept.files,
    knownUntil: kept.run.known_until
  };
}
