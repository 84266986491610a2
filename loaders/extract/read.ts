import {literal, type Db} from "../warehouse/open.js";
import {periodText} from "../reference.js";
import {readCarefully} from "./careful.js";
import {controlDifferences} from "./controls.js";
import {readDirect, type Job, type ReadRows} from "./direct.js";
import type {Grid} from "./expressions.js";
import type {TextScan} from "./fingerprint.js";
import type {TableSource} from "./formats/xlsx.js";
import {refusal} from "./header.js";
import {isPlaceIn} from "./lookups.js";
import {copyTo} from "./parquetFile.js";
import {hidePeople, isPersonal} from "./people.js";
import type {CellCount} from "./records.js";
import {NotUnicode, rawRows, type RawRow} from "./rows.js";
import {shapeOf, type Shape} from "./shape.js";

/** What stands ready to be stored of one file. */
export interface Extract {
  parquet: string;
  /** Parquet file of the rows set aside, null when there are none. */
  quarantine: string | null;
  rows: number;
  accepted: number;
  quarantined: number;
  numbers: string;
  firstLine: number | null;
  cells: CellCount[];
  isSynthetic: boolean;
  /** What is worth knowing about its rows. */
  notes: string[];
}

/** A file that is ready to be read: text that is cut into cells, or a table of cells. */
export type Input = TextInput | {format: "table"; source: TableSource};

interface TextInput {
  format: "csv";
  path: string;
  shape: Shape;
  scan: TextScan;
}

/**
 * Reads, judges and counts one file. Throws a refusal when nothing of it may be taken.
 * @param control path that the control totals stand beside.
 * @param month month of loading: nothing may lie after it.
 */
export async function readExtract(job: Job, input: Input, control: string, month: number): Promise<Extract> {
  const {db} = job;
  try {
    const read = input.format === "csv" ? await readText(job, input) : await readTable(job, input.source);
    const grid = input.format === "csv" ? input.shape : input.source.grid;
    const differences = await controlDifferences(db, control, grid, read);
    if (differences.length) throw refusal(differences);
    return await counted(job, grid, read, month);
  } finally {
    await db.run(`drop view if exists all_rows; drop view if exists raw; drop table if exists suspects;
      drop table if exists judged; drop table if exists faults`);
  }
}

async function readText(job: Job, input: TextInput): Promise<ReadRows> {
  const {path, shape, scan} = input;
  const isDirect = shape.encoding === "utf-8" && !isPersonal(shape.kind);
  const direct = isDirect ? await readDirect(job, path, shape, scan) : null;
  if (direct) return direct;
  try {
    return await readCarefully(job, shape, hidden(job, shape, rawRows(path, shape)));
  } catch (error) {
    if (!(error instanceof NotUnicode)) throw error;
    if (shape.encoding !== "utf-8") throw refusal(error.message);
    // The head was plain; names further down are not.
    input.shape = shapeOf(path, true);
    return readCarefully(job, input.shape, hidden(job, input.shape, rawRows(path, input.shape)));
  }
}

function readTable(job: Job, source: TableSource): Promise<ReadRows> {
  return readCarefully(job, source.grid, hidden(job, source.grid, source.rows()));
}

function hidden(job: Job, grid: Grid, rows: AsyncIterable<RawRow>): AsyncIterable<RawRow> {
  return isPersonal(grid.kind) ? hidePeople(rows, grid, job.workerKey) : rows;
}

async function counted(job: Job, grid: Grid, read: ReadRows, month: number): Promise<Extract> {
  const {db} = job;
  const {cells, isSynthetic} = await countCells(db, grid, read);
  refuseFuture(grid, cells, month);
  const accepted = cells.reduce((sum, c) => sum + c.accepted, 0);
  let quarantine: string | null = null;
  let quarantined = 0;
  if (read.hasFaults) {
    const [found] = await db.all<{n: bigint}>("select count(distinct line) as n from faults");
    quarantined = Number(found!.n);
    if (quarantined > 0) {
      quarantine = job.scratch("faults.parquet");
      await db.run(copyTo("select * from faults order by line, column_name", quarantine));
    }
  }
  const {parquet, rows, style, firstLine, notes} = read;
  return {parquet, quarantine, rows, accepted, quarantined, numbers: style, firstLine, cells, isSynthetic, notes};
}

/** The (province, period) cells that the file holds, rows in quarantine included where their cell can be read. */
async function countCells(db: Db, grid: Grid, read: ReadRows): Promise<{cells: CellCount[]; isSynthetic: boolean}> {
  const {province} = grid.kind.cell;
  const synthetic = grid.kind.columns.some((c) => c.name === "synthetic") ? "bool_or(synthetic = '1')" : "false";
  const good = await db.all<{province: string; period_ix: number; n: bigint; synthetic: boolean}>(`
    select ${province ?? "''"} as province, cell_period as period_ix, count(*) as n, ${synthetic} as synthetic
    from read_parquet(${literal(read.parquet)}) group by all`);
  const cells = new Map<string, CellCount>();
  const cell = (code: string, period_ix: number) => {
    const key = `${period_ix} ${code}`;
    const found = cells.get(key) ?? {province: code, period_ix, rows: 0, accepted: 0, quarantined: 0};
    cells.set(key, found);
    return found;
  };
  for (const g of good) cell(g.province, g.period_ix).accepted = Number(g.n);
  if (read.hasFaults) {
    const where = province ? `province_code is not null and ${isPlaceIn("province_code", "period_ix")}` : "true";
    const bad = await db.all<{province: string; period_ix: number; n: bigint}>(`
      select coalesce(province_code, '') as province, period_ix, count(distinct line) as n from faults
      where period_ix is not null and ${where} group by all`);
    for (const b of bad) cell(b.province, b.period_ix).quarantined = Number(b.n);
  }
  const list = [...cells.values()].map((c) => ({...c, rows: c.accepted + c.quarantined}));
  list.sort((a, b) => a.period_ix - b.period_ix || (a.province < b.province ? -1 : 1));
  return {cells: list, isSynthetic: good.some((g) => g.synthetic)};
}

/** A plan is of a year, which may lie ahead; everything else tells what has been. */
function refuseFuture(grid: Grid, cells: CellCount[], month: number): void {
  const isOfYear = grid.kind.columns.some((c) => c.name === grid.kind.cell.period && c.type === "year");
  if (isOfYear) return;
  const later = [...new Set(cells.filter((c) => c.period_ix > month).map((c) => periodText(c.period_ix)))];
  if (later.length)
    throw refusal(`period ${later.join(", ")} is later than the month of loading (${periodText(month)})`);
}
