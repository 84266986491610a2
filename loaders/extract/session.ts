import {rmSync} from "node:fs";
import {basename, join} from "node:path";
import {UserError} from "../errors.js";
import type {World} from "../paths.js";
import type {Db} from "../warehouse/open.js";
import {kindOf, replacesCells} from "./contract.js";
import {compareStamp, fingerprint, stamp, type Fingerprint, type Stamp} from "./fingerprint.js";
import {refusal} from "./header.js";
import {readExtract} from "./read.js";
import {cellKey, readRecords, type LoadRecord} from "./records.js";
import {shapeOf, type Shape} from "./shape.js";
import {Store} from "./store.js";

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

/** What one reading of a file's bytes tells, before anything of it is taken. */
export interface Prepared {
  file: string;
  before?: Stamp;
  print?: Fingerprint;
  shape?: Shape | UserError;
  /** Why it cannot be read at all. */
  unreadable?: string;
}

/** Reads a file's bytes once. Needs no session, so that the next file can be read while one is being judged. */
export async function prepare(file: string): Promise<Prepared> {
  try {
    const before = stamp(file);
    const shape = shapeOrRefusal(file);
    const known = shape instanceof UserError ? undefined : shape;
    return {file, before, shape, print: await fingerprint(file, known?.headerEnd, known?.delimiter)};
  } catch (error) {
    return {file, unreadable: (error as Error).message};
  }
}

function shapeOrRefusal(file: string): Shape | UserError {
  try {
    return shapeOf(file);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

const SCRATCH_FILES = ["csv", "parquet", "accepted.parquet", "faults.parquet"];

/** One run of loading: what the world knows, and what each file adds to it. */
export class Session {
  private readonly records = new Map<string, LoadRecord>();
  private readonly latest = new Map<string, LoadRecord>();
  private readonly store: Store;
  private seq = 0;

  constructor(
    private readonly db: Db,
    private readonly place: World,
    private readonly now: string | undefined
  ) {
    this.store = new Store(place);
    for (const record of readRecords(place.accepted)) this.remember(record);
  }

  private remember(record: LoadRecord): void {
    this.records.set(record.sha256, record);
    this.seq = Math.max(this.seq, record.seq);
    if (record.status === "accepted" && hasCells(record))
      for (const cell of record.cells) this.latest.set(cellKey(record.kind, cell), record);
  }

  /** Loads a file that was prepared; whatever is wrong with it stays its own affair. */
  async load(prepared: Prepared): Promise<FileOutcome> {
    const started = process.hrtime.bigint();
    const outcome = await this.attempt(prepared);
    return {...outcome, seconds: Number(process.hrtime.bigint() - started) / 1e9};
  }

  /** Returns when everything that was loaded is on the disk. */
  finish(): void {
    this.store.flush();
  }

  private async attempt({file, unreadable, shape, print, before}: Prepared): Promise<FileOutcome> {
    if (!print || !before) return {...blank(file), messages: [`cannot be read: ${unreadable}`]};
    const known = this.records.get(print.sha256);
    if (known?.status === "accepted")
      return {
        ...blank(file),
        answer: "known",
        kind: known.kind,
        sha256: known.sha256,
        messages: [`already loaded on ${known.loaded_at} as ${known.file}`]
      };
    const loadedAt = this.now ?? new Date().toISOString();
    try {
      if (shape instanceof UserError) throw shape;
      return accepted(file, await this.take(file, print, shape!, loadedAt, before));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const problems = error.message.split("\n");
      // The same refusal again says nothing new; its first record stays.
      if (known?.problems.join() !== problems.join()) {
        const record = {...newRecord(file, print, loadedAt, ++this.seq), problems};
        this.remember(record);
        this.store.refuse(record);
      }
      return {...blank(file), sha256: print.sha256, messages: problems};
    }
  }

  /** Parses, validates and stores one file. Throws a UserError when nothing of it may be taken. */
  private async take(
    file: string,
    print: Fingerprint,
    shape: Shape,
    loadedAt: string,
    before: Stamp
  ): Promise<LoadRecord> {
    const scratch = (name: string) => join(this.place.tmp, `${print.sha256}.${name}`);
    try {
      const extract = await readExtract(
        {db: this.db, scratch, workerKey: this.place.workerKey},
        file,
        shape,
        print.text,
        monthOf(loadedAt)
      );
      const {isSame, isCertain} = compareStamp(file, before);
      if (!isSame || (!isCertain && (await fingerprint(file)).sha256 !== print.sha256))
        throw refusal("changed while it was being read; load it again when it is complete");
      const {rows, accepted, quarantined, numbers, cells, isSynthetic, firstLine} = extract;
      const record: LoadRecord = {
        ...newRecord(file, print, loadedAt, ++this.seq),
        status: "accepted",
        kind: shape.kind.id,
        ...{rows, accepted, quarantined, numbers, cells},
        encoding: shape.encoding,
        delimiter: shape.delimiter,
        unit: shape.unit,
        unknown_columns: [...shape.unknownColumns],
        is_synthetic: isSynthetic,
        first_line: firstLine,
        notes: shape.unknownColumns.length ? [`columns left aside: ${shape.unknownColumns.join(", ")}`] : []
      };
      this.store.accept(record, extract);
      this.remember(record);
      return record;
    } finally {
      for (const name of SCRATCH_FILES) rmSync(scratch(name), {force: true});
    }
  }

  /**
   * Bytes that were superseded are refused with the name of the later file, unless that file was offered in the same
   * run: then a whole folder is being loaded again, and nothing is meant to change.
   */
  refuseSuperseded(outcomes: FileOutcome[]): void {
    const offered = new Set(outcomes.map((o) => o.sha256));
    for (const outcome of outcomes) {
      const record = outcome.answer === "known" ? this.records.get(outcome.sha256 ?? "") : undefined;
      if (!record || !hasCells(record)) continue;
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

/** Whether what a file says replaces, and is replaced, by (province, period). */
function hasCells(record: LoadRecord): boolean {
  return replacesCells(kindOf(record.kind!));
}

/** The month of an instant in Vietnam, where months turn at midnight (UTC+7, no summer time). */
function monthOf(instant: string): number {
  const local = new Date(new Date(instant).getTime() + 7 * 3_600_000);
  return local.getUTCFullYear() * 12 + local.getUTCMonth();
}

function blank(file: string): FileOutcome {
  return {
    ...{file, answer: "refused", kind: null, rows: 0, accepted: 0, quarantined: 0},
    ...{messages: [], sha256: null, seconds: 0}
  };
}

function accepted(file: string, record: LoadRecord): FileOutcome {
  const {kind, rows, accepted, quarantined, notes, sha256} = record;
  const answer = quarantined > 0 ? "quarantined" : "accepted";
  return {...blank(file), answer, kind, rows, accepted, quarantined, messages: notes, sha256};
}

function newRecord(file: string, print: Fingerprint, loadedAt: string, seq: number): LoadRecord {
  return {
    sha256: print.sha256,
    file: basename(file),
    status: "refused",
    kind: null,
    loaded_at: loadedAt,
    seq,
    ...{rows: 0, accepted: 0, quarantined: 0, bytes: print.bytes},
    ...{encoding: null, delimiter: null, numbers: null, unit: null},
    unknown_columns: [],
    is_synthetic: false,
    first_line: null,
    ...{cells: [], problems: [], notes: []}
  };
}
