import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {scratchFolder, type World} from "../paths.js";
import {kindOf, replacesCells} from "./contract.js";
import {unpackGzip, unpackZip, type Unpacked} from "./formats/unpack.js";
import {refusal} from "./header.js";
import type {Lanes} from "./lanes.js";
import {offer, type KnownBytes, type Offer} from "./offer.js";
import {blank, knownOutcome, takenOutcome, type FileOutcome} from "./outcome.js";
import {cellKey, newRecord, readMembers, readRecords, writeMembers, type LoadRecord} from "./records.js";
import {Store} from "./store.js";
import {refuseChanged, takeFile, type Taken} from "./taking.js";

/** A file that is being read before its turn to count. */
interface Ahead {
  folder: string;
  taken: Promise<Taken>;
}

/** One run of loading: what the world knows, and what each file adds to it. */
export class Session implements KnownBytes {
  private readonly records = new Map<string, LoadRecord>();
  private readonly sizes = new Set<number>();
  private readonly latest = new Map<string, LoadRecord>();
  private readonly ahead = new Map<Offer, Ahead>();
  private readonly store: Store;
  private seq = 0;
  private folders = 0;
  private isClosed = false;

  constructor(
    readonly lanes: Lanes,
    readonly place: World,
    private readonly now: string | undefined
  ) {
    this.store = new Store(place);
    for (const record of readRecords(place.accepted)) this.remember(record);
  }

  hasSize(bytes: number): boolean {
    return this.sizes.has(bytes);
  }

  has(sha256: string): boolean {
    return this.records.get(sha256)?.status === "accepted";
  }

  private remember(record: LoadRecord): void {
    this.sizes.add(record.bytes);
    this.records.set(record.sha256, record);
    this.seq = Math.max(this.seq, record.seq);
    if (record.status === "accepted" && hasCells(record))
      for (const cell of record.cells) this.latest.set(cellKey(record.kind, cell), record);
  }

  /** Begins to read a file whose turn comes later, when that is safe and of use. */
  begin(offered: Offer): void {
    const {print, shape, refused} = offered;
    if (this.isClosed || !print || !shape || refused || this.ahead.has(offered)) return;
    // The careful reader and its archives take more memory: one of them at a time.
    if (shape.encoding !== "utf-8" || this.has(print.sha256)) return;
    const folder = this.newFolder(print.sha256);
    const taken = this.take(offered, offered, folder);
    // Its failure is told when its turn comes.
    taken.catch(() => undefined);
    this.ahead.set(offered, {folder, taken});
  }

  /** Returns when nothing is being read any more, whatever became of it. */
  async settle(): Promise<void> {
    this.isClosed = true;
    await Promise.allSettled([...this.ahead.values()].map((a) => a.taken));
  }

  /** Loads what was offered: one file, or each file of an archive. What is wrong with one stays its own affair. */
  async load(offered: Offer): Promise<FileOutcome[]> {
    const started = process.hrtime.bigint();
    const outcomes = await this.attempt(offered);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9 / outcomes.length;
    return outcomes.map((outcome) => ({...outcome, seconds}));
  }

  /** Returns when everything that was loaded is on the disk. */
  finish(): Promise<void> {
    return this.store.flush();
  }

  private newFolder(sha256: string): string {
    return join(scratchFolder(this.place), `${sha256}-${++this.folders}`);
  }

  private async attempt(offered: Offer, isMember = false): Promise<FileOutcome[]> {
    const {label, unreadable, print} = offered;
    if (!print) return [{...blank(label), messages: [`cannot be read: ${unreadable}`]}];
    const known = this.records.get(print.sha256);
    const begun = this.ahead.get(offered);
    const folder = begun?.folder ?? this.newFolder(print.sha256);
    try {
      if (known?.status === "accepted") return [knownOutcome(label, known)];
      if (offered.refused) throw offered.refused;
      if (!isArchive(offered))
        return [await this.accept(label, await (begun?.taken ?? this.take(offered, offered, folder)))];
      if (isMember) throw refusal("an archive inside an archive");
      return await this.takeArchive(offered, folder);
    } catch (error) {
      return [await this.refuse(offered, problemsOf(error), known)];
    } finally {
      await begun?.taken.catch(() => undefined);
      this.ahead.delete(offered);
      rmSync(folder, {recursive: true, force: true});
    }
  }

  private take(delivered: Offer, content: Offer, folder: string): Promise<Taken> {
    return takeFile(this, {delivered, content}, folder, monthOf(this.loadedAt()));
  }

  /** From here on a file counts. */
  private async accept(label: string, {record, extract}: Taken): Promise<FileOutcome> {
    const whole = {...record, loaded_at: this.loadedAt(), seq: ++this.seq};
    await this.store.accept(whole, extract);
    this.remember(whole);
    return takenOutcome(label, whole);
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

  private async refuse({label, name, print}: Offer, problems: string[], known?: LoadRecord): Promise<FileOutcome> {
    // The same refusal again says nothing new; its first record stays.
    if (known?.problems.join() !== problems.join()) {
      const record = {...newRecord(name, print!, this.loadedAt(), ++this.seq), problems};
      this.remember(record);
      await this.store.refuse(record);
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
    return this.accept(archive.label, await this.take(archive, inner, folder));
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
const FATAL = /ENOSPC|EDQUOT|EROFS|EMFILE|EFBIG|No space left|File too large|database has been invalidated/;

/** What is wrong with a file. One that breaks its reader is refused like any other, so that the others still load. */
function problemsOf(error: unknown): string[] {
  if (error instanceof UserError) return error.message.split("\n");
  const {message} = error as Error;
  if (FATAL.test(message)) throw error;
  return [`the reader failed: ${message.split("\n")[0]}`];
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
