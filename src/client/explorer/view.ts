import type {Dim, View} from "../../domain/explorer/dims.js";
import type {Counts} from "../../domain/explorer/tile.js";
import type {Selection} from "../../domain/explorer/state.js";
import {count, money, type Lang} from "../../domain/format.js";
import {asOfText, binLabel, type Ctx} from "./context.js";
import {h} from "./dom.js";
import {saveDrawing} from "./pictures.js";

/** One linked chart. */
export interface LinkedView {
  view: View;
  element: HTMLElement;
  /** Shows counts: under the current filter, of the pinned selection, and which bins are chosen. */
  update: (shown: Shown) => void;
}

export interface Shown {
  counts: Counts;
  other: Counts | null;
  selection: Selection;
  measure: "rows" | "late";
}

/** What charts call while a brush moves and when it rests. */
export interface BrushTarget {
  /** A pointer or the focus comes near: answers may be prepared. */
  near: (view: View) => void;
  /** Bins of the view while the brush moves. */
  moving: (view: View, bins: Selection["bins"], at: number) => void;
  /** The brush rests; choices of one run of keys are one step. */
  done: (bins: Selection["bins"], run?: string) => void;
}

/** A value of a bar, as the table of a chart gives it. */
export function measured(value: number, measure: Shown["measure"], lang: Lang): string {
  return measure === "late" ? money(value, lang) : count(value, lang);
}

/** The frame of a chart: title, unit, drawing, controls, downloads, table. */
export function frame(
  ctx: Ctx,
  view: View,
  parts: {drawing: () => SVGSVGElement; body: (Node | null)[]; tableRows: () => string[][]}
): HTMLElement {
  const {t} = ctx;
  const id = `xp-${view}`;
  const name = t.dims[view];
  const figure = h("figure", {id, class: `figure xp-view xp-${view}`});
  const actions = h(
    "div",
    {class: "xp-pictures", role: "group", "aria-label": name},
    ...(["svg", "png"] as const).map((kind) =>
      h(
        "button",
        {
          type: "button",
          class: "action",
          "aria-label": t.pictureOf(t[kind], name),
          onclick: () => void saveDrawing(ctx, parts.drawing(), {kind, name, subtitle: t.subtitles[view], file: id})
        },
        t[kind]
      )
    )
  );
  const details = tableOf(ctx, name, parts.tableRows);
  figure.append(
    h("figcaption", {}, h("h3", {class: "figure-title"}, name), h("p", {class: "figure-subtitle"}, t.subtitles[view])),
    ...parts.body.filter((part): part is Node => part !== null),
    h("div", {class: "xp-foot"}, details, actions)
  );
  return figure;
}

/** The numbers of a chart, made when the reader opens them and kept true while they are open. */
function tableOf({t}: Ctx, name: string, rows: () => string[][]): HTMLDetailsElement {
  const place = h("div", {class: "table-frame", role: "group", tabindex: 0, "aria-label": `${t.tableOf}: ${name}`});
  const details = h<HTMLDetailsElement>("details", {class: "figure-table"}, h("summary", {}, t.tableOf), place);
  const fill = () => {
    if (!details.open) return;
    const [head, ...body] = rows();
    const cell = (text: string, i: number) => (i === 0 ? h("th", {scope: "row"}, text) : h("td", {class: "num"}, text));
    place.replaceChildren(
      h(
        "table",
        {},
        h("caption", {}, name),
        h("thead", {}, h("tr", {}, ...head!.map((text, i) => h("th", {scope: "col", class: i ? "num" : null}, text)))),
        h("tbody", {}, ...body.map((row) => h("tr", {}, ...row.map(cell))))
      )
    );
  };
  details.addEventListener("toggle", fill);
  details.addEventListener("xp-refresh", fill);
  return details;
}

/** Tells an open table that the numbers have changed. */
export function refreshTable(element: HTMLElement): void {
  element.querySelector("details.figure-table[open]")?.dispatchEvent(new Event("xp-refresh"));
}

/** The rows of a chart's table: bin, value, value of the pinned selection, chosen or not. */
export function binRows(ctx: Ctx, dim: Dim, shown: Shown): string[][] {
  const {t, lang} = ctx;
  const what = shown.measure === "late" ? t.actions.measureLate : t.actions.measureRows;
  const chosen = shown.selection.bins[dim];
  const head = [t.bin, what, ...(shown.other ? [t.other] : []), t.chosen];
  const rows = [...shown.counts[dim].keys()].map((bin) => [
    binLabel(ctx, dim, bin),
    measured(shown.counts[dim][bin]!, shown.measure, lang),
    ...(shown.other ? [measured(shown.other[dim][bin]!, shown.measure, lang)] : []),
    !chosen || chosen.includes(bin) ? t.yes : ""
  ]);
  return [head, ...rows];
}

/** Filters, source and as-of under a picture, and the note where there is one. */
export function footLines(ctx: Ctx, filters: string): string[] {
  const {t, store} = ctx;
  return [
    filters,
    t.pictureFoot(t.sourceName, asOfText(ctx)),
    ...(store.note ? [`${t.about.note}: ${store.note}`] : [])
  ];
}
