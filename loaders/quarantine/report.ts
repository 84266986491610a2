import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {writeXlsx, type WriteSheet} from "hucre";
import {count} from "../../src/domain/format.js";
import {kindOf, type KindId} from "../extract/contract.js";
import {reference} from "../reference.js";
import {literal, type Db} from "../warehouse/open.js";
import {FONT, sheetOf, styled, type Styled} from "../template/style.js";
import {heading} from "../template/headings.js";
import {entryOf} from "./catalogue.js";
import type {Known} from "./faults.js";
import {rowSheets, type CellFault, type FaultyRow} from "./rowSheets.js";
import {countFaults, listFaults, totals, type Count, type Totals} from "./select.js";
import {WORDS, type Words} from "./words.js";

/** Rows of one workbook: more make it slow to open, and go into the next part. */
const ROWS_OF_A_PART = 20_000;

export interface ReportJob {
  db: Db;
  known: Known;
  /** SQL condition of the faults to tell. */
  where: string;
  lang: "vi" | "en";
  /** Whether settled rows are in. */
  isAll: boolean;
  rowsOfAPart?: number;
}

/** How much there is, in one sentence. */
export function countedLine({rows, files, refused, held}: Totals, lang: "vi" | "en"): string {
  const [r, f, x, h] = [rows, files, refused, held].map((n) => count(n, lang));
  return WORDS[lang].counted({rows: r!, files: f!, refused: x!, held: h!});
}

/** The name of an office in the language; of no office, words that say so. */
export function officeName(code: string, lang: "vi" | "en"): string {
  const row = reference("provinces_34").find((r) => r["code"] === code);
  if (!row) return code === "" ? WORDS[lang].noOffice : code;
  return `${lang === "vi" ? row["full_name_vi"] : row["name_en"]} (${code})`;
}

/** Writes one report for every office into a folder. Gives the files. */
export async function writeReports(job: ReportJob, folder: string): Promise<string[]> {
  const offices = await job.db.all<{office: string}>(
    `select distinct office from faults where ${job.where} order by office`
  );
  const files: string[] = [];
  for (const {office} of offices) {
    const name = `${job.lang === "vi" ? "loi-so-lieu" : "data-errors"}-${office || "khac"}.xlsx`;
    const where = `${job.where} and office = ${literal(office)}`;
    files.push(...(await writeReport({...job, where}, join(folder, name), officeName(office, job.lang))));
  }
  return files;
}

/**
 * Writes the error report of an office: summary, what befell whole files, rows as delivered, definitions. Rows beyond what
 * one workbook takes go into further parts, `<name>-2.xlsx` and so on. Gives the files.
 */
export async function writeReport(job: ReportJob, out: string, office: string): Promise<string[]> {
  const {db, where} = job;
  const counts = await countFaults(db, where);
  const all = await totals(db, where);
  // Asked before the rows: a second question would end the stream of the first.
  const whole = await wholeFiles(job, WORDS[job.lang]);
  const files: string[] = [];
  const size = job.rowsOfAPart ?? ROWS_OF_A_PART;
  let part: FaultyRow[] = [];
  const flush = async () => {
    const target = files.length === 0 ? out : out.replace(/(\.xlsx)?$/i, `-${files.length + 1}.xlsx`);
    const first = files.length * size + 1;
    const span = {part: files.length + 1, first, last: first + part.length - 1, of: all.rows, all};
    await writeWorkbook(job, target, office, {counts, whole: span.part === 1 ? whole : null, rows: part}, span);
    files.push(target);
    part = [];
  };
  let told = 0;
  for await (const row of faultyRows(job)) {
    if (part.length === size) await flush();
    part.push(row);
    told++;
  }
  await flush();
  if (told !== all.rows) throw new Error(`${out}: ${told} of ${all.rows} rows were written`);
  return files;
}

async function* faultyRows({db, known, where}: ReportJob): AsyncGenerator<FaultyRow> {
  const headers = new Map(known.records.map((r) => [r.sha256, r.header ?? null]));
  const sql = `select kind, file, sha256, line::integer as line, max(raw) as raw,
      to_json(list({'column': column_name, 'value': value, 'code': code, 'reason': reason} order by column_name, code))::varchar as told
    from faults where ${where} and line is not null
    group by kind, load_seq, file, sha256, line order by kind, load_seq, line`;
  for await (const rows of db.stream(sql))
    for (const [kind, file, sha256, line, raw, told] of rows as [
      KindId,
      string,
      string,
      number,
      string | null,
      string
    ][])
      yield {
        ...{kind, file, line, header: headers.get(sha256) ?? null},
        cells: raw === null ? null : (JSON.parse(raw) as string[]),
        faults: JSON.parse(told) as CellFault[]
      };
}

interface Span {
  part: number;
  first: number;
  last: number;
  /** Rows of all parts. */
  of: number;
  all: Totals;
}

async function writeWorkbook(
  job: ReportJob,
  out: string,
  office: string,
  {counts, whole, rows}: {counts: readonly Count[]; whole: WriteSheet | null; rows: readonly FaultyRow[]},
  span: Span
): Promise<void> {
  const words = WORDS[job.lang];
  const sheets = [
    summarySheet(job, words, office, counts, span),
    ...(whole ? [whole] : []),
    ...rowSheets(rows, words, job.lang),
    definitionsSheet(words, job.lang, counts)
  ];
  const moment = new Date(job.known.asOf ?? 0);
  const bytes = await writeXlsx({
    sheets,
    defaultFont: FONT,
    properties: {title: words.title(office), created: moment, modified: moment}
  });
  mkdirSync(dirname(out), {recursive: true});
  writeFileSync(`${out}.${process.pid}.tmp`, bytes);
  renameSync(`${out}.${process.pid}.tmp`, out);
}

function summarySheet(job: ReportJob, words: Words, office: string, counts: readonly Count[], span: Span): WriteSheet {
  const {known, lang, isAll} = job;
  const c = words.columns;
  const n = (value: number) => count(value, lang);
  const isSplit = span.part > 1 || span.last < span.of;
  const lines = [
    words.asOf(momentText(known.asOf)),
    counts.length ? countedLine(span.all, lang) : words.nothing,
    isSplit
      ? words.part(span.part, n(span.of), n(span.first), n(span.last))
      : counts.length
        ? words.onlyPart(n(span.of))
        : "",
    isAll ? words.settledToo : "",
    words.build[known.build]
  ].filter(Boolean);
  const head = [c.fault, c.kind, c.scope, c.rows, c.files, c.periods, c.cause, c.remedy, c.wrong, c.right];
  const body = counts.map((x) => countRow(x, words, lang));
  return sheetOf(
    words.sheets.summary,
    [
      [styled(words.title(office), "title")],
      ...lines.map((line) => [styled(line, "subtitle")]),
      [],
      ...(counts.length ? [head.map((text) => styled(text, "head")), ...body] : [])
    ],
    [30, 16, 10, 9, 8, 18, 44, 44, 26, 26],
    {freezePane: {rows: lines.length + 3}}
  );
}

function countRow(x: Count, words: Words, lang: "vi" | "en"): Styled[] {
  const {title, cause, remedy, example} = entryOf(x.fault);
  const kind = x.kind === "" ? "" : kindOf(x.kind).title[lang];
  const period = x.first_period === x.last_period ? x.first_period : `${x.first_period} – ${x.last_period}`;
  return [
    styled(title[lang], "strong"),
    styled(kind, "cell"),
    styled(words.scopes[x.scope] ?? x.scope, "cell"),
    styled(x.rows, "count"),
    styled(x.files, "count"),
    styled(period ?? "", "cell"),
    styled(cause[lang], "cell"),
    styled(remedy[lang], "cell"),
    styled(example.wrong, "cell"),
    styled(example.right, "cell")
  ];
}

/** Files that were refused and months held back: what has no row. */
async function wholeFiles({db, where, lang}: ReportJob, words: Words): Promise<WriteSheet | null> {
  const rows: Styled[][] = [];
  for await (const fault of listFaults(db, `${where} and line is null`)) {
    const {title, remedy} = entryOf(fault.fault);
    rows.push(
      [fault.file, momentText(fault.loaded_at), fault.period ?? "", title[lang], fault.reason, remedy[lang]].map(
        (text) => styled(text, "cell")
      )
    );
  }
  if (rows.length === 0) return null;
  const c = words.columns;
  const head = [c.file, c.loadedAt, c.periods, c.fault, c.message, c.remedy].map((text) => styled(text, "head"));
  return sheetOf(words.sheets.files, [head, ...rows], [30, 18, 12, 30, 60, 50], {freezePane: {rows: 1}});
}

function definitionsSheet(words: Words, lang: "vi" | "en", counts: readonly Count[]): WriteSheet {
  const kinds = [...new Set(counts.map((x) => x.kind).filter(Boolean))].map(kindOf);
  const c = words.columns;
  const columns = kinds.flatMap((kind) => [
    [],
    [styled(`${words.columnsHeading}: ${kind.title[lang]}`, "heading")],
    [styled(c.column, "head"), styled(c.meaning, "head")],
    ...kind.columns.map((column) => [styled(heading(column, lang), "strong"), styled(column.meaning[lang], "cell")])
  ]);
  return sheetOf(
    words.sheets.definitions,
    [
      [styled(words.definitionsHeading, "heading")],
      ...words.definitions.map(([term, meaning]) => [styled(term!, "strong"), styled(meaning!, "cell")]),
      ...columns
    ],
    [34, 110]
  );
}

/** "2026-11-22 19:34" of an instant; a date as it is. */
function momentText(moment: string | null): string {
  return moment === null ? "" : moment.slice(0, 16).replace("T", " ");
}
