import type {Source} from "../../domain/explorer/columns.js";
import {WHY} from "../../domain/explorer/meta.js";

/** Columns of the table that the SQL console offers: names as in the contract, codes, whole đồng. */
export const SQL_COLUMNS = [
  ["period", "VARCHAR"],
  ["employer_code", "VARCHAR"],
  ["employer_name", "VARCHAR"],
  ["province_code", "VARCHAR"],
  ["section", "VARCHAR"],
  ["employer_type", "VARCHAR"],
  ["headcount", "INTEGER"],
  ["headcount_before", "INTEGER"],
  ["wage_base", "BIGINT"],
  ["wage_base_before", "BIGINT"],
  ["receivable", "BIGINT"],
  ["late", "BIGINT"],
  ["months_late", "INTEGER"],
  ["is_flagged", "BOOLEAN"],
  ["is_late", "BOOLEAN"],
  ["is_changed", "BOOLEAN"]
] as const;

/** Rows from..to as plain columns: numbers as they are, texts as places in `lists`. */
export function sqlColumns({columns: c, codes, names, meta}: Source, from: number, to: number) {
  const employers = Int32Array.from({length: to - from}, (_, i) => c.employerOf(from + i));
  const why = c.why.subarray(from, to);
  const bit = (mask: number) => Uint8Array.from(why, (bits) => (bits & mask ? 1 : 0));
  const first = employers[0] ?? 0;
  const last = employers.at(-1) ?? -1;
  return {
    period: c.period.slice(from, to),
    employer: employers.map((e) => e - first),
    province: c.province.slice(from, to),
    section: c.section.slice(from, to),
    type: c.type.slice(from, to),
    headcount: c.headcount.slice(from, to),
    headcount_before: c.headBefore.slice(from, to),
    wage_base: c.wageBase.slice(from, to),
    wage_base_before: c.wageBefore.slice(from, to),
    receivable: c.receivable.slice(from, to),
    late: c.late.slice(from, to),
    months_late: c.monthsLate.slice(from, to),
    is_flagged: bit(WHY.flagged),
    is_late: bit(WHY.late),
    is_changed: bit(WHY.changed),
    codes: codes.slice(first, last + 1),
    names: names.slice(first, last + 1),
    periods: meta.periods
  };
}
