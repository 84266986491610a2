import {literal, type Db} from "../warehouse/open.js";
import {storedColumns} from "./contract.js";
import {derived} from "./expressions.js";
import type {NumberStyle} from "./numberSql.js";
import type {TextScan} from "./fingerprint.js";
import {judge, judgedColumns, tellFaults, viewScratch} from "./judge.js";
import {NumberStyles, numberPositions} from "./numbers.js";
import {copyTo} from "./parquetFile.js";
import {pickRows} from "./pick.js";
import {roleOf} from "./roles.js";
import type {RawRow} from "./rows.js";
import {asideNotes, writeRows, type Written} from "./scratch.js";
import {splitLine, type Shape} from "./shape.js";
import {canReadTyped, textQuery, typedQuery} from "./typed.js";

/** A file that is being read, and where its readers put what they make of it. */
export interface Job {
  db: Db;
  /** Path of the key that hides people. */
  workerKey: string;
  /** Path for a scratch file of this job. */
  scratch(name: string): string;
}

/** What a reader made of a file. */
export interface ReadRows {
  /** Parquet file of the accepted rows. */
  parquet: string;
  /** Whether the tables `judged` and `faults` stand; a file without them is without fault. */
  hasFaults: boolean;
  /** Name of a table or view of all rows, good and bad, under the contract's names. */
  allRows: string;
  rows: number;
  style: NumberStyle;
  totals: RawRow[];
  /** What is worth knowing about rows that are no data. */
  notes: string[];
  /** Line of the first row, when the Parquet file holds no lines of its own. */
  firstLine: number | null;
}

/**
 * Reads a UTF-8 file in one pass of the engine. Rows that look wrong are then read again one by one, with their lines.
 * Gives null when the file's records cannot be told by its lines: the careful reader then takes it.
 */
export async function readDirect(job: Job, path: string, shape: Shape, scan: TextScan): Promise<ReadRows | null> {
  if (shape.unitPosition !== null) return null;
  const styles = new NumberStyles();
  seeSample(styles, shape);
  let style = styles.guess();
  for (;;) {
    const pass = await firstPass(job, path, shape, scan, style);
    if (!pass) return null;
    if (!pass.isSuspect) return await clean(job, pass, shape, styles.decide());
    const read = await secondLook(job, path, shape, pass, styles);
    if (!read) return null;
    const decided = styles.decide();
    if (decided === style) return finish(job, shape, pass, read, style);
    style = decided;
  }
}

/** With more suspects than this the careful reader, which holds no list of lines, takes the whole file. */
const MOST_SUSPECTS = 500_000;

/** Rows of a file that is not worth two looks. */
const SMALL = 2000;

function seeSample(styles: NumberStyles, shape: Shape): void {
  const money = numberPositions(shape);
  for (const line of shape.sample) {
    const cells = splitLine(line, shape.delimiter);
    // The sample guesses only: a row of totals or of another width decides nothing.
    if (cells?.length === shape.width && !roleOf(cells, shape))
      for (const at of money) if (cells[at]) styles.see(cells[at].trim());
  }
}

interface Pass {
  table: string;
  rows: number;
  isSuspect: boolean;
  parquet: string;
}

async function firstPass(
  job: Job,
  path: string,
  shape: Shape,
  scan: TextScan,
  style: NumberStyle
): Promise<Pass | null> {
  const parquet = job.scratch("parquet");
  const expected = scan.lines - shape.headerLine;
  if (style === "plain" && canReadTyped(shape, scan)) {
    const pass = await copyRows(job.db, typedQuery(path, shape), parquet, shape);
    if (pass?.rows === expected) return pass;
  }
  // Two looks at the whole of a small file cost more than the careful reader.
  if (expected < SMALL) return null;
  const pass = await copyRows(job.db, textQuery(path, shape, style), parquet, shape);
  return pass?.rows === expected ? pass : null;
}

async function copyRows(db: Db, query: string, parquet: string, shape: Shape): Promise<Pass | null> {
  try {
    await db.run(copyTo(query, parquet));
  } catch (error) {
    // Broken quotes, rows of another width, bytes that are not UTF-8, words where numbers stand.
    if (error instanceof Error && /CSV Error|Invalid Input|Conversion Error|unicode/i.test(error.message)) return null;
    throw error;
  }
  const table = `read_parquet(${literal(parquet)}, file_row_number = true)`;
  const hashed = `hash(${shape.kind.key.join(", ")})`;
  const [found] = await db.all<{n: bigint; faults: bigint; twice: boolean}>(`
    select count(*) as n, count(*) filter (fault) as faults, exists (select 1 from ${table} group by ${hashed} having count(*) > 1) as twice
    from ${table}`);
  const {n, faults, twice} = found!;
  return {table, parquet, rows: Number(n), isSuspect: faults > 0n || twice};
}

async function clean(job: Job, pass: Pass, shape: Shape, style: NumberStyle): Promise<ReadRows> {
  const {parquet, rows} = pass;
  await job.db.run(`create or replace view all_rows as select * ${derived(shape.kind)} from ${pass.table}`);
  return {
    parquet,
    hasFaults: false,
    allRows: "all_rows",
    rows,
    style,
    ...{totals: [], notes: []},
    firstLine: shape.headerLine + 1
  };
}

/** Reads the suspect rows again, as text and with their lines, until no other row shares a key with one of them. */
async function secondLook(
  job: Job,
  path: string,
  shape: Shape,
  pass: Pass,
  styles: NumberStyles
): Promise<Written | null> {
  const {db} = job;
  const key = shape.kind.key.join(", ");
  const line = `file_row_number + ${shape.headerLine + 1}`;
  await db.run(`create or replace table suspects as
    with twice as (select ${key} from ${pass.table} group by all having count(*) > 1)
    select (${line})::bigint as line from ${pass.table} where fault
    union select ${line} from ${pass.table} where (${key}) in (select (${key}) from twice)`);
  for (;;) {
    const lines = (await db.all<{line: bigint}>("select line from suspects order by line")).map((r) => Number(r.line));
    if (lines.length > MOST_SUSPECTS) return null;
    const scratch = job.scratch("csv");
    const lastLine = await lastGoodLine(db, pass, shape);
    const written = await writeRows(pickRows(path, shape, lines), shape, scratch, styles, lastLine);
    await viewScratch(db, shape, scratch);
    // Words may hide a style of numbers that the whole file turns out to have: then the first pass is made again.
    await judge(db, shape, styles.guess());
    const more = await db.all<{line: bigint}>(`
      select ${line} as line from ${pass.table} where (${key}) in (select (${shape.kind.key.map((k) => `v_${k}`).join(", ")}) from judged)
        and ${line} not in (select line from suspects)`);
    if (more.length === 0) return written;
    await db.run(`insert into suspects values ${more.map((r) => `(${r.line})`).join(", ")}`);
  }
}

async function lastGoodLine(db: Db, pass: Pass, shape: Shape): Promise<number> {
  const [found] = await db.all<{line: bigint | null}>(`select max(file_row_number) as line from ${pass.table}
    where file_row_number + ${shape.headerLine + 1} not in (select line from suspects)`);
  return found?.line == null ? 0 : Number(found.line) + shape.headerLine + 1;
}

async function finish(job: Job, shape: Shape, pass: Pass, written: Written, style: NumberStyle): Promise<ReadRows> {
  const {db} = job;
  const names = storedColumns(shape.kind).join(", ");
  const line = `(file_row_number + ${shape.headerLine + 1})::bigint`;
  const unsuspected = `select ${line} as line, ${names}, cell_period from ${pass.table} where ${line} not in (select line from suspects)`;
  await tellFaults(db, shape, written.structural);
  await db.run(`create or replace view all_rows as select * ${derived(shape.kind)} from (${unsuspected})
    union all by name select line, ${judgedColumns(shape, "all")}, cell_period from judged`);
  const parquet = job.scratch("accepted.parquet");
  const good = `select line, ${judgedColumns(shape)}, cell_period from judged where len(faults) = 0 and times = 1`;
  await db.run(copyTo(`${unsuspected} union all ${good}`, parquet));
  const [count] = await db.all<{n: bigint}>("select count(*) as n from all_rows");
  return {
    parquet,
    hasFaults: true,
    allRows: "all_rows",
    rows: Number(count!.n) + written.structural.length,
    style,
    ...{totals: written.totals, notes: asideNotes(written, shape)},
    firstLine: null
  };
}
