import {EXIT, UserError} from "../errors.js";
import {KINDS} from "../extract/contract.js";
import {periodIndex, reference} from "../reference.js";
import {literal, type Db} from "../warehouse/open.js";
import {CATALOGUE} from "./catalogue.js";

/** Which faults are asked for; all that is not given is free. */
export interface Choice {
  /** Code of a province: of today's office, or as delivered. */
  province?: string | undefined;
  /** Month YYYY-MM. */
  period?: string | undefined;
  /** Id of the catalogue. */
  reason?: string | undefined;
  kind?: string | undefined;
  /** Part of a file's name. */
  file?: string | undefined;
  /** Those that a later delivery has settled too. */
  all?: boolean | undefined;
}

/** How many rows (files, for faults of files) of an office have a fault. */
export interface Count {
  office: string;
  kind: string;
  fault: string;
  scope: string;
  rows: number;
  files: number;
  first_period: string | null;
  last_period: string | null;
}

/** One fault of one row, cell or file. */
export interface Fault {
  file: string;
  sha256: string;
  kind: string | null;
  loaded_at: string;
  line: number | null;
  column: string;
  value: string | null;
  fault: string;
  code: string;
  reason: string;
  period: string | null;
  province_code: string | null;
  office: string;
  is_open: boolean;
}

/** The SQL condition of a choice. Throws a UserError that names everything that is unknown. */
export function condition(choice: Choice): string {
  const problems: string[] = [];
  const oneOf = (what: string, value: string | undefined, known: readonly string[]) => {
    if (value !== undefined && !known.includes(value))
      problems.push(`unknown ${what}: "${value}" (known: ${[...new Set(known)].join(", ")})`);
  };
  const provinces = ["provinces_34", "provinces_63"].flatMap((name) => reference(name).map((r) => r["code"]!)).sort();
  oneOf("province", choice.province, provinces);
  oneOf(
    "kind",
    choice.kind,
    KINDS.map((k) => k.id)
  );
  oneOf(
    "reason",
    choice.reason,
    CATALOGUE.map((e) => e.id)
  );
  if (problems.length) throw new UserError(problems, EXIT.usage);
  const {province, period, reason, kind, file, all} = choice;
  return [
    all ? "true" : "is_open",
    ...(province ? [`(office = ${literal(province)} or province_code = ${literal(province)})`] : []),
    ...(period ? [`period_ix = ${periodIndex(period)}`] : []),
    ...(reason ? [`fault = ${literal(reason)}`] : []),
    ...(kind ? [`kind = ${literal(kind)}`] : []),
    ...(file ? [`contains(lower(file), lower(${literal(file)}))`] : [])
  ].join(" and ");
}

const PERIOD = (at: string) => `printf('%04d-%02d', ${at} // 12, ${at} % 12 + 1)`;

/** Rows and files by office, kind and fault, the most first. */
export function countFaults(db: Db, where: string): Promise<Count[]> {
  return db.all<Count>(`
    select office, coalesce(kind, '') as kind, fault,
      case when bool_or(line is not null) then 'row' when bool_or(fault = 'held') then 'cell' else 'file' end as scope,
      count(distinct (sha256, line))::integer as rows, count(distinct sha256)::integer as files,
      case when min(period_ix) is not null then ${PERIOD("min(period_ix)")} end as first_period,
      case when max(period_ix) is not null then ${PERIOD("max(period_ix)")} end as last_period
    from faults where ${where} group by office, coalesce(kind, ''), fault
    order by office = '', office, rows desc, kind, fault`);
}

/** What there is in all: rows and the files they stand in, files refused, months held back, faults of any kind. */
export interface Totals {
  rows: number;
  files: number;
  refused: number;
  held: number;
  faults: number;
}

/** How many rows, files and faults there are in all. */
export async function totals(db: Db, where: string): Promise<Totals> {
  const [found] = await db.all<Totals>(`
    select (count(distinct (sha256, line)) filter (line is not null))::integer as rows,
      (count(distinct sha256) filter (line is not null))::integer as files,
      (count(distinct sha256) filter (line is null and fault <> 'held'))::integer as refused,
      (count(*) filter (fault = 'held'))::integer as held, count(*)::integer as faults from faults where ${where}`);
  return found!;
}

const COLUMNS = `file, sha256, kind, loaded_at, line::integer as line, column_name as "column", value, fault, code, reason,
  case when period_ix is not null then ${PERIOD("period_ix")} end as period, province_code, office, is_open`;

/** The faults in the order of files and lines, some at a time. */
export async function* listFaults(db: Db, where: string, limit?: number): AsyncGenerator<Fault> {
  const names = [
    ...["file", "sha256", "kind", "loaded_at", "line", "column", "value", "fault", "code", "reason"],
    ...["period", "province_code", "office", "is_open"]
  ];
  const sql = `select ${COLUMNS} from faults where ${where}
    order by load_seq, line nulls first, column_name, code ${limit === undefined ? "" : `limit ${limit}`}`;
  for await (const rows of db.stream(sql))
    for (const row of rows) yield Object.fromEntries(names.map((name, i) => [name, row[i]])) as unknown as Fault;
}
