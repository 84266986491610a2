import {existsSync, mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {asOfInstant, readRecords, type LoadRecord} from "../extract/records.js";
import {ratesModel, readMetrics} from "../metrics/definitions.js";
import {world, type World} from "../paths.js";
import {FOLDERS, readRun, runPath} from "../warehouse/build.js";
import {makeModel, readModels, type Model} from "../warehouse/models.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";
import {loadReference} from "../warehouse/reference.js";
import {pointAtSources} from "../warehouse/sources.js";
import {FILE_FAULTS} from "./fileFaults.js";

/** What the faults were read from. */
export interface Known {
  /** The date or time that was asked for, or the moment of the latest load; null when nothing was ever loaded. */
  asOf: string | null;
  records: LoadRecord[];
  /** Whether what only a build can find (doubled employers, cells held back) is in, and why not. */
  build: "in" | "not built" | "older than the loads";
}

/** What the models below need, and what they leave: `staging.int_quarantined_row`, `staging.int_refused_file`. */
const NEEDED = ["staging.int_quarantined_row", "staging.int_refused_file", "staging.stg_records", "staging.stg_cells"];

/**
 * Opens the faults of a world from its accepted files alone, built or not, as the table `faults`: one row per fault of a
 * row, cell or file, with the office (province) it is told to, the id in the catalogue, and whether it is open.
 */
export async function withFaults<T>(
  data: string,
  asOf: string | undefined,
  use: (db: Db, known: Known) => Promise<T>
): Promise<T> {
  const place = world(data);
  const records = readRecords(place.accepted, asOf ? asOfInstant(asOf) : undefined);
  if (!existsSync(place.accepted)) throw new UserError(`${place.data}: nothing has been loaded (arrears load <paths>)`);
  const folder = join(place.tmp, `quarantine-${process.pid}`);
  mkdirSync(folder, {recursive: true});
  try {
    return await withDatabase(":memory:", {tmp: folder}, async (db) => {
      const metrics = readMetrics();
      await db.run("create schema staging");
      await loadReference(db, metrics);
      await pointAtSources(db, place, records, folder);
      for (const model of closure(readModels(FOLDERS, [ratesModel(metrics)]), NEEDED)) await makeModel(db, model);
      const build = await attachBuild(db, place, records, asOf);
      await db.run(faultsTable(build === "in"));
      await nameFileFaults(db);
      return await use(db, {asOf: asOf ?? records.at(-1)?.loaded_at ?? null, records, build});
    });
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** The models that the named ones need, in their order. */
function closure(models: readonly Model[], names: readonly string[]): Model[] {
  const wanted = new Set(names);
  for (const model of [...models].reverse()) if (wanted.has(model.name)) model.needs.forEach((n) => wanted.add(n));
  return models.filter((m) => wanted.has(m.name));
}

/** Attaches the warehouse as `built` when it stands for just these loads. */
async function attachBuild(
  db: Db,
  place: World,
  records: readonly LoadRecord[],
  asOf: string | undefined
): Promise<Known["build"]> {
  const run = existsSync(place.database) ? readRun(runPath(place.database)) : null;
  if (!run) return "not built";
  const accepted = records.filter((r) => r.status === "accepted");
  if (run.loads !== accepted.length || run.known_until !== (accepted.at(-1)?.loaded_at ?? null))
    return "older than the loads";
  if (asOf === undefined && run.as_of !== null) return "older than the loads";
  await db.run(`attach ${literal(place.database)} as built (read_only)`);
  const [column] = await db.all(`select 1 as n from duckdb_columns() where database_name = 'built'
    and schema_name = 'warehouse' and table_name = 'quarantine' and column_name = 'code'`);
  return column ? "in" : "older than the loads";
}

function faultsTable(hasBuild: boolean): string {
  const built = hasBuild
    ? `union all
       select sha256, line, column_name, value, code, reason, period_ix, province_code, true, null
       from built.warehouse.quarantine where code like 'doubled|%' or code like 'held|%'`
    : "";
  return `create table faults as
    with found as (
      select q.sha256, q.line, q.column_name, q.value, q.code, q.reason, q.period_ix,
        case when f.is_placed or f.kind = 'employers' then q.province_code end as province_code, f.is_open, q.raw
      from staging.stg_quarantine as q
      inner join staging.int_quarantined_row as f on q.sha256 = f.sha256 and q.line = f.line
      union all
      select sha256, null, null, null, null, problem, null, null, is_open, null from staging.int_refused_file
      ${built}
    ),
    -- A file of one office speaks for it where a row does not say; the offices of old provinces are those of today.
    homes as (
      select l.sha256, any_value(p.as_is_code) as office
      from staging.stg_cells as c
      inner join staging.stg_loads as l on c.load_seq = l.load_seq
      inner join ref.provinces as p
        on c.province_code = p.code and c.period_ix >= p.from_ix and c.period_ix < coalesce(p.to_ix, 99999)
      group by l.sha256 having count(distinct p.as_is_code) = 1
    )
    select f.sha256, r.file, r.kind, r.loaded_at, r.load_seq, f.line, coalesce(f.column_name, '') as column_name, f.value,
      coalesce(string_split(f.code, '|')[1], '') as fault, coalesce(f.code, '') as code, f.reason,
      f.period_ix, f.province_code, coalesce(p.as_is_code, h.office, '') as office, f.is_open, f.raw
    from found as f
    inner join staging.stg_records as r on f.sha256 = r.sha256
    left join ref.provinces as p
      on f.province_code = p.code and f.period_ix >= p.from_ix and f.period_ix < coalesce(p.to_ix, 99999)
    left join homes as h on f.sha256 = h.sha256`;
}

/** Refusals have sentences, not codes: the catalogue knows them by their words. */
async function nameFileFaults(db: Db): Promise<void> {
  const cases = Object.entries(FILE_FAULTS).map(
    ([id, {pattern}]) =>
      `when regexp_matches(reason, ${literal(pattern.source)}${pattern.flags.includes("i") ? ", 'i'" : ""}) then ${literal(id)}`
  );
  await db.run(
    `update faults set fault = case ${cases.join(" ")} end, code = case ${cases.join(" ")} end where fault = ''`
  );
}
