import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import type {World} from "../paths.js";
import type {Db} from "../warehouse/open.js";
import {kindOf, replacesCells} from "./contract.js";
import {compareStamp, fingerprint} from "./fingerprint.js";
import {openParquet} from "./formats/parquet.js";
import {unpackGzip, unpackZip, type Unpacked} from "./formats/unpack.js";
import {openWorkbook} from "./formats/xlsx.js";
import {withZip} from "./formats/zip.js";
import {refusal} from "./header.js";
import {offer, type Offer} from "./offer.js";
import {readExtract, type Extract, type Input} from "./read.js";
import {cellKey, newRecord, readMembers, readRecords, writeMembers, type LoadRecord} from "./records.js";
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

  /** Loads what was offered: one file, or each file of an archive. What is wrong with one stays its own affair. */
  async load(offered: Offer): Promise<FileOutcome[]> {
    const started = process.hrtime.bigint();
    const outcomes = await this.attempt(offered);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9 / outcomes.length;
    return outcomes.map((outcome) => ({...outcome, seconds}));
  }

  /** Returns when everything that was loaded is on the disk. */
  finish(): void {
    this.store.flush();
  }

  private async attempt(offered: Offer, isMember = false): Promise<FileOutcome[]> {
    const {label, unreadable, print} = offered;
    if (!print) return [{...blank(label), messages: [`cannot be read: ${unreadable}`]}];
    const known = this.records.get(print.sha256);
    if (known?.status === "accepted") return [knownOutcome(label, known)];
    const folder = join(this.place.tmp, print.sha256);
    try {
      if (offered.refused) throw offered.refused;
      if (!isArchive(offered)) return [await this.take(offered, offered, folder)];
      if (isMember) throw refusal("an archive inside an archive");
      return await this.takeArchive(offered, folder);
    } catch (error) {
      return [this.refuse(offered, problemsOf(error), known)];
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  }

  private async takeArchive(archive: Offer, folder: string): Promise<FileOutcome[]> {
    const {label, name, print} = archive;
    const before = readMembers(this.place.accepted, print!.sha256)?.map((m) => ({
      ...m,
      record: this.records.get(m.sha256)
    }));
    if (before?.every((m) => m.record?.status === "accepted"))
      return before.map((m) => knownOutcome(`${label}/${m.name}`, m.record!));
    const members = await this.unpack(archive, folder);
    await refuseChanged(archive);
    if (members.length === 1) return [await this.takeMember(archive, members[0]!, folder)];
    const outcomes: FileOutcome[] = [];
    const held: {name: string; sha256: string}[] = [];
    for (const member of members) {
      const inner = await offer(member.path, `${label}/${member.name}`, `${name}/${member.name}`);
      outcomes.push(...(await this.attempt(inner, true)));
      if (inner.print) held.push({name: member.name, sha256: inner.print.sha256});
    }
    writeMembers(this.place.accepted, print!.sha256, held);
    return outcomes;
  }

  private refuse({label, name, print}: Offer, problems: string[], known: LoadRecord | undefined): FileOutcome {
    // The same refusal again says nothing new; its first record stays.
    if (known?.problems.join() !== problems.join()) {
      const record = {...newRecord(name, print!, this.loadedAt(), ++this.seq), problems};
      this.remember(record);
      this.store.refuse(record);
    }
    return {...blank(label), sha256: print!.sha256, messages: problems};
  }

  private async unpack(offered: Offer, folder: string): Promise<Unpacked[]> {
    mkdirSync(folder, {recursive: true});
    const target = (index: number) => join(folder, `member-${index}`);
    if (offered.format === "zip") return unpackZip(offered.path, target);
    await unpackGzip(offered.path, target(0));
    return [{name: offered.name.replace(/\.gz$/i, ""), path: target(0)}];
  }

  /** The one file of an archive is the delivery itself: it keeps the archive's name and fingerprint. */
  private async takeMember(archive: Offer, member: Unpacked, folder: string): Promise<FileOutcome> {
    const inner = await offer(member.path);
    if (inner.refused) throw inner.refused;
    if (isArchive(inner)) throw refusal("an archive inside an archive");
    return this.take(archive, inner, folder);
  }

  /** Parses, validates and stores one file. Throws a UserError when nothing of it may be taken. */
  private async take(delivered: Offer, content: Offer, folder: string): Promise<FileOutcome> {
    mkdirSync(folder, {recursive: true});
    if (content.format === "xlsx")
      return withZip(content.path, async (members) =>
        this.takeInput(delivered, content, folder, {format: "table", source: await openWorkbook(members)})
      );
    const {path, shape, print} = content;
    const input: Input =
      content.format === "parquet"
        ? {format: "table", source: await openParquet(this.db, path)}
        : {format: "csv", path, shape: shape!, scan: print!.text};
    return this.takeInput(delivered, content, folder, input);
  }

  private async takeInput(delivered: Offer, content: Offer, folder: string, input: Input): Promise<FileOutcome> {
    const loadedAt = this.loadedAt();
    const job = {db: this.db, workerKey: this.place.workerKey, scratch: (name: string) => join(folder, name)};
    const extract = await readExtract(job, input, controlBase(delivered, content), monthOf(loadedAt));
    await refuseChanged(delivered);
    const record = acceptedRecord(delivered, input, extract, loadedAt, ++this.seq);
    this.store.accept(record, extract);
    this.remember(record);
    const {kind, rows, accepted, quarantined, notes, sha256} = record;
    const answer = quarantined > 0 ? "quarantined" : "accepted";
    return {...blank(delivered.label), answer, kind, rows, accepted, quarantined, messages: notes, sha256};
  }

  private loadedAt(): string {
    return this.now ?? new Date().toISOString();
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

function isArchive({format}: Offer): boolean {
  return format === "gz" || format === "zip";
}

/** A disk that is full, or an engine that has given up, is no fault of the file: the run ends, what is loaded stays. */
const FATAL = /ENOSPC|EDQUOT|EROFS|EMFILE|No space left|database has been invalidated/;

/** What is wrong with a file. One that breaks its reader is refused like any other, so that the others still load. */
function problemsOf(error: unknown): string[] {
  if (error instanceof UserError) return error.message.split("\n");
  const {message} = error as Error;
  if (FATAL.test(message)) throw error;
  return [`the reader failed: ${message.split("\n")[0]}`];
}

/** Control totals stand beside the file that was delivered, or beside the one inside the archive. */
function controlBase(delivered: Offer, content: Offer): string {
  return delivered.format === "zip" ? content.path : delivered.path;
}

async function refuseChanged({path, before, print}: Offer): Promise<void> {
  const {isSame, isCertain} = compareStamp(path, before!);
  if (!isSame || (!isCertain && (await fingerprint(path)).sha256 !== print!.sha256))
    throw refusal("changed while it was being read; load it again when it is complete");
}

function acceptedRecord(delivered: Offer, input: Input, extract: Extract, loadedAt: string, seq: number): LoadRecord {
  const grid = input.format === "csv" ? input.shape : input.source.grid;
  const {rows, accepted, quarantined, numbers, cells, isSynthetic, firstLine} = extract;
  const aside = grid.unknownColumns.length ? [`columns left aside: ${grid.unknownColumns.join(", ")}`] : [];
  return {
    ...newRecord(delivered.name, delivered.print!, loadedAt, seq),
    status: "accepted",
    kind: grid.kind.id,
    ...{rows, accepted, quarantined, numbers, cells},
    encoding: input.format === "csv" ? input.shape.encoding : null,
    delimiter: input.format === "csv" ? input.shape.delimiter : null,
    unit: grid.unit,
    unknown_columns: [...grid.unknownColumns],
    header: [...grid.header],
    is_synthetic: isSynthetic,
    first_line: firstLine,
    notes: [...(input.format === "csv" ? input.shape.remarks : input.source.notes()), ...aside, ...extract.notes]
  };
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

function knownOutcome(file: string, {kind, sha256, loaded_at, file: name}: LoadRecord): FileOutcome {
  return {...blank(file), answer: "known", kind, sha256, messages: [`already loaded on ${loaded_at} as ${name}`]};
}
