import type {Source} from "../../domain/explorer/columns.js";
import {KIND_BIT, URGENT_BIT, WHY, type Meta} from "../../domain/explorer/meta.js";
import type {Lines} from "../../domain/explorer/lines.js";
import type {Narrow} from "../../domain/explorer/narrow.js";

/** Texts as the engine's own columns hold them: where each begins, and the bytes of all. */
export interface Texts {
  offsets: Int32Array<ArrayBuffer>;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Rows as the engine stores them: codes as places in short lists, -1 for what is not known. */
export interface SqlPart {
  period: Uint8Array<ArrayBuffer>;
  employer_code: Texts;
  province: Uint8Array<ArrayBuffer>;
  section: Uint8Array<ArrayBuffer>;
  employer_type: Uint8Array<ArrayBuffer>;
  headcount: Int32Array<ArrayBuffer>;
  headcount_before: Int32Array<ArrayBuffer>;
  wage_base: BigInt64Array<ArrayBuffer>;
  wage_base_before: BigInt64Array<ArrayBuffer>;
  receivable: BigInt64Array<ArrayBuffer>;
  late: BigInt64Array<ArrayBuffer>;
  months_late: Int16Array<ArrayBuffer>;
  why: Uint8Array<ArrayBuffer>;
  flags: Uint16Array<ArrayBuffer>;
}

const WORD = 2 ** 32;

/** Rows from … to as columns of the engine. */
export function sqlPart({columns: c, codes}: Source, from: number, to: number): SqlPart {
  const heads = (column: Narrow) => Int32Array.from({length: to - from}, (_, i) => column.get(from + i));
  const bytes = (column: Uint8Array) => column.slice(from, to);
  return {
    period: bytes(c.period),
    employer_code: textsOf(codes, to - from, (i) => c.employerOf(from + i)),
    province: bytes(c.province),
    section: bytes(c.section),
    employer_type: bytes(c.type),
    headcount: heads(c.headcount),
    headcount_before: heads(c.headBefore),
    wage_base: money(c.wageBase, from, to),
    wage_base_before: money(c.wageBefore, from, to),
    receivable: money(c.receivable, from, to),
    late: money(c.late, from, to),
    months_late: Int16Array.from({length: to - from}, (_, i) => c.monthsLate.get(from + i)),
    why: bytes(c.why),
    flags: c.flags.codes.slice(from, to)
  };
}

/** Employers from … to: codes and names. */
export function sqlEmployers({codes, names}: Source, from: number, to: number): {code: Texts; name: Texts} {
  return {
    code: textsOf(codes, to - from, (i) => from + i),
    name: textsOf(names, to - from, (i) => from + i)
  };
}

/** Buffers that an answer hands over. */
export function buffersIn(part: Partial<SqlPart> | {code: Texts; name: Texts}): ArrayBuffer[] {
  return Object.values(part).flatMap((column) =>
    "offsets" in column ? [column.offsets.buffer, column.bytes.buffer] : [column.buffer]
  );
}

/** Whole numbers of 64 bits, written as two words each. */
function money(column: Narrow, from: number, to: number): BigInt64Array<ArrayBuffer> {
  const out = new BigInt64Array(to - from);
  const words = new Uint32Array(out.buffer);
  for (let i = from; i < to; i++) {
    const value = column.get(i);
    words[(i - from) * 2] = value;
    words[(i - from) * 2 + 1] = Math.floor(value / WORD);
  }
  return out;
}

function textsOf(lines: Lines, n: number, place: (i: number) => number): Texts {
  const offsets = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) offsets[i + 1] = offsets[i]! + lines.bytesOf(place(i)).length;
  const bytes = new Uint8Array(offsets[n]!);
  for (let i = 0; i < n; i++) bytes.set(lines.bytesOf(place(i)), offsets[i]);
  return {offsets, bytes};
}

/** Columns of the table that the SQL console offers: names as in the contract, codes, whole đồng. */
export const SQL_COLUMNS = [
  ["period", "VARCHAR"],
  ["employer_code", "VARCHAR"],
  ["province_code", "VARCHAR"],
  ["section", "VARCHAR"],
  ["employer_type", "VARCHAR"],
  ["headcount", "INTEGER"],
  ["headcount_before", "INTEGER"],
  ["headcount_ratio", "DOUBLE"],
  ["average_wage_ratio", "DOUBLE"],
  ["wage_base", "BIGINT"],
  ["wage_base_before", "BIGINT"],
  ["receivable", "BIGINT"],
  ["late", "BIGINT"],
  ["months_late", "SMALLINT"],
  ["is_flagged", "BOOLEAN"],
  ["is_late", "BOOLEAN"],
  ["is_changed", "BOOLEAN"],
  ["is_urgent", "BOOLEAN"],
  ["flag_kinds", "VARCHAR[]"]
] as const;

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const list = (values: readonly string[]) => `[${values.join(", ")}]`;

/** The view that gives the stored rows the columns of SQL_COLUMNS; `flags` are the values that their codes stand for. */
export function rowsView(meta: Meta, flags: readonly number[]): string {
  const named = (place: string, values: readonly string[]) => `(${list(values.map(text))})[${place}::integer + 1]`;
  const codes = (values: readonly {code: string}[]) => values.map(({code}) => code);
  const kinds = flags.map((bits) => {
    const own = meta.kinds.filter((_, i) => Math.floor(bits / 2 ** (KIND_BIT + i)) % 2 === 1);
    return `${list(own.map(({code}) => text(code)))}::varchar[]`;
  });
  const urgent = flags.map((bits) => String((bits & URGENT_BIT) !== 0));
  const columns: Record<(typeof SQL_COLUMNS)[number][0], string> = {
    period: named("period", meta.periods),
    employer_code: "employer_code",
    province_code: named("province", codes(meta.provinces)),
    section: named("section", codes(meta.sections)),
    employer_type: named("employer_type", codes(meta.types)),
    headcount: "headcount",
    headcount_before: "nullif(headcount_before, -1)",
    headcount_ratio: "case when headcount_before > 0 then headcount::double / headcount_before end",
    average_wage_ratio: `case when headcount > 0 and headcount_before > 0 and wage_base > 0 and wage_base_before > 0
      then (wage_base::double * headcount_before) / (wage_base_before::double * headcount) end`,
    wage_base: "wage_base",
    wage_base_before: "nullif(wage_base_before, -1)",
    receivable: "receivable",
    late: "late",
    months_late: "nullif(months_late, -1)",
    is_flagged: `(why & ${WHY.flagged}) > 0`,
    is_late: `(why & ${WHY.late}) > 0`,
    is_changed: `(why & ${WHY.changed}) > 0`,
    is_urgent: `(${list(urgent)})[flags::integer + 1]`,
    flag_kinds: `(${list(kinds)})[flags::integer + 1]`
  };
  const selected = SQL_COLUMNS.map(([name]) => `${columns[name]} as ${name}`);
  return `create view rows as select ${selected.join(",\n")} from stored`;
}
