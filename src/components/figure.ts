import {date} from "../domain/format.js";
import type {Lang} from "../domain/format.js";
import {escapeHtml} from "../domain/escape.js";
import {el} from "./svg.js";
import {dataTable} from "./table.js";
import type {TableSpec} from "./table.js";
import {words} from "./words.js";

export interface FigureOptions {
  id: string;
  /** The finding, as a sentence. */
  title: string;
  lang: Lang;
  /** What a chart function returned. */
  svg: string;
  table: TableSpec;
  source: string;
  /** An ISO date, or words. */
  asOf: string;
  /** What is measured, in which unit: a line under the title. */
  subtitle?: string;
  /** What the reader must not conclude, or how to read it. */
  note?: string;
  headingLevel?: 2 | 3;
}

/** A chart with everything that belongs to it: finding, drawing, source, its table and its downloads. */
export function figure(options: FigureOptions): string {
  const {id, title, lang, svg, table, source, asOf, subtitle, note, headingLevel = 3} = options;
  const {table: tableWord, source: sourceWord, asOf: asOfWord} = words[lang];
  const asOfText = /^\d{4}-\d{2}-\d{2}/.test(asOf) ? date(asOf, lang) : asOf;
  const sourceLine = `${sourceWord}: ${source} · ${asOfWord} ${asOfText}`;
  return el(
    "figure",
    {id, class: "figure", "data-source": sourceLine},
    el(
      "figcaption",
      {},
      el(`h${headingLevel}`, {class: "figure-title"}, escapeHtml(title)),
      subtitle ? el("p", {class: "figure-subtitle"}, escapeHtml(subtitle)) : ""
    ),
    el("div", {class: "chart-frame"}, svg),
    note ? el("p", {class: "figure-note"}, escapeHtml(note)) : "",
    el("p", {class: "figure-source"}, escapeHtml(sourceLine)),
    el(
      "div",
      {class: "figure-foot"},
      el("details", {class: "figure-table"}, el("summary", {}, escapeHtml(tableWord)), dataTable(table)),
      actions(options)
    )
  );
}

/** Downloads are made in the browser from what the page holds, so they show up only when scripts run. */
function actions({id, title, lang, table}: FigureOptions): string {
  const {csv, picture, actionsFor, downloadCsvOf, downloadPictureOf} = words[lang];
  const button = (attribute: string, target: string, label: string, said: string) =>
    el("button", {type: "button", class: "action", [attribute]: target, "aria-label": said}, escapeHtml(label));
  return el(
    "div",
    {class: "figure-actions", role: "group", "aria-label": actionsFor(title), hidden: "", "data-needs-script": ""},
    button("data-csv", table.id, csv, downloadCsvOf(title)),
    button("data-picture", id, picture, downloadPictureOf(title))
  );
}
