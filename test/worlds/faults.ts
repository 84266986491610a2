/** What goes wrong in a delivery: each fault is one that the contract answers with a quarantine or a cell held back. */
import {FUNDS, type LedgerRow} from "../oracle/types.js";
import {SWITCH} from "../oracle/rules.js";
import type {Random} from "./random.js";

/** Returns `rows` with a few faults put in. */
export function withFaults(r: Random, rows: LedgerRow[]): LedgerRow[] {
  let result = r.chance(0.6) ? swapped(r, rows) : [...rows];
  for (let i = r.int(1, 5); i > 0; i--) {
    const index = r.int(0, result.length - 1);
    const row = result[index]!;
    switch (r.int(0, 5)) {
      case 0:
        result[index] = brokenIdentity(r, row);
        break;
      case 1:
        result[index] = {...row, fault: textFault(r)};
        break;
      case 2:
        // The same employer and month again, in the same place: none of them counts if they stand in one file.
        result.push(scaled(row));
        break;
      case 3:
      case 4:
        result.push(elsewhere(r, row, rows));
        break;
      case 5:
        result = swapped(r, result);
    }
  }
  return result;
}

function brokenIdentity(r: Random, row: LedgerRow): LedgerRow {
  if (r.chance(0.3)) return {...row, interest: {...row.interest, closing: row.interest.closing + 1n}};
  const fund = r.pick(FUNDS);
  const closing = row.funds[fund].closing + (r.chance(0.5) ? 1n : -1n);
  return {...row, funds: {...row.funds, [fund]: {...row.funds[fund], closing}}};
}

function textFault(r: Random): {column: string; text: string} {
  return r.pick([
    {column: "headcount", text: "12a"},
    {column: "headcount", text: "-3"},
    {column: "headcount", text: ""},
    {column: "wage_base", text: "-5"},
    {column: "si_paid", text: "none"},
    {column: "oa_closing", text: ""},
    {column: "employer_code", text: "ta0000x"}
  ]);
}

function scaled(row: LedgerRow): LedgerRow {
  return {...row, headcount: row.headcount + 1};
}

/** The employer a second time in its month, in a place where other employers stand. */
function elsewhere(r: Random, row: LedgerRow, rows: LedgerRow[]): LedgerRow {
  const others = rows.filter((other) => other.period === row.period && other.province !== row.province);
  return others.length ? {...scaled(row), province: r.pick(others).province} : row.fault ? row : scaled(row);
}

/** Two places exchanged in one month, as when codes of the wrong map are used. */
function swapped(r: Random, rows: LedgerRow[]): LedgerRow[] {
  const period = r.chance(0.4) && rows.some((row) => row.period === SWITCH) ? SWITCH : r.pick(rows).period;
  const codes = [...new Set(rows.filter((row) => row.period === period).map((row) => row.province))];
  const [a, b] = r.shuffle(codes);
  if (a === undefined || b === undefined) return rows;
  const exchange = (code: string): string => (code === a ? b : code === b ? a : code);
  return rows.map((row) => (row.period === period ? {...row, province: exchange(row.province)} : row));
}
