import {existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import {UserError} from "../errors.js";
import {world, type World} from "../paths.js";
import {periodText, reference} from "../reference.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";
import {readCarefully} from "./careful.js";
import {controlDifferences} from "./controls.js";
import {isPlaceIn, lookupTypes, ruleTable} from "./expressions.js";
import {readFast} from "./fast.js";
import {fingerprint, type Fingerprint} from "./fingerprint.js";
import {withLock} from "./lock.js";
import {cellKey, readRecords, syncPath, writeRecord, type CellCount, type LoadRecord} from "./records.js";
import {refusal, shapeOf, type Shape} from "./shape.js";

export interface LoadOptions {
  /** Folder of the world. */
  data: string;
  /** Files and folders to load; folders are read in the order of names, at every depth. */
  paths: readonly string[];
  /** ISO time that counts as the moment of loading; the clock's when not given. */
  now?: string;
  /** Called after every file. */
  onFile?: (outcome: FileOutcome, done: number, total: number) => void;
}

export type Answer = "accepted" | "quarantined" | "refused" | "known" | "superseded";

/** What became of one file. */
export interface FileOutcome {
  file: string;
  answer: Answer;
  kind: string | null;
  rows: number;
  accepted: number;
  quarantined: number;
  /** Reasons of a refusal, or what is worth knowing. */
  messages: string[];
  sha256: string | null;
  seconds: number;
}

/** Left aside in folders: control totals belong to their extract, and the answer key of a made-up nation is not read. */
const ASIDE = /\.control\.json$|^labels\.csv$|^README(\.\w+)?$|^\./i;

/** Names of scratch files: the digest of an extract in front. */
const SCRATCH = /^[0-9a-f]{64}\./;

/** Loads extracts into the world: each file once, whole, or not at all. Gives one outcome per file. */
export async function loadPaths(options: LoadOptions): Promise<FileOutcome[]> {
  const place = world(options.data);
  return withLock(place.lock, "load", async () => {
    const files = listFiles(options.paths);
    clearScratch(place);
    const outcomes: FileOutcome[] = [];
    await withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
      await db.run(lookups());
      await db.run(ruleTable());
      const session = new Session(db, place, options.now, files);
      for (const file of files) {
        const outcome = await session.load(file);
        outcomes.push(outcome);
        options.onFile?.(outcome, outcomes.length, files.length);
      }
      await session.refuseSuperseded(outcomes);
    });
    return outcomes;
  });
}

/** Takes away what a run that was killed left behind: scratch files, and rows that no record ever came to stand for. */
function clearScratch(place: World): void {
  for (const folder of [place.accepted, place.tmp]) mkdirSync(folder, {recursive: true});
  for (const name of readdirSync(place.tmp))
    if (SCRATCH.test(name)) rmSync(join(place.tmp, name), {recursive: true, force: true});
  for (const name of readdirSync(place.accepted)) {
    const isOrphan = name.endsWith(".parquet") && !existsSync(join(place.accepted, `${name.slice(0, 64)}.json`));
    if (name.endsWith(".tmp") || isOrphan) rmSync(join(place.accepted, name), {force: true});
  }
}

function lookups(): string {
  const codes = (name: string, column: string) => reference(name).map((row) => row[column]!);
  return lookupTypes(codes("provinces_63", "code"), codes("provinces_34", "code"), codes("vsic_divisions", "division"));
}

/** The files behind the paths a user gave. Throws a UserError that names every path that does not exist. */
export function listFiles(paths: readonly string[]): string[] {
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length) throw new UserError(missing.map((path) => `${path}: no such file or folder`));
  return paths.flatMap((path) => (statSync(path).isDirectory() ? walk(resolve(path)) : [resolve(path)]));
}

function walk(folder: string): string[] {
  const byName = (a: {name: string}, b: {name: string}) => (a.name < b.name ? -1 : 1);
  return readdirSync(folder, {withFileTypes: true})
    .sort(byName)
    .flatMap((entry) => {
      if (ASIDE.test(entry.name)) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [path];
    });
}

class Session {
  private readonly records = new Map<string, LoadRecord>();
  private readonly latest = new Map<string, LoadRecord>();
  private seq = 0;

  constructor(
    private readonly db: Db,
    private readonly place: World,
    private readonly now: string | undefined,
    files: readonly string[]
  ) {
    void files;
    for (const record of readRecords(place.accepted)) this.remember(record);
  }

  private remember(record: LoadRecord): void {
    this.records.set(record.sha256, record);
    this.seq = Math.max(this.seq, record.seq);
    if (record.status === "accepted" && record.kind !== "employers")
      for (const cell of record.cells) this.latest.set(cellKey(record.kind, cell), record);
  }

  /** Loads one file; whatever is wrong with it stays its own affair. */
  async load(file: string): Promise<FileOutcome> {
    const started = process.hrtime.bigint();
    const outcome = await this.attempt(file);
    return {...outcome, seconds: Number(process.hrtime.bigint() - started) / 1e9};
  }

  private async attempt(file: string): Promise<FileOutcome> {
    const blank: FileOutcome = {
      file,
      answer: "refused",
      kind: null,
      rows: 0,
      accepted: 0,
      quarantined: 0,
      messages: [],
      sha256: null,
      seconds: 0
    };
    let print: Fingerprint;
    try {
      print = await fingerprint(file);
    } catch (error) {
      return {...blank, messages: [`cannot be read: ${(error as Error).message}`]};
    }
    const known = this.records.get(print.sha256);
    if (known?.status === "accepted")
      return {
        ...blank,
        answer: "known",
        kind: known.kind,
        sha256: known.sha256,
        messages: [`already loaded on ${known.loaded_at} as ${known.file}`]
      };
    const loadedAt = this.now ?? new Date().toISOString();
    try {
      const record = await this.take(file, print, loadedAt);
      this.remember(record);
      const answer = record.quarantined > 0 ? "quarantined" : "accepted";
      return {
        ...blank,
        answer,
        kind: record.kind,
        rows: record.rows,
        accepted: record.accepted,
        quarantined: record.quarantined,
        messages: record.notes,
        sha256: record.sha256
      };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const problems = error.message.split("\n");
      // The same refusal again says nothing new; its first record stays.
      if (!known || known.problems.join() !== problems.join())
        this.remember(this.write({...refusedRecord(file, print, loadedAt, ++this.seq), problems}));
      return {...blank, sha256: print.sha256, messages: problems};
    }
  }

  /** Parses, validates and stores one file. Throws a UserError when nothing of it may be taken. */
  private async take(file: string, print: Fingerprint, loadedAt: string): Promise<LoadRecord> {
    const shape = shapeOf(file);
    const scratch = join(this.place.tmp, `${print.sha256}.csv`);
    const parquet = join(this.place.tmp, `${print.sha256}.parquet`);
    try {
      const read = await this.read(file, shape, print, parquet, scratch);
      const again = await fingerprint(file);
      if (again.sha256 !== print.sha256)
        throw refusal("changed while it was being read; load it again when it is complete");
      const cells = await this.cells(read.table, read.careful);
      this.checkFuture(cells, loadedAt);
      const record: LoadRecord = {
        ...refusedRecord(file, print, loadedAt, ++this.seq),
        status: "accepted",
        kind: shape.kind.id,
        rows: read.rows,
        accepted: read.accepted,
        quarantined: read.quarantined,
        encoding: shape.encoding,
        delimiter: shape.delimiter,
        numbers: read.numbers,
        unit: shape.unit,
        unknown_columns: [...shape.unknownColumns],
        is_synthetic: await this.isSynthetic(read.table),
        first_line: read.careful ? null : shape.headerLine + 1,
        cells,
        notes: shape.unknownColumns.length ? [`columns left aside: ${shape.unknownColumns.join(", ")}`] : []
      };
      return await this.store(record, read.careful, parquet);
    } finally {
      rmSync(scratch, {force: true});
      rmSync(parquet, {force: true});
      await this.db.run(
        "drop table if exists raw; drop view if exists all_rows; drop table if exists typed; drop table if exists judged"
      );
    }
  }

  private async read(file: string, shape: Shape, print: Fingerprint, parquet: string, scratch: string) {
    const fast = await readFast(this.db, file, shape, print.lines - shape.headerLine, parquet);
    const table = fast ? `read_parquet(${literal(parquet)})` : "accepted";
    const careful = fast ? null : await readCarefully(this.db, file, shape, scratch);
    const differences = await controlDifferences(
      this.db,
      file,
      shape,
      table,
      careful?.totals ?? [],
      careful ? "all_rows" : null
    );
    if (differences.length) throw refusal(differences);
    return {
      table,
      careful: careful !== null,
      rows: fast?.rows ?? careful!.rows,
      accepted: fast?.rows ?? careful!.accepted,
      quarantined: careful?.quarantined ?? 0,
      numbers: careful?.style ?? "plain"
    };
  }

  /** The (province, period) cells that the file holds, rows in quarantine included where their cell can be read. */
  private async cells(table: string, careful: boolean): Promise<CellCount[]> {
    const bad = careful
      ? `select province_code, period_ix, count(distinct line) as quarantined from faults
         where period_ix is not null and province_code is not null and ${isPlaceIn("province_code", "period_ix")} group by all`
      : "select null::varchar as province_code, null::integer as period_ix, 0 as quarantined where false";
    return this.db.all<CellCount>(`
      with good as (select province_code, cell_period as period_ix, count(*) as accepted from ${table} group by all),
      bad as (${bad})
      select coalesce(good.province_code, bad.province_code) as province, coalesce(good.period_ix, bad.period_ix)::integer as period_ix,
        (coalesce(accepted, 0) + coalesce(quarantined, 0))::integer as rows, coalesce(accepted, 0)::integer as accepted,
        coalesce(quarantined, 0)::integer as quarantined
      from good full join bad on good.province_code = bad.province_code and good.period_ix = bad.period_ix
      order by period_ix, province`);
  }

  private checkFuture(cells: CellCount[], loadedAt: string): void {
    // Months turn at midnight in Vietnam (UTC+7, no summer time).
    const local = new Date(new Date(loadedAt).getTime() + 7 * 3_600_000);
    const month = local.getUTCFullYear() * 12 + local.getUTCMonth();
    const later = [...new Set(cells.filter((c) => c.period_ix > month).map((c) => periodText(c.period_ix)))];
    if (later.length)
      throw refusal(`period ${later.join(", ")} is later than the month of loading (${periodText(month)})`);
  }

  private async isSynthetic(table: string): Promise<boolean> {
    const columns = await this.db.all<{column_name: string}>(`describe select * from ${table}`);
    if (!columns.some((c) => c.column_name === "synthetic")) return false;
    const [found] = await this.db.all<{yes: boolean | null}>(`select bool_or(synthetic = '1') as yes from ${table}`);
    return found?.yes ?? false;
  }

  /** Quarantine first, rows next, the record last: a file counts from the moment its record stands. */
  private async store(record: LoadRecord, careful: boolean, parquet: string): Promise<LoadRecord> {
    const base = join(this.place.accepted, record.sha256);
    if (careful) {
      await this.db.run(
        `copy (select * from accepted order by line) to ${literal(parquet)} (format parquet, compression zstd)`
      );
      if (record.quarantined > 0) {
        const faults = `${parquet}.faults`;
        await this.db.run(
          `copy (select * from faults order by line, column_name) to ${literal(faults)} (format parquet, compression zstd)`
        );
        syncPath(faults);
        renameSync(faults, `${base}.quarantine.parquet`);
      }
      await this.db.run("drop table if exists accepted; drop table if exists faults");
    }
    syncPath(parquet);
    renameSync(parquet, `${base}.parquet`);
    return this.write(record);
  }

  private write(record: LoadRecord): LoadRecord {
    writeRecord(this.place.accepted, record);
    return record;
  }

  /**
   * Bytes that were superseded are refused with the name of the later file, unless that file was offered in the same
   * run: then a whole folder is being loaded again, and nothing is meant to change.
   */
  async refuseSuperseded(outcomes: FileOutcome[]): Promise<void> {
    const offered = new Set(outcomes.map((o) => o.sha256));
    for (const outcome of outcomes) {
      const record = outcome.answer === "known" ? this.records.get(outcome.sha256 ?? "") : undefined;
      if (!record || record.kind === "employers") continue;
      const later = new Set<LoadRecord>();
      for (const cell of record.cells) {
        const latest = this.latest.get(cellKey(record.kind, cell));
        if (latest && latest !== record) later.add(latest);
      }
      if (later.size === 0) continue;
      const names = [...later].map((l) => `${l.file} (loaded ${l.loaded_at})`).join(", ");
      if ([...later].every((l) => offered.has(l.sha256)))
        outcome.messages = [`already loaded; replaced in part or whole by ${names}`];
      else {
        outcome.answer = "superseded";
        outcome.messages = [`has been superseded by ${names}; the same bytes are not taken again`];
      }
    }
  }
}

function refusedRecord(file: string, print: Fingerprint, loadedAt: string, seq: number): LoadRecord {
  return {
    sha256: print.sha256,
    file: basename(file),
    status: "refused",
    kind: null,
    loaded_at: loadedAt,
    seq,
    rows: 0,
    accepted: 0,
    quarantined: 0,
    bytes: print.bytes,
    encoding: null,
    delimiter: null,
    numbers: null,
    unit: null,
    unknown_columns: [],
    is_synthetic: false,
    first_line: null,
    cells: [],
    problems: [],
    notes: []
  };
}
