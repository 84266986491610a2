import type {Cell, CellStyle, ColumnDef, ConditionalRule, DataValidation, WriteSheet} from "hucre";
import {colToLetter} from "hucre";
import type {Column, Kind} from "../extract/contract.js";
import {identities} from "../extract/expressions.js";
import {heading} from "./headings.js";
import {exampleOf} from "./examples.js";
import {listsOf, valuesOf, type Scope, type ValueList} from "./lists.js";
import {COLOUR, FONT, sheetOf, styled, type Styled} from "./style.js";
import type {Words} from "./words.js";

export interface TemplateJob {
  kind: Kind;
  scope: Scope;
  lang: "vi" | "en";
  words: Words;
}

/** The last row of any sheet. */
export const LAST_ROW = 1_048_576;
/** What a workbook holds exactly: fifteen digits. */
const LARGEST = "999999999999999";

/** The columns that a template offers: all but those for made-up data. */
export function templateColumns(kind: Kind): readonly Column[] {
  return kind.columns.filter((c) => c.name !== "synthetic");
}

/** Lines above the header: what this is, the unit of money where there is money, how to fill it in. */
function titleLines({kind, scope, lang, words}: TemplateJob, province: string, headerRow: number): string[] {
  const hasMoney = kind.columns.some((c) => c.type === "money");
  const scoped = words.scope(province, scope.period ?? "");
  return [
    `${kind.title[lang]}${scoped ? ` · ${scoped}` : ""}`,
    ...(hasMoney ? [words.unit] : []),
    words.hint(headerRow + 1)
  ];
}

/** The row of the header, counted from 1. */
export function headerRowOf(kind: Kind): number {
  return kind.columns.some((c) => c.type === "money") ? 4 : 3;
}

/** The sheet that is filled in: header with notes, drop-downs, formats, and marks where an identity is broken. */
export function dataSheet(job: TemplateJob, province: string): WriteSheet {
  const {kind, lang, words} = job;
  const columns = templateColumns(kind);
  const headerRow = headerRowOf(kind);
  const titles = titleLines(job, province, headerRow);
  const rows: (Styled | null)[][] = [
    ...titles.map((line, i) => [styled(line, i === 0 ? "title" : "subtitle")]),
    columns.map((c) => styled(heading(c, lang), c.need === "optional" ? "headOptional" : "head"))
  ];
  const notes = new Map<string, Partial<Cell>>(
    columns.map((c, i) => [`${headerRow - 1},${i}`, {comment: {author: "arrears", text: noteOf(job, c)}}])
  );
  const sheet = sheetOf(
    words.sheets.data,
    rows,
    columns.map((c) => columnDef(c, lang)),
    {
      cells: notes,
      freezePane: {rows: headerRow, columns: frozenColumns(kind, columns)},
      dataValidations: columns.flatMap((c, i) => validations(job, c, i, headerRow)),
      conditionalRules: brokenIdentities(kind, columns, headerRow),
      pageSetup: {
        ...{paperSize: "a4", orientation: "landscape", scale: 60},
        ...{printTitlesRow: `$${headerRow}:$${headerRow}`}
      }
    }
  );
  // Titles run over the cells to their right, the header takes two lines.
  sheet.rowDefs = new Map([
    [0, {height: 24}],
    [headerRow - 1, {height: 34}]
  ]);
  return sheet;
}

/** The columns that say whose row it is stay in sight, when they stand in front. */
function frozenColumns(kind: Kind, columns: readonly Column[]): number {
  const last = Math.max(...kind.key.map((name) => columns.findIndex((c) => c.name === name)));
  return last < 4 ? last + 1 : 0;
}

function noteOf({kind, scope, lang, words}: TemplateJob, column: Column): string {
  const values = column.values ? valuesOf(column, scope, lang) : null;
  const {labels} = words;
  return [
    `${labels.meaning}: ${column.meaning[lang]}.`,
    `${labels.unit}: ${words.type(column.type, column)}.`,
    ...(values
      ? [`${labels.values}: ${values.map((v) => (v.label ? `${v.code} (${v.label})` : v.code)).join(", ")}.`]
      : []),
    `${labels.need}: ${words.need[column.need]}.`,
    `${labels.example}: ${exampleOf(column, kind)}`
  ].join("\n");
}

function columnDef(column: Column, lang: "vi" | "en"): ColumnDef {
  const text = heading(column, lang);
  const isAmount = column.type === "money";
  const width = Math.max(isAmount ? 17 : 11, Math.min(32, Math.ceil(text.length / (text.length > 16 ? 1.6 : 1)) + 4));
  return {width: column.name === "employer_name" || column.name === "note" ? 34 : width, style: cellStyle(column)};
}

/** Codes, months and texts are text, so that no zero is lost and no month becomes a day. */
function cellStyle(column: Column): CellStyle {
  const numFmt =
    column.type === "money" || column.type === "count"
      ? "#,##0"
      : column.type === "decimal"
        ? "#,##0.######"
        : column.type === "date"
          ? "dd/mm/yyyy"
          : "@";
  return {font: FONT, numFmt};
}

function validations(job: TemplateJob, column: Column, at: number, headerRow: number): DataValidation[] {
  const rule = ruleOf(job, column);
  if (!rule) return [];
  const letter = colToLetter(at);
  const text = heading(column, job.lang);
  return [
    {
      ...rule,
      range: `${letter}${headerRow + 1}:${letter}${LAST_ROW}`,
      allowBlank: column.need !== "column",
      showErrorMessage: true,
      showInputMessage: true,
      inputTitle: text.slice(0, 32),
      inputMessage: `${column.meaning[job.lang]} (${job.words.type(column.type, column)})`.slice(0, 250),
      errorTitle: text.slice(0, 32),
      errorMessage: `${job.words.wrong(text)}: ${job.words.type(column.type, column)}.`.slice(0, 220),
      // What is only offered may be overruled.
      errorStyle: column.type === "text" ? "warning" : "stop"
    }
  ];
}

function ruleOf(job: TemplateJob, column: Column): Omit<DataValidation, "range"> | null {
  const values = valuesOf(column, job.scope, job.lang);
  if (values) return listRule(job, column, values);
  const whole = (least: string, most = LARGEST) =>
    ({type: "whole", operator: "between", formula1: least, formula2: most}) as const;
  const length = (least: number, most: number) =>
    ({type: "textLength", operator: "between", formula1: String(least), formula2: String(most)}) as const;
  switch (column.type) {
    case "money":
      return whole(column.nonNegative ? "0" : `-${LARGEST}`);
    case "count":
      return whole("0", "999999999");
    case "year":
      return length(4, 4);
    case "decimal":
      return {type: "decimal", operator: "between", formula1: `-${LARGEST}`, formula2: LARGEST};
    case "date":
      // Day 32874 is 1 January 1990, day 73050 the last of 2099.
      return {type: "date", operator: "between", formula1: "32874", formula2: "73050"};
    case "period":
      return length(6, 7);
    case "employer":
      return length(7, 7);
    case "person":
      return length(column.digits ?? 1, column.digits ?? 32);
    case "pattern":
      return length(column.digits ?? 1, column.name === "tax_code" ? 14 : (column.digits ?? 255));
    default:
      return null;
  }
}

function listRule(job: TemplateJob, column: Column, values: ValueList["values"]): Omit<DataValidation, "range"> {
  const lists = listsOf(job.kind, job.scope, job.lang, job.words);
  const at = lists.findIndex((list) => list.column === column.name);
  if (at < 0) return {type: "list", values: values.map((v) => v.code)};
  const letter = colToLetter(at * 3);
  return {type: "list", formula1: `'${job.words.sheets.lists}'!$${letter}$2:$${letter}$${values.length + 1}`};
}

/** Marks the cell that an identity of the row speaks of while it does not hold. */
function brokenIdentities(kind: Kind, columns: readonly Column[], headerRow: number): ConditionalRule[] {
  const first = headerRow + 1;
  const cell = (name: string) => `$${colToLetter(columns.findIndex((c) => c.name === name))}${first}`;
  return identities(kind).map(({column, expected}, i) => {
    const sum = expected.replace(/v_(\w+)/g, (_, name: string) => cell(name)).replaceAll(" ", "");
    const at = colToLetter(columns.findIndex((c) => c.name === column));
    return {
      type: "expression",
      priority: i + 1,
      formula: `AND(${cell(column)}<>"",${cell(column)}<>${sum})`,
      range: `${at}${first}:${at}${LAST_ROW}`,
      style: {
        font: {bold: true, color: {rgb: COLOUR.markLine}},
        fill: {type: "pattern", pattern: "solid", bgColor: {rgb: COLOUR.mark}, fgColor: {rgb: COLOUR.mark}}
      }
    };
  });
}
