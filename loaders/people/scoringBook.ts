import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {dirname, extname} from "node:path";
import {writeXlsx, type WriteSheet} from "hucre";
import {messages} from "../../src/i18n/index.js";
import type {Lang} from "../../src/domain/format.js";
import {EXIT, UserError} from "../errors.js";
import {databaseAsOf} from "../export/export.js";
import {world} from "../paths.js";
import {table, type PackCell} from "../report/model.js";
import {SheetMaker} from "../report/sheet.js";
import {literal, withDatabase, type Db} from "../warehouse/open.js";

export interface ScoringOptions {
  data: string;
  /** 2026-Q3 or 2026; the last whole quarter when not given. */
  span?: string;
  /** Province of today; all when not given. */
  province?: string;
  /** File ending in .xlsx. */
  out: string;
  lang: Lang;
  asOf?: string;
}

type Value = string | number | null;
type Row = Record<string, Value>;

/**
 * Writes the emulation sheets of a quarter or year as a workbook: scores, every criterion with its interval, criteria, and
 * who is barred from commendation. Throws a UserError for a span that is not scored.
 */
export async function writeScoring(options: ScoringOptions): Promise<{span: string; sheets: number; rows: number}> {
  if (extname(options.out).toLowerCase() !== ".xlsx")
    throw new UserError(`--out ${options.out}: expected a file that ends in .xlsx`, EXIT.usage);
  const place = world(options.data);
  const database = await databaseAsOf(place, options.asOf);
  const {span, tables} = await withDatabase(":memory:", {tmp: place.tmp}, async (db) => {
    await db.run(`attach ${literal(database)} as w (read_only); use w`);
    const found = await spanOf(db, options.span);
    return {span: found, tables: await readTables(db, found, options)};
  });
  const sheets = Object.entries(tables).map(([id, rows]) => sheetOf(id as SheetId, rows, span, options));
  mkdirSync(dirname(options.out), {recursive: true});
  const fresh = `${options.out}.${process.pid}.tmp`;
  writeFileSync(fresh, await writeXlsx({sheets, defaultFont: {name: "Times New Roman", size: 12}}));
  renameSync(fresh, options.out);
  return {span, sheets: sheets.length, rows: Object.values(tables).reduce((sum, rows) => sum + rows.length, 0)};
}

async function spanOf(db: Db, wanted: string | undefined): Promise<string> {
  const spans = await db.all<{span: string; kind: string}>(
    "select distinct span, kind, to_ix from ladder.fct_score_total order by to_ix desc, kind"
  );
  const found =
    wanted === undefined ? spans.find((one) => one.kind === "quarter") : spans.find((s) => s.span === wanted);
  if (found) return found.span;
  if (wanted === undefined) throw new UserError("no quarter has enough data to be scored");
  const known = spans.map((one) => one.span).join(", ");
  throw new UserError(`--span ${wanted}: not scored (known: ${known || "none"})`, EXIT.usage);
}

async function readTables(db: Db, span: string, {province, lang}: ScoringOptions) {
  const where = `s.span = ${literal(span)}${province ? ` and s.as_is_code = ${literal(province)}` : ""}`;
  const title = lang === "vi" ? "c.title_vi" : "c.title_en";
  const name = lang === "vi" ? "p.name_vi" : "p.name_en";
  const places = "inner join ref.provinces as p on p.map = '34' and p.code = s.as_is_code";
  return {
    totals: await db.all<Row>(`
      select ${name} as place, officer_code, employers::double as employers, score, score_low, score_high, measured / 100 as measured
      from ladder.fct_score_total as s ${places} where ${where} order by s.level desc, s.score desc, s.as_is_code, s.officer_code`),
    details: await db.all<Row>(`
      select ${name} as place, officer_code, ${title} as criterion, value, low, high, hits::double as hits, cases::double as cases,
        s.weight, points, points_low, points_high
      from ladder.fct_score as s inner join ref.scoring as c on s.criterion = c.id ${places}
      where ${where} order by s.level desc, s.as_is_code, s.officer_code, s.sort`),
    barred: await db.all<Row>(`
      select e.employer_code, ${name} as place, s.officer_code, s.months_late::double as months_late, s.late::double as late,
        s.article::double as article
      from ladder.fct_barred as s inner join warehouse.dim_employer as e on s.employer_id = e.employer_id ${places}
      where ${where} order by s.late desc, e.employer_code`)
  };
}

const KINDS: Record<string, "count" | "dong" | "percent"> = {
  ...{employers: "count", hits: "count", cases: "count", months_late: "count", article: "count", late: "dong"},
  measured: "percent"
};

type SheetId = "totals" | "details" | "barred";

function sheetOf(id: SheetId, rows: readonly Row[], span: string, {lang}: ScoringOptions): WriteSheet {
  const t = messages[lang].people.scoringBook;
  const sheet = new SheetMaker(t.sheets[id], true);
  sheet.title(t.title(span));
  for (const note of t.notes) sheet.note(note);
  const keys = t.order[id].split(" ") as (keyof typeof t.columns)[];
  const columns = keys.map((key) => {
    const kind =
      KINDS[key] ?? (rows.some((row) => typeof row[key] === "number") ? ("count" as const) : ("text" as const));
    return {key, label: t.columns[key], kind};
  });
  const cell = (key: string, value: Value): PackCell => {
    if (value === null) return {text: "", value: null};
    const isFine = typeof value === "number" && !(key in KINDS);
    return {text: String(value), value, ...(isFine ? {format: "number" as const} : {})};
  };
  const body = rows.map((row) => Object.fromEntries(keys.map((key) => [key, cell(key, row[key] ?? null)])));
  sheet.table(table(id, t.sheets[id], columns, body), true);
  return sheet.done();
}
