import {el} from "../../../src/components/svg.js";
import {escapeHtml} from "../../../src/domain/escape.js";
import type {DeliveryRow, DeliveryState, MonthRow} from "../../marts/types.js";
import type {Context} from "./context.js";
import {placeName} from "./layout.js";

const STATES: DeliveryState[] = ["delivered", "corrected", "quarantined", "held", "missing"];

/**
 * Deliveries by province and month, one letter a cell: a letter is read aloud, prints in black and white, and keeps
 * thousands of cells small. One table for each map of provinces.
 */
export function deliveryGrids(ctx: Context): string {
  const {t} = ctx;
  const legend = STATES.map((state) => {
    const sign = el("span", {class: `d-${state} sign`}, escapeHtml(t.status.letters[state]));
    return el("li", {}, `${sign} ${escapeHtml(t.status.states[state])}`);
  });
  return [
    el("ul", {class: "grid-legend", "aria-label": t.status.gridLegend}, ...legend),
    grid(ctx, "34", t.status.gridCaption34),
    grid(ctx, "63", t.status.gridCaption63)
  ].join("\n");
}

function grid(ctx: Context, map: "63" | "34", caption: string): string {
  const cells = ctx.world.marts.deliveries.filter((cell) => cell.map === map);
  if (!cells.length) return "";
  const known = new Set(cells.map((cell) => cell.period_ix));
  const months = ctx.world.months.filter((month) => known.has(month.period_ix));
  const byPlace = new Map<string, Map<number, DeliveryRow>>();
  for (const cell of cells) {
    const row = byPlace.get(cell.province_code) ?? new Map<number, DeliveryRow>();
    byPlace.set(cell.province_code, row.set(cell.period_ix, cell));
  }
  const rows = [...byPlace].map(([code, row]) => gridRow(ctx, placeName(ctx, map, code), months, row));
  const id = `grid-${map}`;
  const table = el(
    "table",
    {class: "delivery-grid", id},
    el("caption", {id: `${id}-caption`}, escapeHtml(caption)),
    head(ctx, months),
    el("tbody", {}, ...rows)
  );
  const frame = {class: "table-frame", role: "region", tabindex: 0, "aria-labelledby": `${id}-caption`};
  return el("div", {class: "table table-wide"}, el("div", frame, table));
}

/** Two heading rows: years over months. */
function head(ctx: Context, months: MonthRow[]): string {
  const years = [...new Set(months.map((month) => month.year))];
  const corner = el("th", {scope: "col", rowspan: 2}, escapeHtml(ctx.t.common.columns.province));
  const yearCells = years.map((year) =>
    el("th", {scope: "colgroup", colspan: months.filter((month) => month.year === year).length}, String(year))
  );
  const monthCells = months.map((month) => el("th", {scope: "col"}, String(month.month)));
  return el("thead", {}, el("tr", {}, corner, ...yearCells), el("tr", {}, ...monthCells));
}

function gridRow(ctx: Context, name: string, months: MonthRow[], row: Map<number, DeliveryRow>): string {
  const {letters} = ctx.t.status;
  const cells = months.map((month) => {
    const state = row.get(month.period_ix)?.state;
    if (!state) return "<td></td>";
    return state === "delivered" ? `<td>${letters.delivered}</td>` : `<td class="d-${state}">${letters[state]}</td>`;
  });
  return `<tr><th scope="row">${escapeHtml(name)}</th>${cells.join("")}</tr>`;
}
