/** What an office does in tests: writes files, right and wrong ones, and loads them into a world of its own. */
import {existsSync} from "node:fs";
import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {loadPaths, type FileOutcome} from "../../loaders/extract/load.js";
import {readRecords, type LoadRecord} from "../../loaders/extract/records.js";
import {world} from "../../loaders/paths.js";
import {literal, withDatabase} from "../../loaders/warehouse/open.js";

/** One row by English column name; a value may be anything that could stand in a file. */
export type Cells = Record<string, string>;

/** Moment of loading; every period of a test lies before it. */
export const NOW = "2031-01-06T02:00:00.000Z";

const FUNDS = ["si", "hi", "ui", "oa"];
let counter = 0;

/** A good ledger row of a new employer, with changes. */
export function ledgerRow(over: Cells = {}): Cells {
  counter++;
  const row: Cells = {
    period: "2026-01",
    province_code: "01",
    employer_code: `TA${String(counter).padStart(5, "0")}`,
    headcount: "12",
    wage_base: "84000000"
  };
  for (const f of FUNDS)
    Object.assign(row, {
      [`${f}_opening`]: "1000",
      [`${f}_accrued`]: "5000",
      [`${f}_adjusted`]: "-200",
      [`${f}_paid`]: "4800",
      [`${f}_closing`]: "1000"
    });
  return {...row, interest_opening: "10", interest_accrued: "2", interest_paid: "0", interest_closing: "12", ...over};
}

/** A good employers' row of a new employer, with changes. */
export function employerRow(over: Cells = {}): Cells {
  counter++;
  return {
    employer_code: `TA${String(counter).padStart(5, "0")}`,
    valid_from: "2024-01",
    tax_code: "0100109106",
    employer_name: "Công ty May Hoà Bình",
    province_code: "01",
    agency_code: "01001",
    employer_type: "3",
    sector_code: "14",
    sector_version: "2018",
    payment_cycle: "1",
    min_wage_region: "I",
    officer_code: "CB011",
    status: "active",
    hard_to_collect: "",
    frozen: "0",
    ...over
  };
}

/** A row without some of its columns. */
export function without(row: Cells, ...columns: string[]): Cells {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name)));
}

export interface Dress {
  delimiter?: string;
  end?: string;
  above?: string[];
  below?: string[];
  /** Heading of a column; its name when not given. */
  heading?: (column: string) => string;
}

/** The rows as CSV text; the columns are those of the first row. */
export function csv(rows: Cells[], {delimiter = ",", end = "\n", above = [], below = [], heading}: Dress = {}): string {
  const columns = Object.keys(rows[0]!);
  const quoted = (cell: string) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [
    ...above,
    columns.map((c) => quoted(heading?.(c) ?? c)).join(delimiter),
    ...rows.map((row) => columns.map((c) => quoted(row[c] ?? "")).join(delimiter)),
    ...below
  ];
  return lines.map((line) => line + end).join("");
}

export interface Fault {
  line: number;
  column: string;
  value: string;
  reason: string;
}

export class Office {
  private constructor(readonly data: string) {}

  /** Runs `work` on a fresh world that is removed afterwards. */
  static async open<T>(work: (office: Office) => Promise<T>): Promise<T> {
    const data = await mkdtemp(join(tmpdir(), "arrears-office-"));
    try {
      return await work(new Office(data));
    } finally {
      await rm(data, {recursive: true, force: true});
    }
  }

  /** Writes a file into the office's outgoing folder. */
  async write(name: string, body: string | Uint8Array): Promise<string> {
    const path = join(this.data, "outgoing", name);
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, body);
    return path;
  }

  /** Loads files; gives an outcome for each. */
  async load(paths: string[], now = NOW): Promise<FileOutcome[]> {
    return loadPaths({data: this.data, paths, now});
  }

  /** Writes and loads one file. */
  async deliver(name: string, body: string | Uint8Array, now = NOW): Promise<FileOutcome> {
    const [outcome] = await this.load([await this.write(name, body)], now);
    return outcome!;
  }

  record(outcome: FileOutcome): LoadRecord {
    return readRecords(world(this.data).accepted).find((r) => r.sha256 === outcome.sha256)!;
  }

  /** All records, by digest. */
  records(): Map<string, LoadRecord> {
    return new Map(readRecords(world(this.data).accepted).map((r) => [r.sha256, r]));
  }

  /** The quarantine of one file. */
  async faults(outcome: FileOutcome): Promise<Fault[]> {
    const path = join(world(this.data).accepted, `${outcome.sha256}.quarantine.parquet`);
    if (!existsSync(path)) return [];
    return this.query<Fault>(`select line::integer as line, column_name as "column", value, reason from ${literal(path)}
      order by line, column_name, reason`);
  }

  /** Rows that were accepted of one file in their order, every value as text. */
  async accepted(outcome: FileOutcome): Promise<Cells[]> {
    const path = join(world(this.data).accepted, `${outcome.sha256}.parquet`);
    const rows = await this.query<Cells>(`select columns(*)::varchar from read_parquet(${literal(path)})`);
    return rows.sort((a, b) => Number(a["line"] ?? 0) - Number(b["line"] ?? 0));
  }

  /** Faults and accepted rows of many files, by their digest, from one database. */
  async tellAll(outcomes: FileOutcome[]): Promise<Map<string, {faults: Fault[]; rows: Cells[]}>> {
    const told = new Map<string, {faults: Fault[]; rows: Cells[]}>();
    const file = (sha256: string, end: string) => join(world(this.data).accepted, `${sha256}${end}`);
    await withDatabase(":memory:", {threads: 1}, async (db) => {
      for (const {sha256} of outcomes) {
        const bad = file(sha256!, ".quarantine.parquet");
        const faults = existsSync(bad)
          ? await db.all<Fault>(`select line::integer as line, column_name as "column", value, reason from ${literal(bad)}
              order by all`)
          : [];
        const rows = await db.all<Cells>(
          `select columns(*)::varchar from read_parquet(${literal(file(sha256!, ".parquet"))})`
        );
        rows.sort((a, b) => Number(a["line"] ?? 0) - Number(b["line"] ?? 0));
        told.set(sha256!, {faults, rows});
      }
    });
    return told;
  }

  private query<T>(sql: string): Promise<T[]> {
    return withDatabase(":memory:", {threads: 1}, (db) => db.all<T>(sql));
  }
}
