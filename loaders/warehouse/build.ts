import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {withLock} from "../extract/lock.js";
import {asOfInstant, readRecords, syncPath, writeDurably, type LoadRecord} from "../extract/records.js";
import {ratesModel, readMetrics, type Metric} from "../metrics/definitions.js";
import {attachBefore, detachBefore, type Span} from "../detection/kept.js";
import {prepareDetection} from "../detection/rules.js";
import {prepareLadder} from "../ladder/rules.js";
import {prepareRequests} from "../requests/rule.js";
import {prepareScoring} from "../scoring/rules.js";
import {PROGRAM, world, type World} from "../paths.js";
import {makeAll, type OnModel} from "./make.js";
import {readModels, withNeeds} from "./models.js";
import {engineVersion, literal, withDatabase, type Db} from "./open.js";
import {loadReference} from "./reference.js";
import {pointAtSources} from "./sources.js";

export interface BuildOptions {
  data: string;
  /** Date or ISO time: only what was loaded up to then. */
  asOf?: string;
  /** Where the database goes; the world's own when not given. */
  target?: string;
  memoryGb?: number;
  /** Tables that are wanted, made with those they need and no others: for a question about an earlier date. */
  only?: readonly string[];
  /** Build even when nothing has changed, and keep nothing of the database before. */
  force?: boolean;
  /** Called when the new database has passed its audits, while the old one still stands. */
  beforeSwap?: () => Promise<void>;
  onModel?: OnModel;
}

/** What a database was made of; stands in it and beside it. */
export interface Run {
  inputs: string;
  /** The part of the inputs that is not data of offices: code, rules, reference data, engine. */
  program: string;
  as_of: string | null;
  loads: number;
  /** Moment of the latest load that counts: the data's own as-of, not the clock's. */
  known_until: string | null;
  first_period: string | null;
  last_period: string | null;
  is_synthetic: boolean;
}

export interface BuildResult {
  run: Run;
  changed: boolean;
  /** Which months detection computed; null when nothing was built. */
  detected: Span | null;
}

/** Folders of models, in the order of the flow. */
export const FOLDERS = ["staging", "warehouse", "metrics", "detection", "requests", "ladder"] as const;

/**
 * Builds the warehouse from all accepted files: writes a new database, audits it, and puts it in the place of the old
 * one by rename. Throws a UserError that lists every failed check; the old database then stays.
 */
export async function buildWarehouse(options: BuildOptions): Promise<BuildResult> {
  const place = world(options.data);
  mkdirSync(place.tmp, {recursive: true});
  return withLock(`${options.target ?? place.database}.lock`, "build", async () => {
    const records = readRecords(place.accepted, options.asOf ? asOfInstant(options.asOf) : undefined);
    if (!records.some((r) => r.status === "accepted" && r.kind === "ledger"))
      throw new UserError(
        `${place.data}: no ledger has been loaded${options.asOf ? ` up to ${options.asOf}` : ""} (load some first: arrears load <paths>)`
      );
    const metrics = readMetrics();
    const program = programHash();
    const whole = {inputs: inputsHash(program, records, options.asOf), program};
    const made = options.only ? partOf(whole, options.only) : whole;
    const target = options.target ?? place.database;
    const before = existsSync(target) ? readRun(runPath(target)) : null;
    // A whole database answers for its parts, too.
    if (before && [made.inputs, whole.inputs].includes(before.inputs) && !options.force)
      return {run: before, changed: false, detected: null};
    const {run, detected} = await write(place, target, records, metrics, made, options);
    return {run, changed: true, detected};
  });
}

/** The run record beside a database. */
export function runPath(database: string): string {
  return database.replace(/contributions(.*)\.duckdb$/, "run$1.json");
}

/** Reads a run record, null when there is none. */
export function readRun(path: string): Run | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Run) : null;
}

async function write(
  place: World,
  target: string,
  records: LoadRecord[],
  metrics: Metric[],
  made: Pick<Run, "inputs" | "program">,
  options: BuildOptions
): Promise<{run: Run; detected: Span}> {
  // One folder per database to be made, held by its lock: what a killed build left in it goes first.
  const folder = join(place.tmp, `build-${createHash("sha256").update(target).digest("hex").slice(0, 12)}`);
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  try {
    const fresh = join(folder, "contributions.duckdb");
    const built = await withDatabase(fresh, {tmp: join(folder, "spill"), memoryGb: options.memoryGb}, async (db) => {
      await db.run(
        "set preserve_insertion_order = false; create schema warehouse; create schema metrics; create schema detection; create schema requests; create schema ladder"
      );
      await db.run(`attach ${literal(join(folder, "staging.duckdb"))} as staging`);
      await loadReference(db, metrics);
      await prepareDetection(db);
      await prepareRequests(db);
      await prepareLadder(db);
      await prepareScoring(db);
      await pointAtSources(db, place, records, folder);
      const nothing = options.force || options.only ? "asked for" : await attachBefore(db, target, made.program);
      const models = readModels(FOLDERS, [ratesModel(metrics)]);
      const wanted = options.only ? withNeeds(models, [...options.only, ...STAMPED]) : models;
      const detected = await makeAll(db, wanted, nothing, options.onModel);
      await detachBefore(db);
      return {run: await stamp(db, records, made, options), detected};
    });
    syncPath(fresh);
    if (target === place.database) await options.beforeSwap?.();
    rmSync(runPath(target), {force: true});
    renameSync(fresh, target);
    writeDurably(`${runPath(target)}.tmp`, JSON.stringify({...built.run, detected: built.detected}, null, 2));
    renameSync(`${runPath(target)}.tmp`, runPath(target));
    return built;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** What the run is stamped from. */
const STAMPED = ["warehouse.dim_period", "warehouse.fct_delivery"];

async function stamp(
  db: Db,
  records: readonly LoadRecord[],
  made: Pick<Run, "inputs" | "program">,
  options: BuildOptions
): Promise<Run> {
  const [span] = await db.all<{first: string | null; last: string | null; synthetic: boolean | null}>(`
    select (select min(period) from warehouse.dim_period) as first, (select max(period) from warehouse.dim_period) as last,
      (select bool_or(is_synthetic) from warehouse.fct_delivery) as synthetic`);
  const accepted = records.filter((r) => r.status === "accepted");
  const run: Run = {
    ...made,
    as_of: options.asOf ?? null,
    loads: accepted.length,
    known_until: accepted.at(-1)?.loaded_at ?? null,
    first_period: span?.first ?? null,
    last_period: span?.last ?? null,
    is_synthetic: span?.synthetic ?? false
  };
  const rows = Object.entries(run).map(
    ([key, value]) => `(${literal(key)}, ${value === null ? "null" : literal(String(value))})`
  );
  await db.run(`create table warehouse.run as select * from (values ${rows.join(", ")}) as t(key, value)`);
  return run;
}

/** What a part of a database is made of: never the same as the whole, of which a later build may keep something. */
function partOf(whole: Pick<Run, "inputs" | "program">, only: readonly string[]): Pick<Run, "inputs" | "program"> {
  const part = [...only].sort().join();
  return {
    inputs: createHash("sha256").update(`${whole.inputs} ${part}`).digest("hex"),
    program: `${whole.program} of ${part}`
  };
}

/** Stands for everything that a build depends on: accepted files in order, as-of, program. */
function inputsHash(program: string, records: readonly LoadRecord[], asOf: string | undefined): string {
  const files = records.map((r) => [r.sha256, r.seq, r.status, r.loaded_at, r.problems]);
  return createHash("sha256")
    .update(JSON.stringify([program, asOf ?? null, files]))
    .digest("hex");
}

/** Stands for code, rules, reference data and the engine, whose last digits may differ from machine to machine. */
function programHash(): string {
  const hash = createHash("sha256").update(`${engineVersion()} ${process.platform} ${process.arch}`);
  for (const folder of [
    "loaders/staging",
    "loaders/warehouse",
    "loaders/metrics",
    "loaders/detection",
    "loaders/requests",
    "loaders/ladder",
    "loaders/scoring",
    "data/metrics",
    "data/rules",
    "data/explanation",
    "data/scoring",
    "data/reference"
  ]) {
    for (const name of readdirSync(join(PROGRAM, folder)).sort())
      hash.update(name).update(readFileSync(join(PROGRAM, folder, name)));
  }
  return hash.digest("hex");
}
