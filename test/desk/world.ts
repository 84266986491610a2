/** One random world with documents for the tests of notices, work lists and pages of the ladder. */
import {mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {loadPaths} from "../../loaders/extract/load.js";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import {literal, withDatabase, type Db} from "../../loaders/warehouse/open.js";
import {withActions} from "../worlds/actions.js";
import {makeWorld} from "../worlds/world.js";
import {writeDeliveries} from "../worlds/write.js";

export const FIRST = "2025-05";
export const LAST = "2026-10";

/** Builds the world in a folder of its own; who asks removes it. */
export async function buildWorld(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "arrears-desk-"));
  const world = makeWorld({
    ...{seed: 12, employers: 120, first: 2025 * 12 + 4, months: 18},
    ...{layout: "national", places: "few", faults: false}
  });
  const {deliveries} = withActions(world);
  const paths = await writeDeliveries(join(data, "incoming"), deliveries, 1);
  await loadPaths({data, paths, now: "2031-01-06T02:00:00.000Z"});
  await buildWarehouse({data});
  return data;
}

/** Runs `use` on the world's warehouse as a command has it. */
export function onWorld<T>(data: string, use: (db: Db) => Promise<T>): Promise<T> {
  return withDatabase(":memory:", {threads: 1}, async (db) => {
    await db.run(`attach ${literal(join(data, "build", "contributions.duckdb"))} as w (read_only); use w`);
    return use(db);
  });
}
