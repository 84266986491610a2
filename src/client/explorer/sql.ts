/** The query engine in the browser, fed from the rows that are here already: nothing is asked of any other host. */
import {AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import * as arrow from "apache-arrow";
import type {Ctx} from "./context.js";
import type {Link} from "./link.js";
import {fetchBytes} from "./load.js";
import {rowsView, type SqlPart, type Texts} from "./sqlColumns.js";

export interface Result {
  columns: {name: string; isNumber: boolean}[];
  rows: (string | number | bigint | boolean | null)[][];
}

export interface QueryEngine {
  query: (sql: string) => Promise<Result>;
}

/** Two of the engine's own groups of rows. */
const ROWS_A_PART = 2 * 122_880;

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
  // Tables of the first database stay as they come; those of this one are made small at every checkpoint.
  await connection.query("attach ':memory:' as store (compress true)");
  await connection.query("use store");
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
    ["employer_types", meta.types],
    ["flag_kinds", meta.kinds]
  ] as const) {
    const table = arrow.tableFromArrays({
      code: list.map(({code}) => code),
      vi: list.map(({vi}) => vi),
      en: list.map(({en}) => en)
    });
    await connection.insertArrowTable(table, {name, create: true});
  }
  for (let from = 0; from < meta.employers; from += ROWS_A_PART) {
    const {code, name} = await link.ask("employers", {from, count: ROWS_A_PART});
    const table = new arrow.Table({employer_code: texts(code), employer_name: texts(name)});
    await connection.insertArrowTable(table, {name: "employers", create: from === 0});
  }
  let flags: readonly number[] = [];
  for (let from = 0; from < meta.rows; from += ROWS_A_PART) {
    const answer = await link.ask("table", {from, count: ROWS_A_PART});
    await connection.insertArrowTable(tableOf(answer.part), {name: "stored", create: from === 0});
    await connection.query("checkpoint store");
    flags = answer.flags;
    progress((from + answer.rows) / meta.rows);
  }
  await connection.query(rowsView(meta, flags));
}

function texts({offsets, bytes}: Texts): arrow.Vector<arrow.Utf8> {
  return arrow.makeVector(
    arrow.makeData({type: new arrow.Utf8(), length: offsets.length - 1, valueOffsets: offsets, data: bytes})
  );
}

/** One part of the rows as an Arrow table, on the very buffers that the worker handed over. */
function tableOf({employer_code: code, ...numbers}: SqlPart): arrow.Table {
  const columns = Object.entries(numbers).map(([name, values]) => [name, arrow.makeVector(values as Int32Array)]);
  return new arrow.Table({
    ...(Object.fromEntries(columns) as Record<string, arrow.Vector>),
    employer_code: texts(code)
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
