import {existsSync} from "node:fs";
import {EXIT, UserError} from "../errors.js";
import type {LeafTable} from "../../src/domain/stats/leaves.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";

/** Which columns of a table say what; every other column is an attribute. */
export interface TableColumns {
  file: string;
  /** The column of time labels. */
  time: string;
  value: string;
  /** Denominator of the rate; without it the value alone is what changes. */
  count?: string;
  before: string;
  after: string;
}

/** Reads the two times of a CSV or Parquet table, one leaf per combination of attributes that occurs in either. */
export async function readLeafTable(columns: TableColumns): Promise<LeafTable> {
  if (!existsSync(columns.file)) throw new UserError(`${columns.file}: no such file`, EXIT.usage);
  return withDatabase(":memory:", {}, async (db) => {
    const source = columns.file.endsWith(".parquet")
      ? `read_parquet(${literal(columns.file)})`
      : `read_csv(${literal(columns.file)}, all_varchar = true, header = true, sample_size = 1000)`;
    await db.run(`create view source as select * from ${source}`).catch((error: unknown) => {
      throw new UserError(`${columns.file}: ${(error as Error).message.split("\n")[0]!}`);
    });
    const attributes = await attributesOf(db, columns);
    await readLeaves(db, columns, attributes);
    return toTable(db, attributes, columns.count !== undefined);
  });
}

const name = (column: string) => `"${column.replaceAll('"', '""')}"`;

async function attributesOf(db: Db, columns: TableColumns): Promise<string[]> {
  const found = (await db.all<{column_name: string}>("describe source")).map((row) => row.column_name);
  const special = [columns.time, columns.value, ...(columns.count === undefined ? [] : [columns.count])];
  const missing = special.filter((column) => !found.includes(column));
  if (missing.length)
    throw new UserError(`${columns.file}: no column "${missing.join('", "')}" (has: ${found.join(", ")})`, EXIT.usage);
  if (new Set(special).size < special.length)
    throw new UserError("--time, --value and --count must be different columns", EXIT.usage);
  const attributes = found.filter((column) => !special.includes(column));
  if (!attributes.length)
    throw new UserError(`${columns.file}: no attributes beside ${special.join(", ")}`, EXIT.usage);
  return attributes;
}

async function readLeaves(db: Db, columns: TableColumns, attributes: readonly string[]): Promise<void> {
  const [before, after] = [literal(columns.before), literal(columns.after)];
  const number = (column: string | undefined) =>
    column === undefined ? "1::double" : `try_cast(trim(${name(column)}::varchar) as double)`;
  await db.run(`create table picked as
    select ${attributes.map((column, i) => `coalesce(${name(column)}::varchar, '') as a${i}`).join(", ")},
      trim(${name(columns.time)}::varchar) = ${after} as is_after, ${number(columns.value)} as v, ${number(columns.count)} as n
    from source where trim(${name(columns.time)}::varchar) in (${before}, ${after})`);
  const [found] = await db.all<{before: bigint; after: bigint; bad: bigint}>(`select
    count(*) filter (not is_after) as before, count(*) filter (is_after) as after,
    count(*) filter (not coalesce(v >= 0 and n >= 0 and isfinite(v) and isfinite(n), false)) as bad from picked`);
  if (!found!.before || !found!.after) throw new UserError(await labelsMissing(db, columns), EXIT.usage);
  if (found!.bad) {
    const what = columns.count === undefined ? columns.value : `${columns.value} or ${columns.count}`;
    throw new UserError(`${columns.file}: ${what} is not a number of 0 or more in ${found!.bad} rows`);
  }
  const keys = attributes.map((_, i) => `a${i}`).join(", ");
  await db.run(`create table leaves as select ${keys},
      coalesce(sum(v) filter (not is_after), 0) as v0, coalesce(sum(v) filter (is_after), 0) as v1,
      coalesce(sum(n) filter (not is_after), 0) as n0, coalesce(sum(n) filter (is_after), 0) as n1
    from picked group by ${keys} order by ${keys}`);
}

async function labelsMissing(db: Db, columns: TableColumns): Promise<string> {
  const known = await db.all<{label: string}>(
    `select distinct trim(${name(columns.time)}::varchar) as label from source order by label limit 12`
  );
  const labels = known.map((row) => row.label);
  const missing = [columns.before, columns.after].filter((label) => !labels.includes(label));
  return `${columns.file}: no rows of ${columns.time} "${missing.join('", "')}" (has: ${labels.join(", ")})`;
}

async function toTable(db: Db, attributes: string[], isRate: boolean): Promise<LeafTable> {
  const labels: string[][] = [];
  for (let i = 0; i < attributes.length; i++) {
    const values = await db.all<{label: string}>(`select distinct a${i} as label from leaves order by label`);
    labels.push(values.map((row) => row.label));
    await db.run(`create type e${i} as enum (select distinct a${i} from leaves order by a${i})`);
  }
  const codes = attributes.map((_, i) => `enum_code(a${i}::e${i})::integer as c${i}`).join(", ");
  const [{leaves} = {leaves: 0}] = await db.all<{leaves: number}>("select count(*)::integer as leaves from leaves");
  const codeColumns = attributes.map(() => new Int32Array(leaves));
  const numberColumns = Array.from({length: 4}, () => new Float64Array(leaves));
  const into = [...codeColumns, ...numberColumns];
  let filled = 0;
  // By columns: an object per row would be left to the garbage collector.
  for await (const chunk of db.columns(`select ${codes}, v0, v1, n0, n1 from leaves`)) {
    chunk.forEach((values, c) => into[c]!.set(values as number[], filled));
    filled += chunk[0]!.length;
  }
  const [before, after, beforeCount, afterCount] = numberColumns as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array
  ];
  return {
    attributes,
    labels,
    codes: codeColumns,
    before,
    after,
    beforeCount: isRate ? beforeCount : null,
    afterCount: isRate ? afterCount : null
  };
}
