import {scaleBand} from "d3-scale";
import {stack} from "d3-shape";
import {emptyDrawing, el, responsive, round, text, textWidth} from "./svg.js";
import type {Drawing, Layout} from "./svg.js";
import {periodTicks, valueScale} from "./scales.js";
import {endLabels} from "./endLabels.js";
import type {ChartText, Unit} from "./types.js";

export interface StackedBarsOptions extends ChartText {
  unit: Unit;
  periods: string[];
  /** From the youngest to the oldest, or in any order that has a meaning: colour deepens from first to last. */
  classes: {key: string; label: string; values: (number | null)[]}[];
  height?: number;
}

/** Monthly amounts split into ordered classes, from zero, with the class names at the last bar. */
export function stackedBars(options: StackedBarsOptions): string {
  return responsive(options, (layout) => draw(options, layout));
}

function draw(options: StackedBarsOptions, layout: Layout): Drawing {
  const {classes, periods, unit, lang, height = 280} = options;
  const known = periods.map((_, i) => classes.some((c) => (c.values[i] ?? null) !== null));
  if (!known.includes(true)) return emptyDrawing(options, layout);
  const {font, width} = layout;
  const totals = periods.map((_, i) => classes.reduce((sum, c) => sum + (c.values[i] ?? 0), 0));
  const plotHeight = Math.min(height, {wide: Infinity, half: 210, narrow: 220}[layout.name]);
  const {scale, ticks, unitLabel} = valueScale(totals, unit, lang, [plotHeight, 0], {fromZero: true});
  const left = Math.ceil(Math.max(0, ...ticks.map((t) => textWidth(t.label, font)))) + 10;
  const widest = Math.max(...classes.map((c) => textWidth(c.label, font)));
  // A square in the colour of the class, and its name.
  const right = width - Math.min(widest + 18 + font, width * 0.34);
  const top = font * (unitLabel ? 2 : 1);
  const x = scaleBand(periods, [left, right]).paddingInner(periods.length > 36 ? 0.12 : 0.25);
  const y = (value: number) => top + scale(value);
  const layers = stack<number, string>()
    .keys(classes.map((c) => c.key))
    .value((i, key) => classes.find((c) => c.key === key)!.values[i] ?? 0)(periods.map((_, i) => i));
  const place = {layout, x: () => right, y, right, top, bottom: top + plotHeight};
  const body = [
    ...ticks.map((t) => tick(t, left, right, y(t.value))),
    unitLabel ? text(unitLabel, {x: 0, y: top - font * 1.1, class: "tick"}) : "",
    ...layers.map((layer, k) => bars(layer, k, classes.length, {periods, x, y})),
    ...periodTicks(periods, lang, layout.name === "narrow" ? 5 : 10).map(({index, label}) =>
      yearTick(label, x(periods[index]!)!, place.bottom, font)
    ),
    endLabels(classLabels(layers, classes, known.lastIndexOf(true)), place)
  ];
  return {height: place.bottom + font * 2, body: body.join("")};
}

type Layer = {0: number; 1: number}[];

function bars(
  layer: Layer,
  k: number,
  classCount: number,
  {
    periods,
    x,
    y
  }: {periods: string[]; x: {(p: string): number | undefined; bandwidth(): number}; y: (v: number) => number}
): string {
  const width = round(x.bandwidth());
  const d = periods
    .map((p, i) => {
      const [from, to] = [y(layer[i]![0]), y(layer[i]![1])];
      return from - to < 0.05 ? "" : `M${round(x(p)!)} ${round(to)}h${width}V${round(from)}h${-width}Z`;
    })
    .join("");
  return el("path", {class: `ramp ramp-${rampStep(k, classCount)}`, d});
}

/** Spreads any number of classes over the five steps of the ramp. */
export function rampStep(k: number, classCount: number): number {
  return classCount < 2 ? 3 : 1 + Math.round((k * 4) / (classCount - 1));
}

function tick({value, label}: {value: number; label: string}, left: number, right: number, at: number): string {
  return (
    el("path", {class: value === 0 ? "axis" : "grid", d: `M${left} ${round(at)}H${round(right)}`}) +
    text(label, {x: left - 6, y: at, dy: ".35em", "text-anchor": "end", class: "tick"})
  );
}

function yearTick(label: string, at: number, bottom: number, font: number): string {
  return (
    el("path", {class: "axis", d: `M${round(at)} ${round(bottom)}v5`}) +
    text(label, {x: at + 2, y: bottom + font * 1.5, class: "tick"})
  );
}

/** From the top of the stack down: classes of nothing keep that order too. */
function classLabels(layers: Layer[], classes: StackedBarsOptions["classes"], last: number) {
  return classes
    .map((c, k) => ({
      label: c.label,
      value: (layers[k]![last]![0] + layers[k]![last]![1]) / 2,
      index: null,
      emphasis: false,
      swatch: `ramp ramp-${rampStep(k, classes.length)}`
    }))
    .reverse();
}
