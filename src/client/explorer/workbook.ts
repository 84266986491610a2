/**
 * Workbooks of any number of rows, written part by part: a sheet about the selection, then as many sheets of rows as the
 * format needs (1,048,576 rows a sheet). Nothing is left out: what does not fit one sheet goes on in the next.
 */
import {rawCell, type Source, type TableColumn} from "../../domain/explorer/columns.js";
import {exportColumns} from "./csvExport.js";
import {zip, type ZipEntry} from "./zip.js";

const MAX_ROWS = 1_048_575;
const ROWS_A_PART = 10_000;
const NS = "http://schemas.openxmlformats.org";

export interface WorkbookOptions {
  source: Source;
  rows: Uint32Array;
  columns: readonly string[];
  /** Lines of the first sheet: filters, as-of, note. */
  about: string[][];
  aboutName: string;
  rowsName: string;
}

/** The workbook as a file. */
export async function workbook(options: WorkbookOptions): Promise<{blob: Blob; rows: number; sheets: number}> {
  const {rows, about, aboutName, rowsName} = options;
  const pieces = Math.max(1, Math.ceil(rows.length / MAX_ROWS));
  const names = [
    aboutName,
    ...Array.from({length: pieces}, (_, i) => (pieces === 1 ? rowsName : `${rowsName} ${i + 1}`))
  ];
  const sheets = [
    () => aboutSheet(about),
    ...Array.from({length: pieces}, (_, i) => () => rowSheet(options, rows.subarray(i * MAX_ROWS, (i + 1) * MAX_ROWS)))
  ];
  const entries: ZipEntry[] = [
    ...frame(names).map(([name, text]) => ({name, parts: () => [text]})),
    ...sheets.map((parts, i) => ({name: `xl/worksheets/sheet${i + 1}.xml`, parts}))
  ];
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return {blob: await zip(entries, type), rows: rows.length, sheets: names.length};
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function frame(names: string[]): [string, string][] {
  const types = names.map(
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`
  );
  const list = names.map(
    (name, i) => `<sheet name="${xml(name.slice(0, 31))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`
  );
  const links = names.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`
  );
  return [
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types.join("")}</Types>`
    ],
    [
      "_rels/.rels",
      `${HEAD}<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
    ],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets>${list.join("")}</sheets></workbook>`
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${HEAD}<Relationships xmlns="${NS}/package/2006/relationships">${links.join("")}<Relationship Id="rIdStyles" Type="${NS}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
    ],
    [
      "xl/styles.xml",
      `${HEAD}<styleSheet xmlns="${NS}/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00%"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill/><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`
    ]
  ];
}

function xml(text: string): string {
  return text.replace(/[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (c) =>
    c === "&" ? "&amp;" : c === "<" ? "&lt;" : c === ">" ? "&gt;" : c === '"' ? "&quot;" : ""
  );
}

function textCell(text: string, style = 0): string {
  return `<c t="inlineStr"${style ? ` s="${style}"` : ""}><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
}

function open(widths: number[], frozen: boolean): string {
  const view = frozen
    ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
    : "";
  const cols = widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join("");
  return `${HEAD}<worksheet xmlns="${NS}/spreadsheetml/2006/main">${view}<cols>${cols}</cols><sheetData>`;
}

function aboutSheet(lines: string[][]): string[] {
  const rows = lines.map((cells) => `<row>${cells.map((cell, i) => textCell(cell, i === 0 ? 1 : 0)).join("")}</row>`);
  return [open([28, 90], false), ...rows, "</sheetData></worksheet>"];
}

function* rowSheet({source, columns: keys}: WorkbookOptions, rows: Uint32Array): Iterable<string> {
  const columns = exportColumns(keys);
  yield open(
    columns.map(({key}) => Math.max(12, key.length + 2)),
    true
  );
  yield `<row>${columns.map(({key}) => textCell(key, 1)).join("")}</row>`;
  for (let at = 0; at < rows.length; at += ROWS_A_PART) {
    let text = "";
    for (const row of rows.subarray(at, at + ROWS_A_PART))
      text += `<row>${columns.map((column) => cell(source, column, row)).join("")}</row>`;
    yield text;
  }
  const last = columnName(columns.length - 1);
  yield `</sheetData><autoFilter ref="A1:${last}${rows.length + 1}"/></worksheet>`;
}

function cell(source: Source, column: TableColumn, row: number): string {
  const value = rawCell(source, column, row);
  if (value === "") return "<c/>";
  if (column.kind === "text" || column.kind === "period") return textCell(value);
  const style = column.kind === "percent" ? 3 : 2;
  return `<c s="${style}"><v>${value}</v></c>`;
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}
