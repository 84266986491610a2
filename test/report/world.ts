/** One random world for the tests of packs, and copies of its warehouse that can be written to. */
import {mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {loadPaths} from "../../loaders/extract/load.js";
import {readFacts} from "../../loaders/report/facts.js";
import {packOf, readForms} from "../../loaders/report/pack.js";
import {sentencesOf, type Pack} from "../../loaders/report/model.js";
import type {PackFacts} from "../../loaders/report/types.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {literal, withDatabase, type Db} from "../../loaders/warehouse/open.js";
import {makeWorld} from "../worlds/world.js";
import {writeDeliveries} from "../worlds/write.js";

/** A province of the world that has rates, and a month of which two earlier years are known. */
export const CODE = "24";
export const MONTH = "2025-06";
export const LAST = "2025-09";

/** Builds the world in a folder of its own; who asks removes it. */
export async function buildWorld(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "arrears-report-"));
  const {deliveries} = makeWorld({
    ...{seed: 42, employers: 60, first: 2022 * 12 + 5, months: 40},
    ...{layout: "national", places: "few", faults: false}
  });
  const paths = await writeDeliveries(join(data, "incoming"), deliveries, 1);
  await loadPaths({data, paths, now: "2026-01-06T02:00:00.000Z"});
  await buildWarehouse({data});
  return data;
}

/** Runs `use` on a copy of the warehouse in memory, changed by `mutation`. */
export async function onCopy<T>(data: string, mutation: string, use: (db: Db) => Promise<T>): Promise<T> {
  return withDatabase(":memory:", {threads: 1}, async (db) => {
    await db.run(`attach ${literal(join(data, "build", "contributions.duckdb"))} as src (read_only)`);
    const tables = await db.all<{schema_name: string; table_name: string}>(
      "select schema_name, table_name from duckdb_tables() where database_name = 'src' and schema_name in ('ref', 'warehouse', 'metrics', 'requests')"
    );
    for (const schema of new Set(tables.map((t) => t.schema_name))) await db.run(`create schema ${schema}`);
    for (const {schema_name, table_name} of tables)
      await db.run(`create table ${schema_name}.${table_name} as select * from src.${schema_name}.${table_name}`);
    await db.run(mutation);
    return use(db);
  });
}

export async function factsAfter(data: string, mutation: string, code: string, month = MONTH): Promise<PackFacts> {
  return onCopy(data, mutation, async (db) => (await readFacts(db, {month, codes: [code]}))[0]!);
}

/** Sentences of a pack by id, in both languages. */
export function said(facts: PackFacts): Map<string, string> {
  const packs: Pack[] = (["vi", "en"] as const).map((lang) => packOf(facts, lang, readForms()));
  return new Map(packs.flatMap((pack) => sentencesOf(pack).map((s) => [`${pack.lang} ${s.id}`, s.text] as const)));
}
