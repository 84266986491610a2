/** Provinces: which codes exist in a month, and which of today's provinces holds an old one. */
import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";

const file = new URL("../../data/reference/provinces_63.csv", import.meta.url);
const rows = parse<{code: string; new_code_34: string}>(readFileSync(file), {columns: true, bom: true});

/** Old code (63 provinces) to the code of the province of today that holds it. */
export const crosswalk = new Map<string, string>(rows.map((row) => [row.code, row.new_code_34]));

export const OLD_CODES = [...crosswalk.keys()].sort();
export const NEW_CODES = [...new Set(crosswalk.values())].sort();

/** The old codes that a province of today holds. */
export function oldCodesOf(newCode: string): string[] {
  return OLD_CODES.filter((code) => crosswalk.get(code) === newCode);
}
