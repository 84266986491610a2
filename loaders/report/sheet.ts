import type {Cell, CellStyle, CellValue, WriteSheet} from "hucre";
import type {Column} from "../../src/components/table.js";
import {headingText, isNumeric} from "./docxTables.js";
import type {PackCell, PackTable} from "./model.js";

const THIN = {style: "thin", color: {rgb: "808080"}} as const;
const BORDER = {top: THIN, bottom: THIN, left: THIN, right: THIN};
const HEAD: CellStyle = {
  font: {bold: true, name: "Times New Roman", size: 12},
  fill: {type: "pattern", pattern: "solid", fgColor: {rgb: "EDEDED"}},
  border: BORDER,
  alignment: {wrapText: true, horizontal: "center", vertical: "center"}
};
const TEXT: CellStyle = {alignment: {wrapText: true, vertical: "top"}};
/** How numbers are shown; values stay as exact as they are. */
const NUMBER_FORMATS = {
  dong: "#,##0",
  count: "#,##0",
  percent: "0.00%",
  points: "+0.00%;-0.00%;0.00%",
  fine: "+0.0000%;-0.0000%;0.0000%",
  number: "0.00"
};
/** Texts over several columns are broken at about so many characters. */
const LINE = 84;
const LEAST_WIDTH = 12;
/** Points of the body's type. */
const BODY = 12;
const MOST_WIDTH = 46;

/** Writes one sheet from top to bottom. */
export class SheetMaker {
  private readonly rows: CellValue[][] = [];
  private readonly cells = new Map<string, Partial<Cell>>();
  private readonly merges: NonNullable<WriteSheet["merges"]> = [];
  private readonly heights = new Map<number, {height: number}>();
  private widths: number[] = [];
  private filter: string | undefined;
  private readonly texts: number[] = [];

  constructor(
    private readonly name: string,
    private readonly isWide = false
  ) {}

  title(text: string): void {
    this.across(text, {font: {bold: true, size: 14, name: "Times New Roman"}, ...TEXT});
  }

  note(text: string): void {
    this.across(text, {font: {italic: true, name: "Times New Roman", size: 11}, ...TEXT});
  }

  heading(text: string): void {
    this.gap();
    this.across(text, {font: {bold: true, name: "Times New Roman", size: 12}, ...TEXT});
  }

  subheading(text: string): void {
    this.across(text, {font: {bold: true, italic: true, name: "Times New Roman", size: 12}, ...TEXT});
  }

  text(text: string): void {
    this.across(text, TEXT);
  }

  /** An empty frame to write in. */
  field(): void {
    this.across("", {...TEXT, border: BORDER});
    this.heights.set(this.rows.length - 1, {height: 32});
  }

  gap(): void {
    this.rows.push([]);
  }

  /** A table with its title; `isFiltered` puts the sheet's filter on it. */
  table(table: PackTable, isFiltered = false): void {
    this.subheading(table.title);
    const head = this.rows.length;
    this.row(
      table.columns.map((column) => headingText(column)),
      () => HEAD
    );
    const widths = table.columns.map((column) => widthOf(table, column));
    const lines = table.columns.map((column, i) => Math.ceil((headingText(column).length + 2) / widths[i]!));
    this.heights.set(head, {height: 17 * Math.max(...lines)});
    const totals = new Set(table.totals);
    for (const [i, row] of table.rows.entries()) this.dataRow(table, row, totals.has(i), widths);
    if (isFiltered && !this.filter && table.rows.length)
      this.filter = `A${head + 1}:${letter(table.columns.length - 1)}${this.rows.length}`;
    for (const [i, width] of widths.entries()) this.widen(i, width);
  }

  /** Two columns of text under a header. */
  pairs(head: [string, string], rows: readonly (readonly [string, string])[]): void {
    this.row(head, () => HEAD);
    for (const pair of rows) {
      this.row([...pair], () => ({...TEXT, border: BORDER}));
      this.heights.set(this.rows.length - 1, {height: 16 * Math.ceil(pair[1].length / 80)});
    }
    this.widen(0, 28);
    this.widen(1, 90);
  }

  done(): WriteSheet {
    const across = Math.max(this.widths.length, 1);
    if (this.widths.length === 0) this.widths = [LINE];
    const total = this.widths.reduce((a, b) => a + b, 0);
    for (const row of this.texts) {
      if (across > 1) this.merges.push({startRow: row, startCol: 0, endRow: row, endCol: across - 1});
      const size = this.cells.get(`${row},0`)?.style?.font?.size ?? BODY;
      const isBold = this.cells.get(`${row},0`)?.style?.font?.bold ?? false;
      // A column's unit is a digit of the body's type; larger and bold letters need more of it.
      const units = (String(this.rows[row]![0] ?? "").length * size * (isBold ? 1.08 : 1)) / BODY;
      const lines = Math.ceil(units / (total * 1.05)) || 1;
      if (!this.heights.has(row)) this.heights.set(row, {height: (16 * size * lines) / BODY + 2});
    }
    return {
      name: this.name,
      rows: this.rows,
      cells: this.cells,
      merges: this.merges,
      columns: this.widths.map((width) => ({width})),
      rowDefs: this.heights,
      ...(this.filter ? {autoFilter: {range: this.filter}} : {}),
      pageSetup: {
        ...{paperSize: "a4", orientation: this.isWide ? "landscape" : "portrait"},
        ...{fitToPage: true, fitToWidth: 1, fitToHeight: 0},
        margins: {top: 0.79, bottom: 0.79, left: 0.6, right: 0.6}
      },
      headerFooter: {oddFooter: "&L&A&R&P/&N"}
    };
  }

  private across(text: string, style: CellStyle): void {
    this.texts.push(this.rows.length);
    this.row([text], () => style);
  }

  private row(values: CellValue[], style: (column: number) => CellStyle): void {
    const at = this.rows.length;
    this.rows.push(values);
    for (let i = 0; i < values.length; i++) this.cells.set(`${at},${i}`, {style: style(i)});
  }

  private dataRow(table: PackTable, row: Record<string, PackCell>, isTotal: boolean, widths: readonly number[]): void {
    const found = table.columns.map((column) => row[column.key] ?? {text: "", value: null});
    this.row(
      found.map((cell, i) => valueOf(table.columns[i]!, cell)),
      (i) => styleOf(table.columns[i]!, found[i]!, isTotal)
    );
    const lines = found.map((cell, i) => {
      return isNumeric(table.columns[i]!) ? 1 : Math.ceil((cell.text.length + 2) / widths[i]!);
    });
    if (Math.max(...lines) > 1) this.heights.set(this.rows.length - 1, {height: 16.5 * Math.max(...lines)});
  }

  private widen(column: number, width: number): void {
    while (this.widths.length <= column) this.widths.push(LEAST_WIDTH);
    this.widths[column] = Math.max(this.widths[column]!, width);
  }
}

/** Numbers as numbers, the rest as it is read. */
function valueOf(column: Column, cell: PackCell): CellValue {
  if (!isNumeric(column)) return cell.text;
  return typeof cell.value === "number" ? cell.value : cell.value === null ? cell.text || null : Number(cell.value);
}

function styleOf(column: Column, cell: PackCell, isTotal: boolean): CellStyle {
  const isNumber = isNumeric(column);
  const format = cell.format ?? (isNumber ? (column.kind as keyof typeof NUMBER_FORMATS) : undefined);
  return {
    font: {name: "Times New Roman", size: 12, bold: isTotal},
    border: BORDER,
    alignment: {
      wrapText: !isNumber,
      vertical: "center",
      horizontal: isNumber ? "right" : "left",
      indent: isNumber ? 0 : 1
    },
    ...(isNumber && format && typeof cell.value === "number" ? {numFmt: formatOf(format, cell.value)} : {})
  };
}

/** Decimals that a format shows of a value, percent signs counted as two. */
const SHOWN_DECIMALS = {dong: 0, count: 0, percent: 4, points: 4, fine: 6, number: 2};

/** A value too small to be seen is written as 0: a format would put its sign before it. */
export function formatOf(format: keyof typeof NUMBER_FORMATS, value: number): string {
  const chosen = format === "number" && Number.isInteger(value) ? NUMBER_FORMATS.count : NUMBER_FORMATS[format];
  if (value === 0 || Math.abs(value) >= 0.5 * 10 ** -SHOWN_DECIMALS[format]) return chosen;
  const zero = chosen.split(";").at(-1)!;
  return `${zero};${zero};${zero}`;
}

function widthOf(table: PackTable, column: Column): number {
  const longest = table.rows.reduce((most, row) => Math.max(most, row[column.key]?.text.length ?? 0), 0);
  const words = headingText(column)
    .split(" ")
    .map((word) => word.length + 2);
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, ...words, longest * 1.15 + 2));
}

function letter(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(65 + column - 26)}`;
}
