import {h} from "./dom.js";
import type {Result} from "./sql.js";

const WIDTH = 760;
const ROW = 22;
const MOST = 40;

/** A result as bars: its first text against its last number; null where there is nothing to draw. */
export function resultChart(title: string, {columns, rows}: Result): HTMLElement | null {
  const label = columns.findIndex(({isNumber}) => !isNumber);
  const value = columns.findLastIndex(({isNumber}) => isNumber);
  const shown = rows.slice(0, MOST).map((row) => ({label: String(row[label] ?? ""), value: Number(row[value] ?? 0)}));
  if (label < 0 || value < 0 || shown.length < 2) return null;
  const top = Math.max(...shown.map((row) => Math.abs(row.value))) || 1;
  const marks = shown.flatMap(({label: name, value: n}, i) => [
    h("text", {class: "tick", x: 150, y: i * ROW + 15, "text-anchor": "end"}, name.slice(0, 22)),
    h("rect", {
      class: "xp-bar",
      x: 158,
      y: i * ROW + 3,
      width: ((Math.abs(n) / top) * (WIDTH - 320)).toFixed(1),
      height: ROW - 7
    }),
    h(
      "text",
      {class: "tick", x: (164 + (Math.abs(n) / top) * (WIDTH - 320)).toFixed(1), y: i * ROW + 15},
      String(rows[i]![value])
    )
  ]);
  const drawing = h(
    "svg",
    {
      class: "drawing",
      viewBox: `0 0 ${WIDTH} ${shown.length * ROW + 4}`,
      role: "img",
      "aria-label": `${title}: ${columns[value]!.name}`
    },
    ...marks
  );
  return h<HTMLElement>(
    "figure",
    {class: "figure"},
    h("figcaption", {}, h("h3", {class: "figure-title"}, `${title}: ${columns[value]!.name}`)),
    drawing
  );
}
