import {renameSync} from "node:fs";
import {join} from "node:path";
import type {World} from "../paths.js";
import type {Extract} from "./read.js";
import {syncFile, syncPath, writeRecords, type LoadRecord} from "./records.js";

/** How many files, and how long, may wait for the disk together. */
const MOST_FILES = 64;
const LONGEST_WAIT_MS = 2000;

/**
 * Puts files in their place: rows and quarantine first, the record last, in the order of loading; a file counts from
 * the moment its record stands. Waiting for the disk is shared by several files: a run that is killed before has loaded
 * fewer files, never half of one, and never a later one without an earlier one.
 */
export class Store {
  private waiting: Waiting[] = [];
  private since = 0;
  /** What the disk has been given and may not have yet. */
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly place: World) {}

  /** Takes over the files of an extract and its record. */
  accept(record: LoadRecord, extract: Extract): Promise<void> {
    const base = join(this.place.accepted, record.sha256);
    const files = [`${base}.parquet`];
    if (extract.quarantine) {
      renameSync(extract.quarantine, `${base}.quarantine.parquet`);
      files.push(`${base}.quarantine.parquet`);
    }
    renameSync(extract.parquet, files[0]!);
    return this.add({record, files});
  }

  /** Takes over the record of a refused file. */
  refuse(record: LoadRecord): Promise<void> {
    return this.add({record, files: []});
  }

  private async add(one: Waiting): Promise<void> {
    if (this.waiting.length === 0) this.since = Date.now();
    this.waiting.push(one);
    if (this.waiting.length < MOST_FILES && Date.now() - this.since <= LONGEST_WAIT_MS) return;
    // The disk works beside the readers, at most one batch behind.
    await this.writing;
    this.begin();
  }

  private begin(): void {
    const batch = this.waiting;
    this.waiting = [];
    this.writing = this.writing.then(() => this.write(batch));
    // Told to whoever waits for it next.
    this.writing.catch(() => undefined);
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    const files = batch.flatMap((w) => w.files);
    for (const file of files) await syncFile(file);
    if (files.length) syncPath(this.place.accepted);
    writeRecords(
      this.place.accepted,
      batch.map((w) => w.record)
    );
  }

  /** Returns when the disk has everything. */
  async flush(): Promise<void> {
    await this.writing;
    if (this.waiting.length === 0) return;
    this.begin();
    await this.writing;
  }
}

interface Waiting {
  record: LoadRecord;
  files: string[];
}
