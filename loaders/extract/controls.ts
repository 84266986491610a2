import {existsSync, readFileSync} from "node:fs";
import {literal, type Db} from "../warehouse/open.js";
import {periodIndex, periodText} from "../reference.js";
import type {RawRow} from "./rows.js";
import {refusal, type Shape} from "./shape.js";

interface ControlTotal {
  province_code: string;
  period: string;
  rows?: number;
  sums?: Record<string, number | string>;
}

/** Path of the control totals of an extract. */
export function controlPath(file: string): string {
  return `${file}.control.json`;
}

/**
 * Compares the control totals of a file, from `<file>.control.json` and from trailing rows of totals, with what was
 * read. Gives the differences, to the đồng; empty when all agree. `table` holds the accepted rows, `faults` (if any)
 * the raw rows in quarantine: their numbers count where they can be read, since a control total is of all rows.
 */
export async function controlDifferences(
  db: Db,
  file: string,
  shape: Shape,
  table: string,
  totals: RawRow[],
  totalRows: string | null
): Promise<string[]> {
  const differences: string[] = [];
  if (existsSync(controlPath(file))) differences.push(...(await sidecar(db, file, shape, table, totalRows)));
  for (const total of totals) differences.push(...(await trailing(db, shape, table, total, totalRows)));
  return differences;
}

async function sidecar(db: Db, file: string, shape: Shape, table: string, totalRows: string | null): Promise<string[]> {
  const controls = parseControls(file);
  const differences: string[] = [];
  for (const control of controls) {
    const where = `province_code = ${literal(control.province_code)} and cell_period = ${periodIndex(control.period)}`;
    const label = `control total of ${control.province_code} ${periodText(periodIndex(control.period))}`;
    const source = totalRows ?? table;
    if (control.rows !== undefined) {
      const [found] = await db.all<{n: bigint}>(`select count(*) as n from ${source} where ${where}`);
      if (Number(found!.n) !== control.rows)
        differences.push(`${label}: ${control.rows} rows stated, ${found!.n} read`);
    }
    for (const [column, stated] of Object.entries(control.sums ?? {}))
      differences.push(...(await compare(db, shape, source, where, label, column, BigInt(stated))));
  }
  return differences;
}

function parseControls(file: string): ControlTotal[] {
  try {
    const parsed = JSON.parse(readFileSync(controlPath(file), "utf8")) as ControlTotal[];
    if (!Array.isArray(parsed)) throw new Error("expected a list");
    for (const control of parsed) periodIndex(control.period);
    return parsed;
  } catch (error) {
    throw refusal(`control totals cannot be read: ${(error as Error).message}`);
  }
}

async function trailing(
  db: Db,
  shape: Shape,
  table: string,
  total: RawRow,
  totalRows: string | null
): Promise<string[]> {
  const differences: string[] = [];
  for (const column of shape.kind.columns) {
    const cell = total.cells[shape.positions.get(column.name) ?? -1]?.trim();
    if (!cell || (column.type !== "money" && column.type !== "count") || !/^-?[\d.,]+$/.test(cell)) continue;
    const stated = BigInt(cell.replace(/[.,]/g, ""));
    differences.push(
      ...(await compare(
        db,
        shape,
        totalRows ?? table,
        "true",
        `row of totals, line ${total.line}`,
        column.name,
        stated
      ))
    );
  }
  return differences;
}

async function compare(
  db: Db,
  shape: Shape,
  source: string,
  where: string,
  label: string,
  name: string,
  inUnits: bigint
): Promise<string[]> {
  const column = shape.kind.columns.find((c) => c.name === name);
  if (!column) return [`${label}: unknown column "${name}"`];
  const stated = inUnits * (column.type === "money" ? BigInt(shape.unit) : 1n);
  // A cell that cannot be read leaves the sum undecided: the row is in quarantine and says so itself.
  const [found] = await db.all<{sum: bigint | null; open: bigint}>(
    `select sum(${name}) as sum, count(*) filter (${name} is null) as open from ${source} where ${where}`
  );
  const read = BigInt(found!.sum ?? 0n);
  return found!.open > 0n || read === stated
    ? []
    : [`${label}: ${name} ${stated} stated, ${read} read, difference ${read - stated}`];
}
