/** Compares an export of the `arrears` command with its recomputation. */
import {parse} from "csv-parse/sync";
import {AGE_CLASSES} from "../oracle/late.js";
import type {OutputRow} from "../oracle/types.js";

/** Header and key of each export, as the contract writes them. */
export const SHAPES = {
  rates: {
    key: ["level", "map", "code", "period"],
    columns:
      "level,map,code,period,employers,employers_late,headcount,wage_base,late,late_interest_bearing,late_collectible,receivable," +
      "receivable_12m,interest_closing,arrears_rate,arrears_rate_ytd,arrears_rate_plan,arrears_rate_interest_bearing," +
      "arrears_rate_collectible,arrears_rate_old_due,complete"
  },
  ageing: {
    key: ["level", "map", "code", "period", "age_class"],
    columns: "level,map,code,period,age_class,employers,late"
  },
  employers: {
    key: ["period", "employer_code"],
    columns:
      "period,employer_code,province_code,sector_code,employer_type,headcount,wage_base,late,si_late,hi_late,ui_late,oa_late," +
      "months_late"
  }
} as const;

export type ExportName = keyof typeof SHAPES;

const TOLERANCE = 1e-12;

/** Every disagreement between the exported text and the expected rows, as lines to read; empty when they agree. */
export function disagreements(name: ExportName, text: string, expected: OutputRow[]): string[] {
  const {key, columns} = SHAPES[name];
  const header = text.slice(0, text.indexOf("\n")).trimEnd();
  if (header !== columns) return [`${name}: header ${header}`];
  const found = parse<Record<string, string>>(text, {columns: true});
  const keyOf = (row: OutputRow): string => key.map((column) => row[column]).join(" ");
  const wanted = new Map(expected.map((row) => [keyOf(row), row]));
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const row of found) {
    const id = keyOf(row);
    if (seen.has(id)) lines.push(`${name} ${id}: twice`);
    seen.add(id);
    const want = wanted.get(id);
    if (!want) lines.push(`${name} ${id}: exported, not expected`);
    else lines.push(...differences(row, want).map((difference) => `${name} ${id}: ${difference}`));
  }
  for (const id of wanted.keys()) if (!seen.has(id)) lines.push(`${name} ${id}: expected, not exported`);
  return lines;
}

function differences(found: Record<string, string>, want: OutputRow): string[] {
  const lines: string[] = [];
  for (const [column, value] of Object.entries(want)) {
    const text = found[column] ?? "";
    const same = typeof value === "number" ? isNear(text, value) : text === (value ?? "");
    if (!same) lines.push(`${column} is ${text || "empty"}, expected ${value ?? "empty"}`);
  }
  return lines;
}

function isNear(text: string, value: number): boolean {
  if (text === "" || !Number.isFinite(Number(text))) return false;
  return Math.abs(Number(text) - value) <= TOLERANCE * Math.max(Math.abs(value), Number.MIN_VALUE);
}

/** Sorted by its keys: codes by their characters, age classes from the youngest to the oldest. */
export function isSorted(name: ExportName, text: string): boolean {
  const rows = parse<Record<string, string>>(text, {columns: true});
  const place = (column: string, value: string): string =>
    column === "age_class" ? String(AGE_CLASSES.findIndex((age) => age === value)) : value;
  const keys = rows.map((row) => SHAPES[name].key.map((column) => place(column, row[column]!)).join("\u0000"));
  return keys.every((key, i) => i === 0 || keys[i - 1]! < key);
}
