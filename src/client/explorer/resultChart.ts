import {barDrawing} from "./barDrawing.js";
import type {Ctx} from "./context.js";
import {button, h} from "./dom.js";
import {saveDrawing} from "./pictures.js";
import type {Result} from "./sql.js";

const MOST = 40;

/** A result as bars: its first text against its last number; null where there is nothing to draw. */
export function resultChart(ctx: Ctx, sql: string, {columns, rows}: Result): HTMLElement | null {
  const {console: c, ...t} = ctx.t;
  const label = columns.findIndex(({isNumber}) => !isNumber);
  const value = columns.findLastIndex(({isNumber}) => isNumber);
  const bars = rows.slice(0, MOST).map((row) => ({
    label: String(row[label] ?? ""),
    value: Number(row[value] ?? 0),
    text: String(row[value] ?? "–")
  }));
  if (label < 0 || value < 0 || bars.length < 2) return null;
  const name = `${c.chart}: ${columns[value]!.name}`;
  const drawing = barDrawing(name, bars);
  const subtitle = rows.length > MOST ? c.chartFirst(String(MOST), String(rows.length)) : "";
  const save = (kind: "svg" | "png") =>
    button(
      t[kind],
      `sql-${kind}`,
      () =>
        void saveDrawing(ctx, drawing, {
          kind,
          name,
          subtitle,
          file: "sql",
          about: `SQL: ${sql.replace(/\s+/g, " ").trim()}`
        })
    );
  return h<HTMLElement>(
    "figure",
    {class: "figure"},
    h(
      "figcaption",
      {},
      h("h3", {class: "figure-title"}, name),
      subtitle ? h("p", {class: "figure-subtitle"}, subtitle) : null
    ),
    drawing,
    h("div", {class: "xp-pictures", role: "group", "aria-label": name}, save("svg"), save("png"))
  );
}
