/** Sheets and workbooks of ledgers for tests. */
import {KINDS} from "../../loaders/extract/contract.js";
import type {Cells} from "./office.js";
import {book, bookParts, sheetRow, zip, type Packed} from "./pack.js";
import {at, COLUMNS, ledger} from "./poison.js";

export type Value = string | number | {xml: string};

const isNumber = new Set(KINDS[0]!.columns.filter((c) => c.type === "money" || c.type === "count").map((c) => c.name));
export const valuesOf = (row: Cells): Value[] => Object.entries(row).map(([c, v]) => (isNumber.has(c) ? Number(v) : v));

/** Rows of a sheet from line `from` on. */
export const rowsAt = (from: number, rows: Value[][]) => rows.map((values, i) => sheetRow(from + i, values)).join("");
export const sheet = (rows: Cells[], above: Value[][] = [], below: Value[][] = []) =>
  rowsAt(1, [...above, COLUMNS, ...rows.map(valuesOf), ...below]);
export const good = () => book({sheets: {T1: sheet(ledger())}});
export const withCell = (column: string, xml: string) => {
  const [first, second] = ledger().map(valuesOf);
  second![at(column)] = {xml};
  return rowsAt(1, [COLUMNS, first!, second!]);
};
export const cell = (column: string, xml: string, styles?: string) =>
  book({sheets: {T1: withCell(column, xml)}, styles});

export function edited(change: (parts: Packed[]) => Packed[]): Buffer {
  return zip(change(bookParts({sheets: {T1: sheet(ledger())}})));
}

export const part = (name: string, body: string) => (parts: Packed[]) =>
  parts.map((p) => (p.name === name ? {...p, body} : p));
