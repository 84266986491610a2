import type {Dim} from "../../domain/explorer/dims.js";
import {tokenOf} from "../../domain/explorer/state.js";
import {fold} from "../../domain/fold.js";
import {barDrawing, type Bar} from "./barDrawing.js";
import {binLabel, type Ctx} from "./context.js";
import {h, setAttribute, setText} from "./dom.js";
import {binRows, frame, measured, refreshTable, type BrushTarget, type LinkedView, type Shown} from "./view.js";

/** A list of codes to tick, each with its bar and its number. */
export function listView(ctx: Ctx, dim: Dim, target: BrushTarget): LinkedView {
  const {t} = ctx;
  const n = ctx.layout.sizes[dim];
  const items = Array.from({length: n}, (_, bin) => item(ctx, dim, bin));
  const list = h(
    "div",
    {class: "xp-list", role: "group", "aria-label": t.dims[dim]},
    ...items.map(({element}) => element)
  );
  const clear = h<HTMLButtonElement>(
    "button",
    {
      type: "button",
      class: "action",
      "aria-label": t.clearOne(t.dims[dim]),
      onclick: () => target.done({[dim]: undefined})
    },
    t.clearShort
  );
  list.addEventListener("change", () => {
    const chosen = items.flatMap(({box}, bin) => (box.checked ? [bin] : []));
    target.done({[dim]: chosen.length ? chosen : undefined});
  });
  const tools = h("div", {class: "xp-limits"}, n > 15 ? finder(ctx, dim, items) : null, clear);
  let shown: Shown | null = null;
  const element = frame(ctx, dim, {
    drawing: () => barDrawing(t.dims[dim], shown ? barsOf(ctx, dim, shown) : []),
    body: [tools, list],
    tableRows: () => (shown ? binRows(ctx, dim, shown) : [[]])
  });
  return {
    view: dim,
    element,
    update(next) {
      shown = next;
      const {counts, other, selection, measure} = next;
      const values = counts[dim];
      const chosen = selection.bins[dim];
      const top = topOf(dim, values);
      for (const [bin, {element: row, box, bar, value}] of items.entries()) {
        box.checked = chosen?.includes(bin) ?? false;
        setAttribute(row, "class", !chosen || chosen.includes(bin) ? "xp-item" : "xp-item xp-out");
        setAttribute(bar, "style", `--share:${(Math.min(1, values[bin]! / top) * 100).toFixed(1)}%`);
        const said = measured(values[bin]!, measure, ctx.lang);
        setText(value, other ? `${said} (${measured(other[dim][bin]!, measure, ctx.lang)})` : said);
        row.toggleAttribute("data-empty", values[bin] === 0);
        const isAbsent = values[bin] === 0 && !box.checked && isSpare(ctx, dim, bin);
        row.toggleAttribute("hidden", isAbsent || row.dataset.found === "no");
      }
      clear.disabled = !chosen;
      refreshTable(element);
    }
  };
}

/** What bars are measured by: rows without a flag would flatten all others. */
function topOf(dim: Dim, values: Float64Array): number {
  const others = dim === "tier" || dim === "kind" ? values.subarray(1) : values;
  return Math.max(...others) || Math.max(...values, 1);
}

/** What a picture of the list shows: the bins that hold something or are chosen. */
function barsOf(ctx: Ctx, dim: Dim, {counts, selection, measure}: Shown): Bar[] {
  const chosen = selection.bins[dim];
  const top = topOf(dim, counts[dim]);
  return [...counts[dim]].flatMap((value, bin) => {
    const isOut = chosen !== undefined && !chosen.includes(bin);
    if (value === 0 && (isOut || !chosen)) return [];
    const text = measured(value, measure, ctx.lang);
    return [
      {label: binLabel(ctx, dim, bin), value: Math.min(value, top), text: value > top ? `↑ ${text}` : text, isOut}
    ];
  });
}

/** Groups that no row of any selection can have: what is not known, combinations that do not occur. */
function isSpare({meta}: Ctx, dim: Dim, bin: number): boolean {
  if (dim === "why") return true;
  const list = dim === "prov" ? meta.provinces : dim === "sect" ? meta.sections : dim === "type" ? meta.types : [];
  return list[bin]?.code === "unknown";
}

interface Item {
  element: HTMLElement;
  box: HTMLInputElement;
  bar: HTMLElement;
  value: HTMLElement;
}

function item(ctx: Ctx, dim: Dim, bin: number): Item {
  const box = h<HTMLInputElement>("input", {type: "checkbox", value: bin, "data-code": tokenOf(dim, bin, ctx.meta)});
  const bar = h("span", {class: "xp-share", "aria-hidden": "true"});
  const value = h("span", {class: "xp-value"});
  const element = h(
    "label",
    {class: "xp-item"},
    box,
    h("span", {class: "xp-name"}, binLabel(ctx, dim, bin)),
    value,
    bar
  );
  return {element, box, bar, value};
}

/** A box that narrows a long list; accents do not matter. */
function finder(ctx: Ctx, dim: Dim, items: Item[]): HTMLElement {
  const label = ctx.t.findIn(ctx.t.dims[dim]);
  const names = items.map((_, bin) => fold(binLabel(ctx, dim, bin)));
  const input = h<HTMLInputElement>("input", {
    type: "search",
    "aria-label": label,
    placeholder: label,
    autocomplete: "off"
  });
  input.addEventListener("input", () => {
    const words = fold(input.value).split(" ").filter(Boolean);
    for (const [bin, {element}] of items.entries()) {
      const isFound = words.every((word) => names[bin]!.includes(word));
      element.dataset.found = isFound ? "yes" : "no";
      element.hidden = !isFound;
    }
  });
  return input;
}
