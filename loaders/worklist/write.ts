import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {dirname, extname} from "node:path";
import {date, period, type Lang} from "../../src/domain/format.js";
import {messages} from "../../src/i18n/index.js";
import {EXIT, UserError} from "../errors.js";
import {databaseAsOf} from "../export/export.js";
import {world} from "../paths.js";
import {periodIndex} from "../reference.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";
import {b03Of} from "./b03.js";
import {workBook, type BookHead} from "./book.js";
import {WORK_COLUMNS, workLine} from "./csv.js";
import {isToDo, readWork, readWorkRule, urgencyOf, type Work, type WorkRule} from "./read.js";

export interface WorklistOptions {
  data: string;
  /** Month YYYY-MM at whose end the list stands. */
  month: string;
  /** Province of today; the whole country when not given. */
  province?: string;
  agency?: string;
  officer?: string;
  /** Day YYYY-MM-DD that deadlines are seen from; the month's last when not given. */
  on?: string;
  lang: Lang;
  /** File ending in .xlsx or .csv. */
  out: string;
  asOf?: string;
}

export interface WrittenWorklist {
  out: string;
  /** Employers with something late in the scope. */
  late: number;
  /** Of them, those in the list of work. */
  listed: number;
  /** Of the others: no further step is due; handled apart; late with less than the limit of the list. */
  nothing_due: number;
  apart: number;
  trifles: number;
  /** Rows that break the rule of columns 9 and 10. */
  errors: number;
}

/** Writes the work list of a month. Throws a UserError when the file's kind or the scope cannot be. */
export async function writeWorklist(options: WorklistOptions): Promise<WrittenWorklist> {
  const kind = extname(options.out).toLowerCase();
  if (kind !== ".xlsx" && kind !== ".csv")
    throw new UserError(`--out ${options.out}: expected a file that ends in .xlsx or .csv`, EXIT.usage);
  const place = world(options.data);
  const database = await databaseAsOf(place, options.asOf);
  return withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
    await db.run(`attach ${literal(database)} as w (read_only); use w`);
    const ix = periodIndex(options.month);
    await refuseUnknown(db, options, ix);
    const rule = readWorkRule();
    const work = await readWork(db, {...options, ix}, rule);
    const head = await headOf(db, options, ix);
    const b03 = b03Of(work);
    mkdirSync(dirname(options.out), {recursive: true});
    put(options.out, kind === ".csv" ? csvOf(work, head) : await workBook(work, b03, head));
    return {out: options.out, late: work.length, ...countsOf(work, rule), errors: b03.errors.length};
  });
}

/** Every late employer once: in the list, or why it is not. */
function countsOf(work: Work[], rule: WorkRule): Pick<WrittenWorklist, "listed" | "nothing_due" | "apart" | "trifles"> {
  const count = (is: (row: Work) => boolean) => work.filter(is).length;
  return {
    listed: count((row) => isToDo(row, rule)),
    nothing_due: count((row) => row.step_due === null && row.handling === null),
    apart: count((row) => row.handling !== null),
    trifles: count((row) => row.step_due !== null && !isToDo(row, rule))
  };
}

/** All problems of what was asked for at once. */
async function refuseUnknown(
  db: Db,
  {month, province, agency, officer, on}: WorklistOptions,
  ix: number
): Promise<void> {
  const problems: string[] = [];
  const [known] = await db.all<{first: string; last: string}>(
    "select min(period) as first, max(period) as last from warehouse.dim_period"
  );
  if (month < known!.first || month > known!.last)
    problems.push(`--month ${month}: not known (expected ${known!.first} to ${known!.last})`);
  const exists = async (sql: string) => (await db.all(`${sql} limit 1`)).length > 0;
  if (province && !(await exists(`select 1 from ref.provinces where map = '34' and code = ${literal(province)}`)))
    problems.push(`--province "${province}": not a province (expected one of the 34 codes of today)`);
  const register = (column: string, value: string) =>
    exists(`select 1 from warehouse.dim_employer_version where ${column} = ${literal(value)}`);
  if (agency && !(await register("agency_code", agency))) problems.push(`--agency "${agency}": not in the register`);
  if (officer && !(await register("officer_code", officer)))
    problems.push(`--officer "${officer}": not in the register`);
  if (on && on.slice(0, 10) < lastDay(ix))
    problems.push(`--on ${on}: before the end of ${month} (expected ${lastDay(ix)} or later)`);
  if (problems.length) throw new UserError(problems, EXIT.usage);
}

/** The last day of a month, YYYY-MM-DD. */
function lastDay(ix: number): string {
  return new Date(Date.UTC(Math.floor(ix / 12), (ix % 12) + 1, 0)).toISOString().slice(0, 10);
}

async function headOf(db: Db, options: WorklistOptions, ix: number): Promise<BookHead> {
  const {lang, month, province, agency, officer} = options;
  const t = messages[lang];
  const [found] = await db.all<{place: string | null; known: string | null; synthetic: string | null}>(`
    select (select ${lang === "vi" ? "full_name_vi" : "name_en"} from ref.provinces where map = '34' and code = ${literal(province ?? "")}) as place,
      (select value from warehouse.run where key = 'known_until') as known,
      (select value from warehouse.run where key = 'is_synthetic') as synthetic`);
  const steps = await db.all<{id: string; title: string}>(`
    select id, ${lang === "vi" ? "title_vi" : "title_en"} as title from ref.steps where ${ix} between from_ix and coalesce(to_ix, 99999)`);
  const {columns: c} = t.ladder;
  const scope = [
    found!.place ?? t.explanation.nation,
    ...(agency ? [`${c.agency} ${agency}`] : []),
    ...(officer ? [`${c.officer} ${officer}`] : []),
    period(month, lang)
  ];
  const {paper} = t.explanation;
  const asOf = [
    ...(found!.known ? [paper.asOf(date(found!.known, lang))] : []),
    ...(found!.synthetic === "true" ? [paper.synthetic] : [])
  ];
  return {
    lang,
    scope: scope.join(", "),
    asOf: asOf.join(" "),
    on: options.on?.slice(0, 10) ?? lastDay(ix),
    rule: readWorkRule(),
    steps: new Map(steps.map(({id, title}) => [id, title]))
  };
}

function csvOf(work: readonly Work[], {rule, on}: BookHead): string {
  const lines = work
    .filter((row) => isToDo(row, rule))
    .map((row) =>
      workLine(row, urgencyOf(row, on, rule.week_days))
        .map(quoted)
        .join(",")
    );
  return [WORK_COLUMNS.join(","), ...lines, ""].join("\n");
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A reader that looks while it is written finds the old file or the new one. */
function put(path: string, body: string | Uint8Array): void {
  writeFileSync(`${path}.tmp`, body);
  renameSync(`${path}.tmp`, path);
}
