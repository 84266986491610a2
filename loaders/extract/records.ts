import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeSync
} from "node:fs";
import {open} from "node:fs/promises";
import {join} from "node:path";

/** What a file holds of one (province, period). */
export interface CellCount {
  province: string;
  period_ix: number;
  rows: number;
  accepted: number;
  quarantined: number;
}

/** All that is known about one delivered file: written last, so a file counts when its record stands. */
export interface LoadRecord {
  sha256: string;
  file: string;
  status: "accepted" | "refused";
  kind: string | null;
  /** ISO time, UTC. */
  loaded_at: string;
  /** Order of loading. */
  seq: number;
  rows: number;
  accepted: number;
  quarantined: number;
  bytes: number;
  encoding: string | null;
  delimiter: string | null;
  numbers: string | null;
  unit: number | null;
  unknown_columns: string[];
  /** The headings as they stand in the file; absent in records of before they were kept. */
  header?: string[] | null;
  is_synthetic: boolean;
  /** First line of data, when the Parquet file carries no lines of its own. */
  first_line: number | null;
  cells: CellCount[];
  /** Why nothing of the file was taken. */
  problems: string[];
  /** Things worth knowing that refuse nothing. */
  notes: string[];
}

/** The record of a file of which nothing has been taken. */
export function newRecord(
  file: string,
  print: {sha256: string; bytes: number},
  loadedAt: string,
  seq: number
): LoadRecord {
  return {
    sha256: print.sha256,
    file,
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

/** All records of a world in order of loading; `until` (ISO time) leaves out what came later. */
export function readRecords(accepted: string, until?: string): LoadRecord[] {
  if (!existsSync(accepted)) return [];
  return readdirSync(accepted)
    .filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(accepted, name), "utf8")) as LoadRecord)
    .filter((record) => until === undefined || record.loaded_at <= until)
    .sort((a, b) => (a.loaded_at < b.loaded_at ? -1 : a.loaded_at > b.loaded_at ? 1 : a.seq - b.seq));
}

interface MemberRef {
  name: string;
  sha256: string;
}

/** What an archive of several files was found to hold, null when it has not been unpacked yet. */
export function readMembers(accepted: string, sha256: string): MemberRef[] | null {
  const path = join(accepted, `${sha256}.members.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as MemberRef[]) : null;
}

/** Remembers what an archive holds, so that it need not be unpacked again. */
export function writeMembers(accepted: string, sha256: string, members: readonly MemberRef[]): void {
  const path = join(accepted, `${sha256}.members.json`);
  writeDurably(`${path}.tmp`, JSON.stringify(members));
  renameSync(`${path}.tmp`, path);
}

/** Writes records, in their order, so that each is there whole or not at all, after a crash too. */
export function writeRecords(accepted: string, records: readonly LoadRecord[]): void {
  mkdirSync(accepted, {recursive: true});
  const target = (record: LoadRecord) => join(accepted, `${record.sha256}.json`);
  for (const record of records) writeDurably(`${target(record)}.tmp`, JSON.stringify(record));
  for (const record of records) renameSync(`${target(record)}.tmp`, target(record));
  syncPath(accepted);
}

/** Writes a file and waits until the disk has it. */
export function writeDurably(path: string, text: string, mode?: number): void {
  const fd = openSync(path, "w", mode);
  try {
    writeSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Waits until the disk has a file, without keeping anything else waiting. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Waits until the disk has what stands at `path` (a file, or the names in a folder). */
export function syncPath(path: string): void {
  try {
    const fd = openSync(path, "r");
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    // Windows cannot open folders; the rename itself is durable enough there.
    if (process.platform !== "win32") throw error;
  }
}

/** The instant up to which `asOf` reaches: a date means the whole day (UTC), a time means itself. */
export function asOfInstant(asOf: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? `${asOf}T23:59:59.999Z` : new Date(asOf).toISOString();
}

/** The key of a cell within a kind. */
export function cellKey(kind: string | null, cell: {province: string; period_ix: number}): string {
  return `${kind}|${cell.province}|${cell.period_ix}`;
}
