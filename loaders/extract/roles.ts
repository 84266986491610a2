import {normaliseHeading} from "./contract.js";
import type {Grid} from "./expressions.js";
import {isHeaderAgain} from "./header.js";
import {TYPED} from "./numberSql.js";

/** What a row is when it is no data: totals, a remark, or a row about the columns. */
export type Role = "total" | "remark" | "columns";

/** Words that a row of totals begins with. "Tổng công ty", a corporation, is none of them. */
const TOTALS = /^(tongcong(?!ty)|tongso$|tong$|cong$|congtong|congcong$|total$|grandtotal)/;

/** Tells a row of data from one that people add to a table; null for data, whatever is wrong with it. */
export function roleOf(cells: readonly string[], grid: Grid): Role | null {
  if (hasEmployer(cells, grid)) return null;
  if (isTotals(cells, grid)) return "total";
  if (isNumbering(cells, grid) || isHeaderAgain(cells, grid)) return "columns";
  return isRemark(cells, grid) ? "remark" : null;
}

function hasEmployer(cells: readonly string[], {positions}: Grid): boolean {
  const at = positions.get("employer_code");
  return at !== undefined && /^[A-Z][A-Z0-9]{6}$/.test(cells[at]?.trim() ?? "");
}

function isTotals(cells: readonly string[], {positions}: Grid): boolean {
  const label = cells.findIndex((cell) => cell.trim() !== "");
  const isLabel = label >= 0 && TOTALS.test(normaliseHeading(cells[label]!));
  const province = cells[positions.get("province_code") ?? -1]?.trim() ?? "";
  return isLabel && (label === 0 || !/^\d\d$/.test(province));
}

/** The row of forms that numbers the columns: A, B, 1, 2, 3 or (1), (2), (3). */
function isNumbering(cells: readonly string[], {positions, least}: Grid): boolean {
  const filled = cells.map((cell) => cell.replace(TYPED, "").trim()).filter(Boolean);
  if (filled.length < 3 || filled.length * 4 < least * 3) return false;
  if (!filled.every((cell) => /^[([]?([A-Z]|0{0,5}\d{1,2})[)\]]?(\s*=.*)?$/.test(cell))) return false;
  const numbers = filled.flatMap((cell) => /\d+/.exec(cell)?.[0] ?? []).map(Number);
  const isCounting = numbers.length >= 2 && numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1);
  return isCounting && positions.size > 0;
}

/** A signature, a place and date, a note: a few cells of words in a table of many columns. */
function isRemark(cells: readonly string[], {least}: Grid): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  if (filled.length > Math.max(1, Math.min(4, Math.floor(least / 3)))) return false;
  // A word with digits and no space may be a code, a month or an amount of a row that was cut off.
  return filled.every((cell) => /\p{L}/u.test(cell) && !/^\S*\d\S*$/.test(cell) && !/^[A-Z]{7}$/.test(cell));
}
