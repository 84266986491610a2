import {period as periodName} from "../domain/format.js";
import type {Lang} from "../domain/format.js";
import type {RankedRow} from "../domain/ranking.js";
import {escapeHtml} from "../domain/escape.js";
import {cells, changeWord, sideWord} from "./cells.js";
import type {Cell} from "./cells.js";

/** Keys of the ranking table's columns that the month selector redraws; "trend" stays as it is. */
export const RANKING_KEYS = [
  "rank",
  "label",
  "rate",
  "distance",
  "change_month",
  "change_year",
  "late",
  "receivable",
  "employers_late"
] as const;

export type RankingKey = (typeof RANKING_KEYS)[number];

/** The cells of one ranked unit, the same at build time and in the browser. */
export function rankingCells(row: RankedRow, lang: Lang): Record<RankingKey, Cell> {
  return {
    rank: row.rank === null ? {text: "–", value: null, html: "–"} : cells.count(row.rank, lang),
    label: cells.text(row.label, row.href),
    rate: cells.percent(row.rate, lang),
    distance: cells.points(row.distance, lang, (v) => sideWord(v, lang)),
    change_month: cells.points(row.change_month, lang, (v) => changeWord(v, lang)),
    change_year: cells.points(row.change_year, lang, (v) => changeWord(v, lang)),
    late: cells.dong(row.late, lang),
    receivable: cells.dong(row.receivable, lang),
    employers_late: cells.count(row.employers_late, lang)
  };
}

/** The choice of month above a ranking table; needs a script and hides without one. The newest month is chosen. */
export function monthSelect(options: {tableId: string; periods: string[]; lang: Lang; label: string}): string {
  const {tableId, periods, lang, label} = options;
  const choices = [...periods]
    .reverse()
    .map((p) => `<option value="${p}">${escapeHtml(periodName(p, lang))}</option>`)
    .join("");
  return (
    `<label class="month-select" hidden data-needs-script><span>${escapeHtml(label)}</span>` +
    `<select data-ranking-for="${tableId}" autocomplete="off">${choices}</select></label>`
  );
}
