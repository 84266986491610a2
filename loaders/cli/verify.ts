import {existsSync} from "node:fs";
import {join} from "node:path";
import {readRecords} from "../extract/records.js";
import {ratesModel, readMetrics} from "../metrics/definitions.js";
import {world} from "../paths.js";
import {auditModel, readModels} from "../warehouse/models.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";
import {FOLDERS, readRun, runPath} from "../warehouse/build.js";

/** Totals that must be the same on every level of the product. */
const TOTALS = [
  "employers",
  "employers_late",
  "headcount",
  "wage_base",
  "late",
  "late_interest_bearing",
  "late_old_due",
  "receivable",
  "interest_closing"
];

/**
 * Checks a world without changing it: every accepted file is there with the rows its record states, the database
 * passes its audits, and each level adds up to the nation in every month. Gives what is wrong, empty when all is well.
 */
export async function verifyWorld(data: string): Promise<{checked: string[]; problems: string[]}> {
  const place = world(data);
  const problems: string[] = [];
  const checked: string[] = [];
  const records = readRecords(place.accepted).filter((r) => r.status === "accepted");
  await withDatabase(":memory:", {}, async (db) => {
    for (const record of records) {
      const file = join(place.accepted, `${record.sha256}.parquet`);
      problems.push(...(await rowsOf(db, file, record.accepted, record.file)));
    }
  });
  checked.push(`${records.length} accepted files`);
  if (!existsSync(place.database))
    return {checked, problems: [...problems, `${place.database}: not built yet (build it: arrears build)`]};
  const run = readRun(runPath(place.database));
  if (!run) problems.push(`${runPath(place.database)}: missing (build again: arrears build)`);
  else if (run.as_of === null && run.loads !== records.length)
    problems.push(
      `the warehouse was built from ${run.loads} files, ${records.length} are loaded (build again: arrears build)`
    );
  await withDatabase(place.database, {readOnly: true}, async (db) => {
    const models = readModels(FOLDERS, [ratesModel(readMetrics())]).filter((m) => !m.name.startsWith("staging."));
    for (const model of models) problems.push(...(await auditModel(db, model)));
    checked.push(`${models.length} models`);
    problems.push(...(await levelsAddUp(db)));
    checked.push("sums of every level");
  });
  return {checked, problems};
}

async function rowsOf(db: Db, file: string, expected: number, name: string): Promise<string[]> {
  if (!existsSync(file)) return [`${name}: ${file} is missing (load the file again after removing its record)`];
  try {
    const [found] = await db.all<{n: bigint}>(`select count(*) as n from read_parquet(${literal(file)})`);
    return Number(found!.n) === expected ? [] : [`${name}: ${found!.n} accepted rows stored, ${expected} recorded`];
  } catch (error) {
    return [`${name}: ${file} cannot be read: ${(error as Error).message}`];
  }
}

async function levelsAddUp(db: Db): Promise<string[]> {
  const sums = TOTALS.map((t) => `sum(${t}) as ${t}`).join(", ");
  const differs = TOTALS.map((t) => `l.${t} <> n.${t}`).join(" or ");
  const rows = await db.all<{level: string; map: string; period: string}>(`
    with levels as (select level, map, period, ${sums} from metrics.rates group by all)
    select l.level, l.map, l.period from levels as l inner join levels as n on n.level = 'nation' and l.period = n.period
    where ${differs} order by all`);
  return rows.map((r) => `${r.level} ${r.map} ${r.period}: does not add up to the nation`);
}
