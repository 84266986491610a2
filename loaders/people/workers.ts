import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {dirname, extname, join} from "node:path";
import {writeXlsx} from "hucre";
import {messages} from "../../src/i18n/index.js";
import type {Lang} from "../../src/domain/format.js";
import {EXIT, UserError} from "../errors.js";
import {databaseAsOf} from "../export/export.js";
import {asOfInstant, readRecords} from "../extract/records.js";
import {world, type World} from "../paths.js";
import {periodIndex, periodText} from "../reference.js";
import {table} from "../report/model.js";
import {SheetMaker} from "../report/sheet.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";
import {allot, dueMonths} from "./allot.js";

export interface WorkersOptions {
  data: string;
  employer: string;
  /** Month YYYY-MM up to which the course is written. */
  month: string;
  /** File ending in .csv or .xlsx. */
  out: string;
  lang: Lang;
  asOf?: string;
}

interface ListRow {
  period_ix: number;
  worker_hash: string;
  status: string;
  wage_base: bigint;
  paid_through_ix: number | null;
  left_ix: number | null;
  joined_ix: number | null;
  late: bigint | null;
  months_late: number | null;
  headcount: bigint | number | null;
}

/** A worker in a month: the stand-in, state, and the part of the employer's late amount computed for them. */
export interface WorkerRow {
  period: string;
  worker: string;
  status: string;
  wage_base: bigint;
  paid_through: string | null;
  months_missing: number | null;
  due_months: number;
  late: bigint | null;
}

/**
 * Writes state and late amount of every worker of an employer over time, for the office: under a stand-in, the beginning of
 * the keyed hash. The amount is computed, not booked: docs/workers.md. Throws a UserError when employer, month or lists
 * are not there.
 */
export async function writeWorkers(options: WorkersOptions): Promise<{rows: number; workers: number; months: number}> {
  const kind = extname(options.out).toLowerCase();
  if (kind !== ".xlsx" && kind !== ".csv")
    throw new UserError(`--out ${options.out}: expected a file that ends in .xlsx or .csv`, EXIT.usage);
  const place = world(options.data);
  const database = await databaseAsOf(place, options.asOf);
  const listed = await withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
    await db.run(`attach ${literal(database)} as w (read_only); use w`);
    return readLists(db, place, options);
  });
  const rows = workerRows(listed);
  mkdirSync(dirname(options.out), {recursive: true});
  const fresh = `${options.out}.${process.pid}.tmp`;
  writeFileSync(fresh, kind === ".csv" ? csvOf(rows) : await bookOf(rows, options));
  renameSync(fresh, options.out);
  const count = (of: (row: WorkerRow) => string) => new Set(rows.map(of)).size;
  return {rows: rows.length, workers: count((row) => row.worker), months: count((row) => row.period)};
}

async function readLists(db: Db, place: World, options: WorkersOptions): Promise<ListRow[]> {
  const {employer, month} = options;
  const [known] = await db.all<{employer_id: number}>(
    `select employer_id from warehouse.dim_employer where employer_code = ${literal(employer)}`
  );
  if (!known) throw new UserError(`--employer ${employer}: no ledger and no register has this code`, EXIT.usage);
  const records = readRecords(place.accepted, options.asOf ? asOfInstant(options.asOf) : undefined).filter(
    (r) => r.status === "accepted" && r.kind === "workers"
  );
  if (!records.length) throw new UserError("no list of workers has been loaded (extract workers)");
  const files = records.map((r) => literal(join(place.accepted, `${r.sha256}.parquet`)));
  const order = records.map((r) => `(${literal(`${r.sha256}.parquet`)}, ${r.seq})`);
  const rows = await db.all<ListRow>(`
    with kept as (
      select s.cell_period as period_ix, s.worker_id as worker_hash, s.status, s.wage_base::bigint as wage_base,
        s.paid_through as paid_through_ix, s.status like 'left%' as has_left
      from read_parquet([${files.join(", ")}], union_by_name = true, filename = true) as s
      inner join (values ${order.join(", ")}) as o(parquet, seq) on parse_filename(s.filename) = o.parquet
      where s.employer_code = ${literal(employer)} and s.cell_period <= ${periodIndex(month)}
      qualify o.seq = max(o.seq) over (partition by s.cell_period)
    ),
    spells as (
      select *, count(*) filter (not has_left) over (partition by worker_hash order by period_ix) as spell,
        min(period_ix) over (partition by worker_hash) as first_ix, min(period_ix) over () as first_list_ix
      from kept
    )
    select k.period_ix, k.worker_hash, k.status, k.wage_base, k.paid_through_ix,
      if(k.has_left, min(if(k.has_left, k.period_ix, null)) over (partition by k.worker_hash, k.spell), null)::integer as left_ix,
      if(k.first_ix > k.first_list_ix, k.first_ix, null)::integer as joined_ix,
      t.late::bigint as late, t.months_late, l.headcount
    from spells as k
    left join warehouse.fct_late as t on t.employer_id = ${known.employer_id} and t.period_ix = k.period_ix
    left join warehouse.fct_ledger as l on l.employer_id = ${known.employer_id} and l.period_ix = k.period_ix
    order by k.period_ix, k.worker_hash`);
  if (!rows.length) throw new UserError(`${employer}: no list of its workers up to ${month} has been loaded`);
  return rows;
}

/** The rows of all months, each month's amounts adding up to the employer's late amount as far as the list covers it. */
export function workerRows(listed: readonly ListRow[]): WorkerRow[] {
  const names = standIns(listed.map((row) => row.worker_hash));
  const months = [...new Set(listed.map((row) => row.period_ix))];
  return months.flatMap((ix) => {
    const rows = listed.filter((row) => row.period_ix === ix);
    const due = rows.map((row) =>
      dueMonths({
        periodIx: ix,
        paidThroughIx: row.paid_through_ix,
        leftIx: row.left_ix,
        joinedIx: row.joined_ix,
        monthsLate: row.months_late ?? 0
      })
    );
    const parts = allot(
      coveredAmount(rows),
      rows.map((row, i) => ({key: row.worker_hash, weight: row.wage_base * BigInt(due[i]!)}))
    );
    return rows.map((row, i) => ({
      period: periodText(ix),
      worker: names.get(row.worker_hash)!,
      status: row.status,
      wage_base: row.wage_base,
      paid_through: row.paid_through_ix === null ? null : periodText(row.paid_through_ix),
      months_missing:
        row.paid_through_ix === null ? null : Math.max(Math.min(ix, row.left_ix ?? ix) - row.paid_through_ix, 0),
      due_months: due[i]!,
      late: parts?.get(row.worker_hash) ?? null
    }));
  });
}

/** A list shorter than the ledger's headcount bears only its share of the late amount. */
function coveredAmount(rows: readonly ListRow[]): bigint {
  const late = rows[0]!.late ?? 0n;
  const headcount = BigInt(rows[0]!.headcount ?? 0);
  const active = BigInt(rows.filter((row) => row.left_ix === null).length);
  return headcount > active ? (late * active) / headcount : late;
}

/** The shortest beginnings of the hashes, from twelve digits on, that are all different. */
function standIns(hashes: readonly string[]): Map<string, string> {
  const all = [...new Set(hashes)];
  let length = 12;
  while (length < 64 && new Set(all.map((hash) => hash.slice(0, length))).size < all.length) length++;
  return new Map(all.map((hash) => [hash, `NLD-${hash.slice(0, length)}`]));
}

const COLUMNS = [
  "period",
  "worker",
  "status",
  "wage_base",
  "paid_through",
  "months_missing",
  "due_months",
  "late"
] as const;

function csvOf(rows: readonly WorkerRow[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => String(row[column] ?? "")).join(","));
  return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}

function bookOf(rows: readonly WorkerRow[], {employer, month, lang}: WorkersOptions): Promise<Uint8Array> {
  const t = messages[lang].people.book;
  const sheet = new SheetMaker(t.sheet, true);
  sheet.title(t.title(employer));
  for (const note of [t.until(month), ...t.notes]) sheet.note(note);
  const kinds = {wage_base: "dong", late: "dong", months_missing: "count", due_months: "count"} as const;
  const columns = COLUMNS.map((key) => ({key, label: t.columns[key], kind: kinds[key as "late"] ?? ("text" as const)}));
  const cell = (key: (typeof COLUMNS)[number], value: WorkerRow[typeof key]) => {
    if (value === null) return {text: "", value: null};
    if (typeof value !== "string") return {text: String(value), value: Number(value)};
    const said = key === "status" ? (t.status[value as keyof typeof t.status] ?? value) : value;
    return {text: said, value: said};
  };
  const body = rows.map((row) => Object.fromEntries(COLUMNS.map((key) => [key, cell(key, row[key])])));
  sheet.table(table("workers", t.tableTitle, columns, body), true);
  return writeXlsx({sheets: [sheet.done()], defaultFont: {name: "Times New Roman", size: 12}});
}
