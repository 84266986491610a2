import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType
} from "docx";
import type {Column} from "../../src/components/table.js";
import type {Fields, PackTable} from "./model.js";

/** Lines of their own height: every paragraph says so, since the default is that of the one which nobody sees. */
export const SINGLE = {line: 240, lineRule: "auto"} as const;
const LINE = {style: BorderStyle.SINGLE, size: 4, color: "555555"};
const BORDERS = {top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE};
const MARGINS = {marginUnitType: WidthType.DXA, top: 30, bottom: 30, left: 60, right: 60};

/** Tables of no more rows are not parted; longer ones part anywhere but beside their ends. */
const SHORT = 5;
/** So many rows at either end of a longer table stay together: no row stands alone. */
const ENDS = 2;

/** A table of data: header row repeated on every page, numbers right, sums bold. */
export function dataRows(table: PackTable, width: number): Table {
  const {sizes, size} = fit(table, width);
  // A row that holds on to the next is on its page. The last never does: what follows may stand anywhere.
  const last = table.rows.length - 1;
  const holds = (row: number) => row < last && (last < SHORT || row < ENDS - 1 || row > last - ENDS);
  const totals = new Set(table.totals);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, i) =>
      cell(headingText(column), sizes[i]!, {
        size,
        bold: true,
        alignment: AlignmentType.CENTER,
        shade: "EDEDED",
        keepNext: true
      })
    )
  });
  const body = table.rows.map(
    (row, r) =>
      new TableRow({
        cantSplit: true,
        children: table.columns.map((column, i) =>
          cell(row[column.key]?.text ?? "", sizes[i]!, {
            size,
            bold: totals.has(r),
            keepNext: holds(r),
            alignment: isNumeric(column) ? AlignmentType.RIGHT : AlignmentType.LEFT
          })
        )
      })
  );
  return framed([head, ...body], sizes);
}

/** A table of empty rows to write in. */
export function fieldRows(fields: Fields, width: number): Table {
  const sizes = shares([30, 28, 18, 11, 13], width);
  const head = new TableRow({
    tableHeader: true,
    children: fields.columns.map((text, i) =>
      cell(text, sizes[i]!, {size: 22, bold: true, alignment: AlignmentType.CENTER, shade: "EDEDED", keepNext: true})
    )
  });
  const blank = (_: unknown, row: number) =>
    new TableRow({
      cantSplit: true,
      height: {value: 620, rule: "atLeast"},
      children: fields.columns.map((_, i) => cell("", sizes[i]!, {size: 22, keepNext: row < fields.rows - 1}))
    });
  return framed([head, ...Array.from({length: fields.rows}, blank)], sizes);
}

/** What stands at the head of a column: its name with the unit. */
export function headingText({label, unit}: Column): string {
  return unit ? `${label} (${unit})` : label;
}

export function isNumeric({kind}: Column): boolean {
  return kind !== "text" && kind !== "html";
}

interface CellLook {
  size: number;
  bold?: boolean;
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  shade?: string;
  keepNext?: boolean;
}

function cell(text: string, width: number, {size, bold, alignment, shade, keepNext = false}: CellLook): TableCell {
  return new TableCell({
    width: {size: width, type: WidthType.DXA},
    margins: MARGINS,
    verticalAlign: VerticalAlign.CENTER,
    ...(shade ? {shading: {type: ShadingType.CLEAR, fill: shade, color: "auto"}} : {}),
    children: [
      new Paragraph({spacing: SINGLE, alignment, keepNext, children: [new TextRun({text, size, bold: bold ?? false})]})
    ]
  });
}

function framed(rows: TableRow[], sizes: number[]): Table {
  return new Table({
    rows,
    borders: BORDERS,
    columnWidths: sizes,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: {size: sizes.reduce((a, b) => a + b, 0), type: WidthType.DXA}
  });
}

function shares(parts: readonly number[], width: number): number[] {
  const all = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => Math.floor((part * width) / all));
}

/**
 * Widths by what the columns hold: no number breaks; texts share what is left. The largest type at which that works,
 * down to 8 pt.
 */
function fit(table: PackTable, width: number): {sizes: number[]; size: number} {
  for (let size = 22; ; size--) {
    const needs = table.columns.map((column) => needOf(table, column, size));
    const least = needs.reduce((sum, need) => sum + need.least, 0);
    if (least > width && size > 16) continue;
    const spare = Math.max(0, width - least);
    const wants = needs.map((need) => Math.max(0, need.most - need.least));
    const wanted = wants.reduce((a, b) => a + b, 0);
    // What nobody wants goes to the texts, so that the table fills the page.
    const rest = Math.max(0, spare - wanted);
    const texts = table.columns.filter((c) => !isNumeric(c)).length || 1;
    const sizes = needs.map((need, i) =>
      Math.floor(
        need.least +
          (wanted > 0 ? (wants[i]! / wanted) * Math.min(spare, wanted) : 0) +
          (isNumeric(table.columns[i]!) ? 0 : rest / texts)
      )
    );
    return {sizes, size};
  }
}

function needOf(table: PackTable, column: Column, size: number): {least: number; most: number} {
  const word = (text: string, isBold: boolean) => Math.max(...text.split(" ").map((w) => textWidth(w, size, isBold)));
  const texts = table.rows.map((row) => row[column.key]?.text ?? "");
  const head = headingText(column);
  const least = isNumeric(column)
    ? Math.max(word(head, true), ...texts.map((text) => textWidth(text, size, true)))
    : Math.max(word(head, true), ...texts.map((text) => word(text, false)));
  const whole = Math.max(textWidth(head, size, true), ...texts.map((text) => textWidth(text, size, false)));
  return {least, most: Math.max(least, Math.min(whole, least * 4))};
}

/** Width of a text in twentieths of a point, with the cell's margins; a little more than Times needs. */
function textWidth(text: string, size: number, isBold: boolean): number {
  let units = 0;
  for (const letter of text)
    units += /[\p{Lu}%−+]/u.test(letter)
      ? 7.6
      : /[\d–]/.test(letter)
        ? 5.2
        : /[.,:; ()\u202f\u00a0]/.test(letter)
          ? 3.2
          : 5.2;
  return Math.ceil(units * size * (isBold ? 1.07 : 1)) + 150;
}
