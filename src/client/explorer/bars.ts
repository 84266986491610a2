import {interval, SCALES, type ScaleName} from "../../domain/explorer/bins.js";
import type {Dim} from "../../domain/explorer/dims.js";
import {binLabel, shortCount, type Ctx} from "./context.js";
import {h, setAttribute, setText} from "./dom.js";
import {limitBoxes, marks, range} from "./limits.js";
import {binRows, frame, refreshTable, type BrushTarget, type LinkedView, type Shown} from "./view.js";

const WIDTH = 480;
const HEIGHT = 190;
const LEFT = 4;
const TOP = 18;
const BOTTOM = 40;
const PLOT = HEIGHT - TOP - BOTTOM;

/** A distribution along a scale: bars, a brush, and the same choice in two boxes. */
export function rangeView(ctx: Ctx, dim: Dim, target: BrushTarget): LinkedView {
  const n = ctx.layout.sizes[dim];
  const step = (WIDTH - 2 * LEFT) / n;
  const bars = marks(n, (i) =>
    h("rect", {
      class: "xp-bar",
      x: (LEFT + i * step + 0.5).toFixed(2),
      width: Math.max(1, step - 1).toFixed(2),
      y: TOP,
      height: 0
    })
  );
  const dashes = marks(n, (i) =>
    h("path", {class: "xp-dash", d: `M${(LEFT + i * step).toFixed(2)} 0h${step.toFixed(2)}`, visibility: "hidden"})
  );
  const over = marks(n, (i) =>
    h("text", {class: "xp-over", x: LEFT + (i + 0.5) * step, y: TOP - 6, "text-anchor": anchorOf(i, n)})
  );
  const brush = h("rect", {class: "xp-brush", y: TOP, height: PLOT, visibility: "hidden"});
  const drawing = h<SVGSVGElement>(
    "svg",
    {class: "drawing xp-drawing", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": ctx.t.dims[dim]},
    h("path", {class: "axis", d: `M${LEFT} ${TOP + PLOT}H${WIDTH - LEFT}`}),
    ...bars,
    brush,
    ...dashes,
    ...over,
    ...tickMarks(ctx, dim, n, step)
  );
  const boxes = limitBoxes(ctx, dim, n, target);
  let shown: Shown | null = null;
  const element = frame(ctx, dim, {
    drawing: () => drawing,
    body: [h("div", {class: "xp-plot"}, drawing), boxes.element],
    tableRows: () => (shown ? binRows(ctx, dim, shown) : [[]])
  });
  listenBrush({drawing, element, dim, n, step, target, current: () => shown?.selection.bins[dim]});
  return {
    view: dim,
    element,
    update(next) {
      shown = next;
      draw(ctx, dim, {bars, dashes, over, brush, drawing, step}, next);
      boxes.show(next.selection.bins[dim]);
      refreshTable(element);
    }
  };
}

function anchorOf(i: number, n: number): string {
  return i < 2 ? "start" : i > n - 3 ? "end" : "middle";
}

interface Marks {
  bars: Element[];
  dashes: Element[];
  over: Element[];
  brush: Element;
  drawing: Element;
  step: number;
}

/** The tallest bar that others are measured by: what is not known and "no change" would flatten all others. */
function topOf(dim: Dim, values: Float64Array): number {
  if (!(dim in SCALES)) return Math.max(...values, 1);
  const others = values.filter(
    (_, bin) => interval(dim as ScaleName, bin).kind === "range" && !(dim === "late" && bin === 0)
  );
  return Math.max(...others) || Math.max(...values, 1);
}

function draw(ctx: Ctx, dim: Dim, {bars, dashes, over, brush, drawing, step}: Marks, shown: Shown): void {
  const values = shown.counts[dim];
  const other = shown.other?.[dim];
  const chosen = shown.selection.bins[dim];
  const top = Math.max(topOf(dim, values), other ? topOf(dim, other) : 0);
  const y = (value: number) => TOP + PLOT - Math.min(1, value / top) * PLOT;
  const isIn = new Set(chosen ?? values.keys());
  for (const [i, bar] of bars.entries()) {
    const value = values[i]!;
    const at = value > 0 ? Math.min(y(value), TOP + PLOT - 1) : TOP + PLOT;
    setAttribute(bar, "y", at.toFixed(1));
    setAttribute(bar, "height", (TOP + PLOT - at).toFixed(1));
    setAttribute(bar, "class", isIn.has(i) ? "xp-bar" : "xp-bar xp-out");
    setText(over[i]!, value > top ? `↑ ${shortCount(value, ctx.lang)}` : "");
    setAttribute(dashes[i]!, "visibility", other ? "visible" : "hidden");
    if (other) setAttribute(dashes[i]!, "transform", `translate(0 ${y(other[i]!).toFixed(1)})`);
  }
  setAttribute(brush, "visibility", chosen?.length ? "visible" : "hidden");
  if (chosen?.length) {
    const first = Math.min(...chosen);
    setAttribute(brush, "x", (LEFT + first * step).toFixed(1));
    setAttribute(brush, "width", ((Math.max(...chosen) - first + 1) * step).toFixed(1));
  }
  const what = shown.measure === "late" ? ctx.t.actions.measureLate : ctx.t.actions.measureRows;
  setAttribute(drawing, "aria-label", ctx.t.chartLabel(ctx.t.dims[dim], what));
}

/** Labels at limits: at most eight, the first and the last among them. */
function tickMarks(ctx: Ctx, dim: Dim, n: number, step: number): Element[] {
  const every = Math.ceil(n / (dim === "period" ? 6 : 7));
  const places = Array.from({length: n}, (_, i) => i).filter((i) => i % every === 0 || isNamed(dim, i));
  let last = -99;
  return places.flatMap((i) => {
    const x = LEFT + (i + 0.5) * step;
    const label = tickLabel(ctx, dim, i);
    const half = (label.length * 6.4) / 2;
    const from = i < 2 ? x - step / 2 : x - half;
    if (from < last + 6 || from + 2 * half > WIDTH + 6) return [];
    last = from + 2 * half;
    return [
      h("path", {class: "axis", d: `M${x.toFixed(1)} ${TOP + PLOT}v4`}),
      h(
        "text",
        {
          class: "tick",
          x: i < 2 ? (x - step / 2).toFixed(1) : x.toFixed(1),
          y: TOP + PLOT + 17,
          "text-anchor": i < 2 ? "start" : "middle"
        },
        label
      )
    ];
  });
}

function isNamed(dim: Dim, bin: number): boolean {
  return dim in SCALES && interval(dim as ScaleName, bin).kind === "exact";
}

function tickLabel(ctx: Ctx, dim: Dim, bin: number): string {
  if (isNamed(dim, bin)) return "0";
  return binLabel(ctx, dim, bin).split(" … ")[0]!;
}

interface Brushed {
  drawing: SVGSVGElement;
  element: HTMLElement;
  dim: Dim;
  n: number;
  step: number;
  target: BrushTarget;
  current: () => readonly number[] | undefined;
}

function listenBrush({drawing, element, dim, n, step, target, current}: Brushed): void {
  let start: number | null = null;
  let has = "";
  const binAt = (event: PointerEvent) => {
    const {left, width} = drawing.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * WIDTH;
    return Math.max(0, Math.min(n - 1, Math.floor((x - LEFT) / step)));
  };
  const chosenAt = (event: PointerEvent) => {
    const at = binAt(event);
    return range(Math.min(start!, at), Math.max(start!, at));
  };
  element.addEventListener("pointerenter", () => target.near(dim));
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    target.near(dim);
    drawing.setPointerCapture(event.pointerId);
    has = String(current() ?? "");
    start = binAt(event);
    target.moving(dim, {[dim]: [start]}, event.timeStamp);
  });
  drawing.addEventListener("pointermove", (event) => {
    if (start !== null) target.moving(dim, {[dim]: chosenAt(event)}, event.timeStamp);
  });
  drawing.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const chosen = chosenAt(event);
    start = null;
    // A second click on what is chosen alone lets go of it.
    target.done({[dim]: chosen.length === 1 && has === String(chosen) ? undefined : chosen});
  });
  drawing.addEventListener("pointercancel", () => {
    start = null;
    target.done({[dim]: current()});
  });
}
