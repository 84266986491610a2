import type {Cell, CellStyle, CellValue, WriteSheet} from "hucre";
import {kindOf} from "../extract/contract.js";
import {messages} from "../../src/i18n/index.js";
import type {Pack} from "./model.js";

/** Rows that are offered to be filled in. */
export const REPLY_ROWS = 5;
/** Columns of the extract `replies` that the form has, in their order; the first five are filled in already. */
export const REPLY_COLUMNS = [
  "request_id",
  "province_code",
  "period",
  "step",
  "item",
  "date",
  "cause",
  "measure",
  "owner",
  "due_date",
  "late_target",
  "note"
] as const;
const FILLED = 5;
const WIDTHS = [16, 7, 9, 8, 6, 12, 29, 29, 16, 12, 17, 14];
const HEAD_ROW = 2;

const THIN = {style: "thin", color: {rgb: "808080"}} as const;
const BORDER = {top: THIN, bottom: THIN, left: THIN, right: THIN};
const font = {name: "Times New Roman", size: 12};
const HEAD: CellStyle = {
  font: {...font, bold: true},
  fill: {type: "pattern", pattern: "solid", fgColor: {rgb: "EDEDED"}},
  border: BORDER,
  alignment: {wrapText: true, horizontal: "center", vertical: "center"}
};
const GIVEN: CellStyle = {font: {...font, color: {rgb: "555555"}}, border: BORDER, alignment: {vertical: "top"}};
const OPEN: CellStyle = {font, border: BORDER, alignment: {wrapText: true, vertical: "top"}};
const FORMATS: Partial<Record<(typeof REPLY_COLUMNS)[number], string>> = {
  date: "dd/mm/yyyy",
  due_date: "dd/mm/yyyy",
  late_target: "#,##0"
};

/** What is filled in already: one row for each item that may be answered. */
export function replyRows({requestId, code, period}: Pack): CellValue[][] {
  return Array.from({length: REPLY_ROWS}, (_, i) => [requestId, code, period, "reply", i + 1]);
}

/** The form: a sheet that is filled in and delivered as the extract `replies`. */
export function replySheet(pack: Pack): WriteSheet {
  const {book} = messages[pack.lang].explanation;
  const kind = kindOf("replies");
  const heads = REPLY_COLUMNS.map((name) => {
    const column = kind.columns.find((c) => c.name === name)!;
    return pack.lang === "vi" ? capital(column.headings[0]!) : name;
  });
  const rows: CellValue[][] = [[book.replyTitle], [], heads, ...replyRows(pack)];
  const cells = new Map<string, Partial<Cell>>();
  cells.set("0,0", {style: {font: {...font, bold: true}, alignment: {wrapText: true, vertical: "top"}}});
  heads.forEach((_, i) => cells.set(`${HEAD_ROW},${i}`, {style: HEAD}));
  const fields = REPLY_COLUMNS.map((name) => FORMATS[name]);
  for (let row = 1; row <= REPLY_ROWS; row++)
    fields.forEach((numFmt, i) =>
      cells.set(`${HEAD_ROW + row},${i}`, {
        ...(i < FILLED ? {} : {value: null}),
        style: {...(i < FILLED ? GIVEN : OPEN), ...(numFmt ? {numFmt} : {})}
      })
    );
  return {
    name: book.reply,
    rows,
    cells,
    merges: [{startRow: 0, startCol: 0, endRow: 0, endCol: REPLY_COLUMNS.length - 1}],
    columns: WIDTHS.map((width) => ({width})),
    rowDefs: new Map([
      [0, {height: 36}],
      [HEAD_ROW, {height: 50}],
      ...Array.from({length: REPLY_ROWS}, (_, i) => [HEAD_ROW + 1 + i, {height: 48}])
    ] as [number, {height: number}][]),
    freezePane: {rows: HEAD_ROW + 1},
    dataValidations: validations(pack),
    pageSetup: {paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0}
  };
}

function validations(pack: Pack): WriteSheet["dataValidations"] {
  const help = messages[pack.lang].explanation.book.replyHelp;
  const range = (name: (typeof REPLY_COLUMNS)[number]) => {
    const letter = String.fromCharCode(65 + REPLY_COLUMNS.indexOf(name));
    return `${letter}${HEAD_ROW + 2}:${letter}${HEAD_ROW + 1 + REPLY_ROWS}`;
  };
  const common = {allowBlank: true, showInputMessage: true, showErrorMessage: true} as const;
  return [
    ...(["date", "due_date"] as const).map((name) => ({
      // 44197 is 1 January 2021: days are counted as the workbook does.
      ...{type: "date" as const, operator: "greaterThan" as const, formula1: "44197"},
      ...{...common, inputMessage: help[name], range: range(name)}
    })),
    {
      ...{type: "whole" as const, operator: "greaterThanOrEqual" as const, formula1: "0"},
      ...{...common, inputMessage: help.late_target, range: range("late_target")}
    },
    ...(["cause", "measure", "owner"] as const).map((name) => ({
      ...{type: "textLength" as const, operator: "lessThanOrEqual" as const, formula1: "2000"},
      ...{...common, inputMessage: help[name], range: range(name)}
    }))
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
