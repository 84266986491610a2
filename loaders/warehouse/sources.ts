import {existsSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {kindOf, KINDS, replacesCells, type ColumnType, type Kind} from "../extract/contract.js";
import type {LoadRecord} from "../extract/records.js";
import type {World} from "../paths.js";
import {literal, type Db} from "./open.js";

/** Types of the values that accepted files hold; the others are text. */
const SQL_TYPES: Partial<Record<ColumnType, string>> = {
  money: "bigint",
  count: "bigint",
  decimal: "decimal(38, 6)",
  period: "integer",
  date: "date"
};

/**
 * Points the staging models at the accepted files: lists of Parquet files and small JSON tables, as variables of the
 * connection. `folder` takes the small files.
 */
export async function pointAtSources(
  db: Db,
  place: World,
  records: readonly LoadRecord[],
  folder: string
): Promise<void> {
  const accepted = records.filter((r) => r.status === "accepted");
  for (const kind of KINDS) {
    const files = accepted.filter((r) => r.kind === kind.id).map((r) => join(place.accepted, `${r.sha256}.parquet`));
    await setFiles(db, `${kind.id}_files`, [await emptyTable(db, kind, folder), ...files]);
  }
  const quarantines = accepted
    .map((r) => join(place.accepted, `${r.sha256}.quarantine.parquet`))
    .filter((f) => existsSync(f));
  await setFiles(db, "quarantine_files", [await emptyQuarantine(db, folder), ...quarantines]);
  await setRows(
    db,
    folder,
    "loads_file",
    accepted.map(({seq, ...r}) => ({load_seq: seq, ...r}))
  );
  await setRows(
    db,
    folder,
    "records_file",
    records.map(({seq, ...r}) => ({load_seq: seq, ...r, note: r.notes.join("; ")}))
  );
  await setRows(
    db,
    folder,
    "problems_file",
    records.flatMap((r) => r.problems.map((problem) => ({sha256: r.sha256, problem})))
  );
  const byCell = accepted.filter((r) => replacesCells(kindOf(r.kind!)));
  await setRows(db, folder, "cells_file", byCell.flatMap(cellRows));
  await settleRunningSums(db);
}

/**
 * Running sums are kept in 64 bits, twice as fast, wherever no employer can exceed them: every amount of every month at
 * the largest one delivered. Amounts of 17 and 18 digits need 128.
 */
async function settleRunningSums(db: Db): Promise<void> {
  const funds = ["si", "hi", "ui", "oa"];
  const largest = funds.map((f) => `max(abs(${f}_accrued)) + max(abs(${f}_adjusted)) + 2 * max(abs(${f}_closing))`);
  const [bound] = await db.all<{largest: number | null; months: number}>(`
    select greatest(${largest.map((sum) => `coalesce(${sum}, 0)`).join(", ")})::double as largest,
      (coalesce(max(cell_period) - min(cell_period), 0) + 1)::double as months
    from read_parquet(getvariable('ledger_files'), union_by_name = true)`);
  const isWide = (bound?.largest ?? 0) * (bound?.months ?? 1) > 4e18;
  await db.run(`create macro running(x) as ${isWide ? "x" : "x::bigint"}`);
}

function cellRows(record: LoadRecord) {
  return record.cells.map((c) => ({
    load_seq: record.seq,
    kind: record.kind,
    province_code: c.province,
    period_ix: c.period_ix,
    cell_rows: c.rows,
    cell_accepted: c.accepted,
    cell_quarantined: c.quarantined
  }));
}

async function setFiles(db: Db, variable: string, files: readonly string[]): Promise<void> {
  await db.run(`set variable ${variable} = [${files.map(literal).join(", ")}]`);
}

async function setRows(db: Db, folder: string, variable: string, rows: readonly object[]): Promise<void> {
  const path = join(folder, `${variable}.json`);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join("\n"));
  await db.run(`set variable ${variable} = ${literal(path)}`);
}

/** A Parquet file without rows that carries the columns, so that a world without a kind has an empty table of it. */
async function emptyTable(db: Db, kind: Kind, folder: string): Promise<string> {
  const path = join(folder, `empty-${kind.id}.parquet`);
  const columns = kind.columns
    .filter((c) => !c.isDerived)
    .map((c) => {
      return `null::${SQL_TYPES[c.type] ?? "varchar"} as ${c.name}`;
    });
  await db.run(
    `copy (select null::bigint as line, ${columns.join(", ")}, null::integer as cell_period where false) to ${literal(path)} (format parquet)`
  );
  return path;
}

async function emptyQuarantine(db: Db, folder: string): Promise<string> {
  const path = join(folder, "empty-quarantine.parquet");
  await db.run(`copy (select null::bigint as line, null::varchar as column_name, null::varchar as value, null::varchar as reason,
    null::varchar as code, null::integer as period_ix, null::varchar as province_code, null::varchar as raw, null::varchar as typed where false) to ${literal(path)} (format parquet)`);
  return path;
}
