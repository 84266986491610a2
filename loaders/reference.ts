import {readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {PROGRAM} from "./paths.js";

/** A row of a reference table, by column. */
export type ReferenceRow = Readonly<Record<string, string>>;

/** The folder of reference tables. */
export const REFERENCE = join(PROGRAM, "data", "reference");

/** Reads data/reference/<name>.csv. */
export function reference(name: string): ReferenceRow[] {
  return parse<ReferenceRow>(readFileSync(join(REFERENCE, `${name}.csv`), "utf8"), {columns: true});
}

/** First month of the map of 34 provinces and of Law 41/2024, as year * 12 + month - 1. */
export const SWITCH_2025_07 = 2025 * 12 + 6;

/** The month index of `YYYY-MM`. Throws when the text is not a month. */
export function periodIndex(period: string): number {
  const found = /^(\d{4})-(\d{2})$/.exec(period);
  const month = found ? Number(found[2]) : 0;
  if (!found || month < 1 || month > 12) throw new Error(`not a month: "${period}" (expected YYYY-MM)`);
  return Number(found[1]) * 12 + month - 1;
}

/** `YYYY-MM` of a month index. */
export function periodText(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}
