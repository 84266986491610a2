import {renameSync} from "node:fs";
import {join} from "node:path";
import type {World} from "../paths.js";
import type {Extract} from "./read.js";
import {syncPath, writeRecords, type LoadRecord} from "./records.js";

/** How many files, and how long, may wait for the disk together. */
const MOST_FILES = 64;
const LONGEST_WAIT_MS = 2000;

/**
 * Puts files in their place: rows and quarantine first, the record last, in the order of loading; a file counts from
 * the moment its record stands. Waiting for the disk is shared by several files: a run that is killed before has loaded
 * fewer files, never half of one, and never a later one without an earlier one.
 */
export class Store {
  private waiting: {record: LoadRecord; files: string[]}[] = [];
  private since = 0;

  constructor(private readonly place: World) {}

  /** Takes over the files of an extract and its record. */
  accept(record: LoadRecord, extract: Extract): void {
    const base = join(this.place.accepted, record.sha256);
    const files = [`${base}.parquet`];
    if (extract.quarantine) {
      renameSync(extract.quarantine, `${base}.quarantine.parquet`);
      files.push(`${base}.quarantine.parquet`);
    }
    renameSync(extract.parquet, files[0]!);
    this.add(record, files);
  }

  /** Takes over the record of a refused file. */
  refuse(record: LoadRecord): void {
    this.add(record, []);
  }

  private add(record: LoadRecord, files: string[]): void {
    if (this.waiting.length === 0) this.since = Date.now();
    this.waiting.push({record, files});
    if (this.waiting.length >= MOST_FILES || Date.now() - this.since > LONGEST_WAIT_MS) this.flush();
  }

  /** Returns when the disk has everything. */
  flush(): void {
    if (this.waiting.length === 0) return;
    const files = this.waiting.flatMap((w) => w.files);
    for (const file of files) syncPath(file);
    if (files.length) syncPath(this.place.accepted);
    writeRecords(
      this.place.accepted,
      this.waiting.map((w) => w.record)
    );
    this.waiting = [];
  }
}
