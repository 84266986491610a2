import {existsSync, readFileSync} from "node:fs";
import {literal, type Db} from "../warehouse/open.js";
import {periodIndex, periodText} from "../reference.js";
import type {ReadRows} from "./direct.js";
import type {Grid} from "./expressions.js";
import {TYPED, type NumberStyle} from "./numberSql.js";
import {columnName, refusal} from "./header.js";

interface ControlTotal {
  province_code: string;
  period: string;
  rows?: number;
  sums?: Record<string, number | string>;
}

const ENDING = ".control.json";

export function isControl(name: string): boolean {
  return name.toLowerCase().endsWith(ENDING);
}

/**
 * Names that the control totals of an extract may have: `ledger.csv.control.json` or, as people call it too,
 * `ledger.control.json`. Totals that somebody stated are never passed over because of their name.
 */
export function controlNames(file: string): string[] {
  return [file, file.replace(/\.(?:csv|tsv|txt|xlsx|parquet|gz)$/i, ""), file.replace(/\.\w+\.gz$/i, "")].map(
    (name) => name + ENDING
  );
}

function controlPath(file: string): string | null {
  return controlNames(file).find((path) => existsSync(path)) ?? null;
}

/**
 * Compares the control totals of a file, from `<file>.control.json` and from trailing rows of totals, with what was
 * read. Gives the differences, to the đồng; empty when all agree. A control total is of all rows, those in quarantine
 * too: where one of them cannot be read, what it would add is open and no difference is claimed.
 */
export async function controlDifferences(db: Db, file: string, grid: Grid, read: ReadRows): Promise<string[]> {
  const path = controlPath(file);
  const controls = path ? parseControls(path) : [];
  if (controls.length === 0 && read.totals.length === 0) return [];
  const {province} = grid.kind.cell;
  if (controls.length > 0 && province === null)
    throw refusal(`control totals by province do not fit the kind ${grid.kind.id}`);
  const open = await unplaced(db, grid, read);
  const book = {db, grid, table: read.allRows, open};
  const differences: string[] = [];
  for (const control of controls) differences.push(...(await sidecar(book, control)));
  for (const total of read.totals)
    for (const [column, cell] of totalCells(grid, total.cells)) {
      const stated = exact(cell, read.style, unitOf(grid, column));
      if (stated !== null)
        differences.push(...(await compare(book, "true", `row of totals, line ${total.line}`, column, stated)));
    }
  return differences;
}

interface Book {
  db: Db;
  grid: Grid;
  table: string;
  /** Rows of which it is not known where they belong. */
  open: number;
}

/** Rows that no cell can claim: those without a readable place or month, and those that fit no header. */
async function unplaced(db: Db, grid: Grid, read: ReadRows): Promise<number> {
  const {province} = grid.kind.cell;
  const place = province ? `or try_cast(${province} as place) is null` : "";
  const [found] = await db.all<{n: bigint; lost: bigint}>(
    `select count(*) as n, count(*) filter (cell_period is null ${place}) as lost from ${read.allRows}`
  );
  return read.rows - Number(found!.n) + Number(found!.lost);
}

async function sidecar(book: Book, control: ControlTotal): Promise<string[]> {
  const {db, grid, table, open} = book;
  const where = `${grid.kind.cell.province} = ${literal(control.province_code)} and cell_period = ${periodIndex(control.period)}`;
  const label = `control total of ${control.province_code} ${periodText(periodIndex(control.period))}`;
  const differences: string[] = [];
  if (control.rows !== undefined) {
    const [found] = await db.all<{n: bigint}>(`select count(*) as n from ${table} where ${where}`);
    const read = Number(found!.n);
    if (control.rows < read || control.rows > read + open)
      differences.push(`${label}: ${control.rows} rows stated, ${read} read`);
  }
  for (const [heading, stated] of Object.entries(control.sums ?? {})) {
    const column = columnName(grid.kind, heading);
    const value = exact(String(stated), "english", unitOf(grid, column));
    if (value === null) differences.push(`${label}: ${column} "${stated}" is not a number`);
    else differences.push(...(await compare(book, where, label, column, value)));
  }
  return differences;
}

function parseControls(path: string): ControlTotal[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
    if (!Array.isArray(parsed)) throw new Error("expected a list");
    return parsed.map(parseControl);
  } catch (error) {
    throw refusal(`control totals cannot be read: ${(error as Error).message}`);
  }
}

function parseControl(entry: unknown): ControlTotal {
  const {province_code, period, rows, sums} = (entry ?? {}) as Record<string, unknown>;
  if (typeof province_code !== "string" || typeof period !== "string")
    throw new Error('each entry needs "province_code" and "period" as text');
  const found = monthOf(period);
  if (found === null)
    throw new Error(`"period" of ${province_code} is not a month: "${period}" (expected YYYY-MM, MM/YYYY or MMYYYY)`);
  if (rows !== undefined && (typeof rows !== "number" || !Number.isSafeInteger(rows) || rows < 0))
    throw new Error(`"rows" of ${province_code} ${period} is not a whole number`);
  if (sums !== undefined && (typeof sums !== "object" || sums === null || Array.isArray(sums)))
    throw new Error(`"sums" of ${province_code} ${period} is not an object`);
  return {province_code, period: found, rows, sums: sums as ControlTotal["sums"]};
}

/** A month as YYYY-MM, spelled in one of the ways of the contract; null when it is none. */
function monthOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})$/.exec(text);
  const [year, month] = iso ? [iso[1], iso[2]] : (/^(\d{2})\/?(\d{4})$/.exec(text) ?? []).slice(1).reverse();
  const isMonth = Number(month) >= 1 && Number(month) <= 12 && Number(year) >= 1990 && Number(year) <= 2099;
  return isMonth ? `${year}-${month}` : null;
}

/** The cells of a row of totals that state the sum of a column. */
function totalCells(grid: Grid, cells: readonly string[]): [string, string][] {
  return grid.kind.columns
    .filter((c) => c.type === "money" || c.type === "count")
    .map((c): [string, string] => [c.name, cells[grid.positions.get(c.name) ?? -1]?.trim() ?? ""])
    .filter(([, cell]) => cell !== "");
}

function unitOf(grid: Grid, name: string): number {
  return grid.kind.columns.find((c) => c.name === name)?.type === "money" ? grid.unit : 1;
}

/** A stated sum in whole đồng, null when the cell holds no number. */
function exact(cell: string, style: NumberStyle, unit: number): bigint | null {
  const plain = cell.startsWith(TYPED)
    ? cell.slice(TYPED.length)
    : style === "vietnamese"
      ? cell.replaceAll(".", "").replace(",", ".")
      : cell.replaceAll(",", "");
  const found = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(plain);
  if (!found) return null;
  const millionths = BigInt(found[2]! + (found[3] ?? "").padEnd(6, "0")) * BigInt(unit);
  // A sum that is not whole after scaling cannot be that of whole đồng: rounding it away would hide the difference.
  const whole = millionths % 1_000_000n === 0n ? millionths / 1_000_000n : millionths / 1_000_000n + 1n;
  return found[1] ? -whole : whole;
}

async function compare(book: Book, where: string, label: string, name: string, stated: bigint): Promise<string[]> {
  const {db, grid, table, open} = book;
  if (!grid.kind.columns.some((c) => c.name === name && (c.type === "money" || c.type === "count")))
    return [`${label}: unknown column "${name}"`];
  const [found] = await db.all<{sum: bigint | null; open: bigint}>(
    `select sum(${name}) as sum, count(*) filter (${name} is null) as open from ${table} where ${where}`
  );
  const read = BigInt(found!.sum ?? 0n);
  return found!.open > 0n || open > 0 || read === stated
    ? []
    : [`${label}: ${name} ${stated} stated, ${read} read, difference ${read - stated}`];
}
