import {count, decimal, missing, percent, pointsBare} from "../domain/format.js";
import type {Lang, Maybe} from "../domain/format.js";
import {escapeHtml} from "../domain/escape.js";
import {words} from "./words.js";
import {el} from "./svg.js";

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
}

export interface Cell {
  /** What is read. */
  text: string;
  /** The exact value, for sorting and for the CSV; null where nothing is known. */
  value: string | number | null;
  /** Markup shown instead of the text (links, sparklines); already escaped. */
  html?: string;
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
  /** Marks the table that the month selector redraws. */
  ranking?: boolean;
  firstColumnSticky?: true;
}

/** Cells by kind: what is shown in the reader's language beside the exact value. */
export const cells = {
  text: (value: string, href?: string): Cell =>
    href ? {text: value, value, html: el("a", {href}, escapeHtml(value))} : {text: value, value},
  percent: (value: Maybe<number>, lang: Lang): Cell => ({text: percent(value, lang), value: value ?? null}),
  points: (value: Maybe<number>, lang: Lang, word = ""): Cell => ({
    text: value == null ? missing(lang) : [pointsBare(value, lang), word].filter(Boolean).join(", "),
    value: value ?? null
  }),
  dong: (value: Maybe<number | bigint>, lang: Lang): Cell => ({text: count(value, lang), value: exact(value)}),
  count: (value: Maybe<number | bigint>, lang: Lang): Cell => ({text: count(value, lang), value: exact(value)}),
  decimal: (value: Maybe<number>, digits: number, lang: Lang): Cell => ({
    text: decimal(value, digits, lang),
    value: value ?? null
  }),
  html: (html: string, label: string, value: string | number | null = null): Cell => ({text: label, value, html})
};

/** A bigint leaves as its digits: a double would lose the last ones. */
function exact(value: Maybe<number | bigint>): string | number | null {
  return typeof value === "bigint" ? value.toString() : (value ?? null);
}

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
      "data-ranking": spec.ranking ? "" : null
    },
    el("caption", {id: captionId}, escapeHtml(spec.caption)),
    el("thead", {}, el("tr", {}, ...spec.columns.map(heading))),
    `<tbody>${spec.rows.map((row) => bodyRow(row, spec.columns, spec.lang)).join("\n")}</tbody>`
  );
  const frame = el("div", {class: "table-frame", role: "region", tabindex: 0, "aria-labelledby": captionId}, table);
  return el("div", {class: "table"}, tools, frame);
}

function searchBox(spec: TableSpec): string {
  const {search, searchHint, rowsShown, csv, downloadCsvOf} = words[spec.lang];
  const inputId = `${spec.id}-search`;
  return el(
    "div",
    {class: "table-tools", hidden: "", "data-needs-script": ""},
    el(
      "div",
      {class: "table-search"},
      el("label", {for: inputId}, escapeHtml(search)),
      el("input", {id: inputId, type: "search", "data-search": spec.id, placeholder: searchHint, autocomplete: "off"})
    ),
    `<output class="table-count" for="${inputId}" data-count="${spec.id}">${rowsShown(spec.rows.length, spec.rows.length)}</output>`,
    el(
      "button",
      {type: "button", class: "action", "data-csv": spec.id, "aria-label": downloadCsvOf(spec.caption)},
      escapeHtml(csv)
    )
  );
}

function heading(column: Column): string {
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
      class: isRight(column) ? "num" : null,
      "data-key": column.key,
      "data-kind": column.kind,
      "aria-sort": sortable ? "none" : null
    },
    content
  );
}

function bodyRow(row: Record<string, Cell | null>, columns: Column[], lang: Lang): string {
  return `<tr>${columns.map((column, i) => bodyCell(row[column.key] ?? null, column, i === 0, lang)).join("")}</tr>`;
}

function bodyCell(cell: Cell | null, column: Column, isFirst: boolean, lang: Lang): string {
  const shown = cell ?? {text: missing(lang), value: null};
  const known = cell !== null && !(cell.value === null && !cell.html);
  const className = [isRight(column) && "num", !known && "unknown"].filter(Boolean).join(" ");
  const differs = shown.value !== null && String(shown.value) !== shown.text;
  return el(
    isFirst ? "th" : "td",
    {
      scope: isFirst ? "row" : null,
      class: className || null,
      "data-value": shown.value === null ? "" : differs ? String(shown.value) : null
    },
    shown.html ?? (escapeHtml(shown.text) || "\u200b")
  );
}
