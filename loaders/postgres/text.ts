import {escapeLiteral} from "pg";
import type {Column} from "../extract/contract.js";
import {periodText} from "../reference.js";

/** PostgreSQL's numbers of the built-in types that need care; domains are reported by the type below them. */
export const TYPE = {
  boolean: 16,
  bigint: 20,
  smallint: 21,
  integer: 23,
  text: 25,
  real: 700,
  double: 701,
  money: 790,
  char: 1042,
  varchar: 1043,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700
} as const;

const WHOLE: readonly number[] = [TYPE.bigint, TYPE.smallint, TYPE.integer];
const BROKEN: readonly number[] = [TYPE.real, TYPE.double, TYPE.money, TYPE.numeric];
const NUMBERS: readonly number[] = [...WHOLE, ...BROKEN];
const DAYS: readonly number[] = [TYPE.date, TYPE.timestamp, TYPE.timestamptz];
const TEXTS: readonly number[] = [TYPE.text, TYPE.varchar, TYPE.char];

/** Codes that may begin with a zero: a number has lost it, and nobody can say how many there were. */
const CODES: readonly string[] = ["province", "employer", "division", "pattern", "person"];

/**
 * The SQL that writes `sql`, of type `oid`, as the extract contract writes the column: one form for each value,
 * whatever the server is set to. An empty text is a missing value, as an empty cell is.
 */
export function asText(column: Column, sql: string, oid: number): string {
  if (DAYS.includes(oid)) return `to_char(${sql}, '${dayFormat(column)}')`;
  if (oid === TYPE.boolean && column.type === "enum") return `(${sql})::integer::text`;
  if (WHOLE.includes(oid)) return `(${sql})::text`;
  if (oid === TYPE.real || oid === TYPE.double) return plain(`(${sql})::text::numeric`);
  if (oid === TYPE.money || oid === TYPE.numeric) return plain(`(${sql})::numeric`);
  return `nullif((${sql})::text, '')`;
}

/**
 * Digits without zeros behind the point, so that whole amounts read as such. Exactly three digits behind a point could
 * be read as thousands: a fourth keeps 234.125 from ever meaning 234125.
 */
function plain(numeric: string): string {
  const short = `trim_scale(${numeric})`;
  return `${short}::text || case when scale(${short}) = 3 then '0' else '' end`;
}

function dayFormat(column: Column): string {
  if (column.type === "period") return "YYYY-MM";
  return column.type === "year" ? "YYYY" : "YYYY-MM-DD";
}

/** Why a column of type `oid` cannot be what the contract asks for, or null. */
export function typeFault(column: Column, oid: number): string | null {
  const cure = 'give an expression: {"sql": "…"}';
  if (CODES.includes(column.type) && NUMBERS.includes(oid))
    return `is a number and may have lost zeros in front (expected text; ${cure})`;
  if ((column.type === "period" || column.type === "date") && (NUMBERS.includes(oid) || oid === TYPE.boolean)) {
    const [what, example] = column.type === "period" ? ["month", "2026-01"] : ["date", "2026-01-31"];
    return `is not a ${what} (expected a date, a timestamp, or text such as ${example}; ${cure})`;
  }
  return null;
}

/**
 * A condition on the bare column that holds for every row whose text (`asText`) is `value`, in a form that an index
 * can serve, or null when there is none.
 */
export function indexable(column: Column, sql: string, oid: number, value: string | null): string | null {
  if (value === null) return null;
  if (TEXTS.includes(oid)) return `${sql} = ${escapeLiteral(value)}`;
  const month = /^((?:19|20|21)\d\d)-(\d\d)$/.exec(value);
  if (column.type !== "period" || !DAYS.includes(oid) || !month) return null;
  const ix = Number(month[1]) * 12 + Number(month[2]) - 1;
  return `(${sql} >= '${periodText(ix)}-01' and ${sql} < '${periodText(ix + 1)}-01')`;
}
