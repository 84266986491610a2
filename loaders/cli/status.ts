import {existsSync} from "node:fs";
import {readRecords} from "../extract/records.js";
import {world} from "../paths.js";
import {readRun, runPath} from "../warehouse/build.js";
import {withDatabase} from "../warehouse/open.js";
import {databaseAsOf} from "../export/export.js";
import {PLAIN_TABLES} from "../export/tables.js";
import {months} from "./stages.js";

/** What a world holds and what its warehouse says, for people and scripts. */
export interface Status {
  data: string;
  loads: {accepted: number; refused: number; rows: number; quarantined: number; latest: string | null};
  warehouse: null | {
    as_of: string | null;
    up_to_date: boolean;
    first_period: string | null;
    last_period: string | null;
    is_synthetic: boolean;
    nation: null | {
      period: string;
      arrears_rate: number | null;
      late: string;
      receivable_12m: string | null;
      complete: boolean;
      deliveries: number;
      deliveries_expected: number;
    };
  };
}

/** Reads the state of the world in `data`; with `asOf`, of the warehouse as it was known then. */
export async function worldStatus(data: string, asOf?: string): Promise<Status> {
  const place = world(data);
  const records = readRecords(place.accepted);
  const accepted = records.filter((r) => r.status === "accepted");
  const sum = (pick: (r: (typeof accepted)[number]) => number) => accepted.reduce((total, r) => total + pick(r), 0);
  const loads = {
    accepted: accepted.length,
    refused: records.length - accepted.length,
    rows: sum((r) => r.accepted),
    quarantined: sum((r) => r.quarantined),
    latest: accepted.at(-1)?.loaded_at ?? null
  };
  const database = asOf ? await databaseAsOf(place, asOf, PLAIN_TABLES) : place.database;
  const run = existsSync(database) ? readRun(runPath(database)) : null;
  if (!run) return {data: place.data, loads, warehouse: null};
  const nation = await withDatabase(database, {readOnly: true}, async (db) => {
    const rows = await db.all<NonNullable<NonNullable<Status["warehouse"]>["nation"]>>(`
      select period, arrears_rate, late::varchar as late, receivable_12m::varchar as receivable_12m, complete, deliveries, deliveries_expected
      from metrics.rates where level = 'nation' order by period_ix desc limit 1`);
    return rows[0] ?? null;
  });
  const {as_of, first_period, last_period, is_synthetic} = run;
  return {
    data: place.data,
    loads,
    warehouse: {
      as_of,
      up_to_date: asOf !== undefined || run.loads === accepted.length,
      first_period,
      last_period,
      is_synthetic,
      nation
    }
  };
}

/** The status in a few lines. */
export function statusLines(status: Status): string[] {
  const {loads, warehouse} = status;
  const lines = [
    `world      ${status.data}`,
    `loads      ${loads.accepted} files accepted, ${loads.refused} refused; ${loads.rows} rows, ${loads.quarantined} in quarantine; latest ${loads.latest ?? "none"}`
  ];
  if (!warehouse) return [...lines, "warehouse  not built yet (arrears build)"];
  const state = warehouse.as_of
    ? `as of ${warehouse.as_of}`
    : warehouse.up_to_date
      ? "up to date"
      : "older than the loads (arrears build)";
  lines.push(`warehouse  ${months(warehouse)}, ${state}${warehouse.is_synthetic ? ", synthetic data" : ""}`);
  const nation = warehouse.nation;
  if (nation) {
    const rate = nation.arrears_rate === null ? "not known yet" : `${(nation.arrears_rate * 100).toFixed(2)} %`;
    lines.push(
      `nation     ${nation.period}: arrears rate ${rate}, late ${nation.late} đồng, ${nation.deliveries}/${nation.deliveries_expected} deliveries`
    );
  }
  return lines;
}
