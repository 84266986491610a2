/** The query engine in the browser, fed from the rows that are here already: nothing is asked of any other host. */
import {AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import * as arrow from "apache-arrow";
import type {Ctx} from "./context.js";
import type {Link} from "./link.js";
import {fetchBytes} from "./load.js";

export interface Result {
  columns: {name: string; isNumber: boolean}[];
  rows: (string | number | bigint | boolean | null)[][];
}

export interface QueryEngine {
  query: (sql: string) => Promise<Result>;
}

const ROWS_A_PART = 250_000;

function blobUrl(bytes: Uint8Array, type: string): string {
  return URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], {type}));
}

/** Starts the engine and fills its tables; `progress` is told the share that is done. */
export async function openEngine(
  ctx: Ctx,
  link: Link,
  root: HTMLElement,
  progress: (share: number) => void
): Promise<QueryEngine> {
  const [script, wasm] = await Promise.all([
    fetchBytes(ctx.base + root.dataset.engineWorker!),
    fetchBytes(ctx.base + root.dataset.engine!)
  ]);
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(blobUrl(script, "text/javascript")));
  await db.instantiate(blobUrl(wasm, "application/wasm"));
  await db.open({path: ":memory:", query: {castBigIntToDouble: false}});
  const connection = await db.connect();
  // The engine would fetch what it lacks from its maker's host.
  await connection.query("set autoinstall_known_extensions = false");
  await connection.query("set autoload_known_extensions = false");
  await fill(connection, ctx, link, progress);
  await connection.query("set enable_external_access = false");
  return {query: (sql) => run(connection, sql)};
}

async function fill(
  connection: AsyncDuckDBConnection,
  {meta}: Ctx,
  link: Link,
  progress: (share: number) => void
): Promise<void> {
  for (const [name, list] of [
    ["provinces", meta.provinces],
    ["sections", meta.sections],
    ["employer_types", meta.types]
  ] as const) {
    const table = arrow.tableFromArrays({
      code: list.map(({code}) => code),
      vi: list.map(({vi}) => vi),
      en: list.map(({en}) => en)
    });
    await connection.insertArrowTable(table, {name, create: true});
  }
  for (let from = 0; from < meta.rows; from += ROWS_A_PART) {
    const {columns: c, rows} = await link.ask("table", {from, count: ROWS_A_PART});
    await connection.insertArrowTable(tableOf(c as unknown as Part, meta), {name: "rows", create: from === 0});
    progress((from + rows) / meta.rows);
  }
}

/** What the worker hands over (sqlColumns.ts). */
interface Part {
  period: Uint8Array;
  employer: Int32Array;
  province: Uint8Array;
  section: Uint8Array;
  type: Uint8Array;
  headcount: Int32Array;
  headcount_before: Int32Array;
  wage_base: Float64Array;
  wage_base_before: Float64Array;
  receivable: Float64Array;
  late: Float64Array;
  months_late: Int16Array;
  is_flagged: Uint8Array;
  is_late: Uint8Array;
  is_changed: Uint8Array;
  codes: string[];
  names: string[];
}

/** One part of the rows as an Arrow table: texts as dictionaries, money as 64-bit whole numbers, -1 as null. */
function tableOf(part: Part, meta: Ctx["meta"]): arrow.Table {
  const text = (places: ArrayLike<number>, list: readonly string[]) =>
    arrow.vectorFromArray(
      Array.from(places, (place) => list[place]!),
      new arrow.Utf8()
    );
  const money = (values: Float64Array) => arrow.makeVector(BigInt64Array.from(values, (value) => BigInt(value)));
  const orNull = (values: ArrayLike<number>) =>
    arrow.vectorFromArray(
      Array.from(values, (value) => (value < 0 ? null : value)),
      new arrow.Int32()
    );
  const moneyOrNull = (values: Float64Array) =>
    arrow.vectorFromArray(
      Array.from(values, (value) => (value < 0 ? null : BigInt(value))),
      new arrow.Int64()
    );
  const flag = (values: Uint8Array) =>
    arrow.vectorFromArray(
      Array.from(values, (value) => value === 1),
      new arrow.Bool()
    );
  const codes = (list: readonly {code: string}[]) => list.map(({code}) => code);
  return new arrow.Table({
    period: text(part.period, meta.periods),
    employer_code: text(part.employer, part.codes),
    employer_name: text(part.employer, part.names),
    province_code: text(part.province, codes(meta.provinces)),
    section: text(part.section, codes(meta.sections)),
    employer_type: text(part.type, codes(meta.types)),
    headcount: arrow.makeVector(part.headcount),
    headcount_before: orNull(part.headcount_before),
    wage_base: money(part.wage_base),
    wage_base_before: moneyOrNull(part.wage_base_before),
    receivable: money(part.receivable),
    late: money(part.late),
    months_late: orNull(part.months_late),
    is_flagged: flag(part.is_flagged),
    is_late: flag(part.is_late),
    is_changed: flag(part.is_changed)
  });
}

async function run(connection: AsyncDuckDBConnection, sql: string): Promise<Result> {
  const table = await connection.query(sql);
  const fields = table.schema.fields.map(({name, type}) => ({
    name,
    isNumber: arrow.DataType.isInt(type) || arrow.DataType.isFloat(type) || arrow.DataType.isDecimal(type),
    scale: arrow.DataType.isDecimal(type) ? type.scale : 0
  }));
  const columns = fields.map(({name, isNumber}) => ({name, isNumber}));
  const vectors = fields.map((_, i) => table.getChildAt(i)!);
  const rows = Array.from({length: table.numRows}, (_, r) =>
    vectors.map((vector, i) => plain(vector.get(r), fields[i]!.scale))
  );
  return {columns, rows};
}

/** A value as it is read: decimals as digits, everything else as it comes. */
function plain(value: unknown, scale: number): Result["rows"][number][number] {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return value;
  if (value instanceof Uint32Array) return decimalText(value, scale);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A decimal of 128 bits in words of 32, least first. */
function decimalText(words: Uint32Array, scale: number): string {
  let value = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const bits = BigInt(words.length * 32);
  if (value >> (bits - 1n)) value -= 1n << bits;
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const whole = scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
  return value < 0n ? `-${whole}` : whole;
}
