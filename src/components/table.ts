import {missing} from "../domain/format.js";
import type {Lang} from "../domain/format.js";
import {escapeHtml} from "../domain/escape.js";
import {rowsShown} from "./rowWords.js";
import {words} from "./words.js";
import type {Cell} from "./cells.js";
import {el, textWidth} from "./svg.js";

export {cells} from "./cells.js";
export type {Cell} from "./cells.js";

export type ColumnKind = "text" | "percent" | "points" | "dong" | "count" | "html";

export interface Column {
  key: string;
  label: string;
  /** Stands in the heading, so that it need not stand in every row. */
  unit?: string;
  kind: ColumnKind;
  align?: "left" | "right";
  /** Columns of pictures ("html") cannot be sorted unless this says so; all others can. */
  sortable?: boolean;
  /** Pixels that its style gives it at least, where that is more than its words need. */
  least?: number;
}

export interface TableSpec {
  id: string;
  lang: Lang;
  caption: string;
  columns: Column[];
  rows: Record<string, Cell | null>[];
  /** Name of the CSV, without extension. */
  filename: string;
  filterable?: boolean;
  /** A key for each row; the month selector finds the rows of a ranking by it. */
  rowKeys?: string[];
  firstColumnSticky?: true;
  /** Said of a list of which `rows` are only the first: how many there are, and the file (rowsFile) that holds them all. */
  whole?: {rows: number; href: string};
  /** The CSV that the rows come from, and the line of each row in it (0: the first behind the heading). */
  lines?: {href: string; of: number[]};
}

/** Widths that the style sheet knows: in a place at least that wide, a table of the class needs no frame to scroll in. */
const FITS = [420, 600, 800, 1000, 1230];
const FONT = 15;
const PADDING = 26;
const NUMERIC = new Set<ColumnKind>(["percent", "points", "dong", "count"]);

function isRight(column: Column): boolean {
  return column.align ? column.align === "right" : NUMERIC.has(column.kind);
}

/** A data table that scrolls inside its own frame, with headings that sort and, when asked, a search box. */
export function dataTable(spec: TableSpec): string {
  const tools = spec.filterable ? searchBox(spec) : "";
  const captionId = `${spec.id}-caption`;
  const table = el(
    "table",
    {
      id: spec.id,
      "data-filename": spec.filename,
      "data-lang": spec.lang,
      "data-ranking": spec.rowKeys ? "" : null,
      "data-whole": spec.whole?.href,
      "data-rows": spec.whole?.rows.toString(),
      "data-lines": spec.lines?.href
    },
    el("caption", {id: captionId}, escapeHtml(spec.caption)),
    el("thead", {}, el("tr", {}, ...spec.columns.map((c) => heading(c, c.key === rowHeader(spec))))),
    `<tbody>${bodyRows(spec).join("\n")}</tbody>`
  );
  const frame = el("div", {class: "table-frame", role: "group", tabindex: 0, "aria-labelledby": captionId}, table);
  return el("div", {class: ["table", fitClass(spec)].filter(Boolean).join(" ")}, tools, frame, moreButton(spec));
}

/** Every row of a table as its file holds them; the page's script reads it when more than the first rows are wanted. */
export function rowsFile(spec: TableSpec): string {
  return JSON.stringify(bodyRows(spec));
}

function bodyRows(spec: TableSpec): string[] {
  return spec.rows.map((row, i) => bodyRow(row, spec, spec.rowKeys?.[i], spec.lines?.of[i]));
}

/** Shows the next rows of a list that is longer than what stands in the page. */
function moreButton({id, lang, whole}: TableSpec): string {
  if (!whole) return "";
  const button = el("button", {type: "button", class: "action", "data-more": id}, escapeHtml(words[lang].moreRows));
  return el("p", {class: "table-more", hidden: "", "data-needs-script": ""}, button);
}

/** The narrowest place that holds the table, estimated from its texts; none for a table that always scrolls. */
function fitClass({columns, rows}: TableSpec): string | undefined {
  const widths = columns.map((column) => {
    const head = Math.max(...`${column.label} ${column.unit ?? ""}`.split(" ").map((word) => textWidth(word, 13))) + 18;
    const body = rows.map((row) => cellWidth(row[column.key] ?? null, column));
    return Math.max(88, head, column.least ?? 0, ...body) + PADDING;
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  const fits = FITS.find((width) => total <= width);
  return fits === undefined ? undefined : `table-fits-${fits}`;
}

/** Numbers stay on one line, texts may break; of a cell of its own markup the text is a fair guess. */
function cellWidth(cell: Cell | null, column: Column): number {
  if (!cell) return 0;
  const longest = isRight(column) && column.kind !== "points" ? cell.text : cell.text.split(" ").slice(0, 3).join(" ");
  return column.kind === "html" ? Math.max(100, textWidth(longest, FONT)) : textWidth(longest, FONT);
}

function searchBox(spec: TableSpec): string {
  const {search, searchHint, csv, downloadCsvOf} = words[spec.lang];
  const inputId = `${spec.id}-search`;
  const all = spec.whole?.rows ?? spec.rows.length;
  return el(
    "div",
    {class: "table-tools", hidden: "", "data-needs-script": ""},
    el(
      "div",
      {class: "table-search"},
      el("label", {for: inputId}, escapeHtml(search)),
      el("input", {id: inputId, type: "search", "data-search": spec.id, placeholder: searchHint, autocomplete: "off"})
    ),
    `<output class="table-count" for="${inputId}" data-count="${spec.id}">${rowsShown({shown: spec.rows.length, fitting: all, all}, spec.lang)}</output>`,
    el(
      "button",
      {type: "button", class: "action", "data-csv": spec.id, "aria-label": downloadCsvOf(spec.caption)},
      escapeHtml(csv)
    )
  );
}

/** The column that names its row: it is the row's heading and stays in sight when the table scrolls sideways. */
function rowHeader({columns}: TableSpec): string | undefined {
  return (columns.find((c) => c.kind === "text") ?? columns[0])?.key;
}

function heading(column: Column, isRowHeader: boolean): string {
  const sortable = column.sortable ?? column.kind !== "html";
  const unit = column.unit ? ` <span class="unit">${escapeHtml(column.unit)}</span>` : "";
  const label = `<span class="label">${escapeHtml(column.label)}${unit}</span>`;
  const content = sortable
    ? `<button type="button">${label}<span class="sort-mark" aria-hidden="true"></span></button>`
    : label;
  return el(
    "th",
    {
      scope: "col",
      class: [isRight(column) && "num", isRowHeader && "fixed"].filter(Boolean).join(" ") || null,
      "data-key": column.key,
      "data-kind": column.kind,
      "aria-sort": sortable ? "none" : null
    },
    content
  );
}

function bodyRow(row: Record<string, Cell | null>, spec: TableSpec, key?: string, line?: number): string {
  const {columns, lang} = spec;
  const named = rowHeader(spec);
  const content = columns.map((column) => bodyCell(row[column.key] ?? null, column, column.key === named, lang));
  return el("tr", {"data-code": key, "data-line": line?.toString()}, ...content);
}

function bodyCell(cell: Cell | null, column: Column, isRowHeader: boolean, lang: Lang): string {
  const shown = cell ?? {text: missing(lang), value: null};
  const known = cell !== null && !(cell.value === null && !cell.html);
  const className = [isRight(column) && "num", isRowHeader && "fixed", !known && "unknown"].filter(Boolean).join(" ");
  const differs = shown.value !== null && String(shown.value) !== shown.text;
  return el(
    isRowHeader ? "th" : "td",
    {
      scope: isRowHeader ? "row" : null,
      class: className || null,
      "data-value": shown.value === null ? "" : differs ? String(shown.value) : null
    },
    shown.html ?? (escapeHtml(shown.text) || "\u200b")
  );
}
