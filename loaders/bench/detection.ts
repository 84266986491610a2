/** Detection alone, on the tables of a warehouse that is already built, and the floor that it is compared with. */
import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {BEFORE} from "../detection/kept.js";
import {prepareDetection} from "../detection/rules.js";
import {ratesModel, readMetrics} from "../metrics/definitions.js";
import {world} from "../paths.js";
import {FOLDERS} from "../warehouse/build.js";
import {makeAll} from "../warehouse/make.js";
import {readModels} from "../warehouse/models.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";

/** Tables of which a share of the employers can be taken. */
const BY_EMPLOYER = new Set(["fct_ledger", "fct_late", "fct_verdict", "dim_employer_version", "dim_employer"]);

/** Opens a scratch database that sees the built warehouse (or a share of its employers), and times `use` alone. */
async function onWarehouse(data: string, share: number, use: (db: Db) => Promise<void>) {
  const place = world(data);
  const folder = join(place.tmp, "bench-detection");
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  try {
    return await withDatabase(join(folder, "scratch.duckdb"), {tmp: join(folder, "spill")}, async (db) => {
      await db.run(`set preserve_insertion_order = false; attach ${literal(place.database)} as built (read_only);
        attach ${literal(join(folder, "staging.duckdb"))} as staging;
        create schema warehouse; create schema metrics; create schema ref; create schema detection`);
      const tables = await db.all<{s: string; t: string}>(
        "select schema_name as s, table_name as t from duckdb_tables() where database_name = 'built' and schema_name in ('warehouse', 'metrics', 'ref') and table_name not in ('rules', 'wage_steps')"
      );
      for (const {s, t} of tables) {
        const part = share < 1 && BY_EMPLOYER.has(t);
        const where = part ? `where hash(employer_id) % 1000 < ${Math.round(share * 1000)}` : "";
        await db.run(`create ${part ? "table" : "view"} ${s}.${t} as from built.${s}.${t} ${where}`);
      }
      const started = process.hrtime.bigint();
      await use(db);
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const [found] = await db.all<{n: bigint}>("select count(*) as n from warehouse.fct_ledger");
      return {rows: Number(found!.n), seconds};
    });
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** The engine's own time for sorting the panel, one lag per employer and the medians of every sector and month. */
export function detectionFloor(data: string, share: number) {
  return onWarehouse(data, share, (db) =>
    db.run(`
      create table sorted as select l.employer_id, l.period_ix, v.sector_code, l.headcount, l.wage_base
        from warehouse.fct_ledger as l left join warehouse.dim_employer_version as v on l.version_id = v.version_id
        order by l.employer_id, l.period_ix;
      create table lagged as select period_ix, sector_code,
          ln(greatest(headcount, 0.5) / nullif(lag(headcount) over w, 0)) as h,
          ln(greatest(wage_base, 1) / nullif(lag(wage_base) over w, 0)::double) as b
        from sorted window w as (partition by employer_id order by period_ix);
      create table medians as select period_ix, sector_code, median(h) as h, median(b) as b from lagged group by all`)
  );
}

/** Every model of detection for all months, with its audits. */
export function detection(data: string, share: number) {
  return onWarehouse(data, share, (db) => make(db, "asked for"));
}

/**
 * Gives out the tables of `built` as the database before, as it would stand without the last month.
 */
async function withoutLastMonth(db: Db, built: string): Promise<void> {
  await db.run(`attach ':memory:' as ${BEFORE}; create schema ${BEFORE}.warehouse; create schema ${BEFORE}.detection`);
  const tables = await db.all<{s: string; t: string; dated: boolean}>(`
    select schema_name as s, table_name as t, bool_or(column_name = 'period_ix') as dated from duckdb_columns()
    where database_name = ${literal(built)} and schema_name in ('warehouse', 'detection') group by all`);
  const last = `(select max(period_ix) from ${built}.warehouse.dim_period)`;
  for (const {s, t, dated} of tables)
    await db.run(
      `create view ${BEFORE}.${s}.${t} as from ${built}.${s}.${t} ${dated ? `where period_ix < ${last}` : ""}`
    );
}

/** The same models where only the last month is new: what is before it is compared and taken over. */
export function detectionOfMonth(data: string) {
  return onWarehouse(data, 1, async (db) => {
    await withoutLastMonth(db, "built");
    await make(db, null);
  });
}

async function make(db: Db, nothing: string | null): Promise<void> {
  await prepareDetection(db);
  const models = readModels(FOLDERS, [ratesModel(readMetrics())]).filter((m) => m.file.startsWith("detection/"));
  const told = process.cpuUsage();
  let before = 0;
  await makeAll(db, models, nothing, (name, rows, seconds) => {
    if (!process.env["BENCH_MODELS"]) return;
    const {user, system} = process.cpuUsage(told);
    const cpu = (user + system) / 1e6;
    process.stderr.write(
      `${name.padEnd(34)}${String(rows ?? "").padStart(12)}${seconds.toFixed(2).padStart(8)} s${(cpu - before).toFixed(2).padStart(8)} s of processors\n`
    );
    before = cpu;
  });
}
