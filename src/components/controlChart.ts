import {scaleLinear} from "d3-scale";
import {line} from "d3-shape";
import {escapeHtml} from "../domain/escape.js";
import {decimal, THIN_SPACE, type Lang} from "../domain/format.js";
import type {Signal, XmrLimits} from "../domain/stats/control.js";
import {el, round, text} from "./svg.js";
import {periodTicks} from "./scales.js";

export interface ControlChartOptions {
  lang: Lang;
  id: string;
  /** What is charted: its own heading above the drawing. */
  label: string;
  /** What the last month says, in words. */
  finding: string;
  description: string;
  /** Changes as fractions, null where a month is not known. */
  values: (number | null)[];
  signals: (Signal | undefined)[];
  limits: XmrLimits;
  periods: string[];
  /** One scale for all charts of a page. */
  domain: [number, number];
}

const WIDTH = 360;
const HEIGHT = 150;
const FONT = 12;
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 8, 8, 22];

/** A small control chart: mean, natural limits, the course, and a mark of its own shape for every kind of signal. */
export function controlChart(options: ControlChartOptions): string {
  const {id, label, finding, description} = options;
  const svg = el(
    "svg",
    {
      class: "drawing drawing-control",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: "img",
      "aria-label": `${label}: ${finding}`,
      "aria-describedby": `${id}-desc`,
      "font-size": FONT
    },
    el("desc", {id: `${id}-desc`}, escapeHtml(description)),
    drawing(options)
  );
  return el(
    "div",
    {class: "control-chart", id},
    el("h3", {}, escapeHtml(label)),
    el("p", {class: "control-finding"}, escapeHtml(finding)),
    svg
  );
}

function drawing({values, signals, limits, periods, domain, lang}: ControlChartOptions): string {
  const y = scaleLinear(domain, [HEIGHT - BOTTOM, TOP])
    .nice(4)
    .clamp(true);
  const x = scaleLinear([0, Math.max(1, periods.length - 1)], [LEFT, WIDTH - RIGHT]);
  const [low, high] = y.domain() as [number, number];
  // At the rim a line would claim a limit that is not there.
  const across = (value: number, name: string) =>
    value < low || value > high ? "" : el("path", {class: name, d: `M${LEFT} ${round(y(value))}H${WIDTH - RIGHT}`});
  const ticks = y
    .ticks(4)
    .map((tick) =>
      text(percentTick(tick, lang), {x: LEFT - 6, y: y(tick), dy: ".35em", "text-anchor": "end", class: "tick"})
    );
  const years = periodTicks(periods, lang, 4).map(({index, label}) =>
    text(label, {x: x(index), y: HEIGHT - 5, "text-anchor": "middle", class: "tick"})
  );
  const course = line<number | null>()
    .defined((v) => v !== null)
    .x((_, i) => round(x(i)))
    .y((v) => round(y(v!)))
    .digits(1)(values);
  return [
    ...ticks,
    ...years,
    across(limits.mean, "control-mean"),
    across(limits.lower, "control-limit"),
    across(limits.upper, "control-limit"),
    el("path", {class: "control-line", d: course ?? ""}),
    ...values.flatMap((value, i) => (value === null ? [] : [mark(signals[i] ?? null, x(i), y(value))]))
  ].join("");
}

function percentTick(value: number, lang: Lang): string {
  const digits = Math.abs(value * 100 - Math.round(value * 100)) < 1e-9 ? 0 : 1;
  return decimal(value * 100, digits, lang) + THIN_SPACE + "%";
}

/** Each signal has a shape: a diamond, a triangle, a square, an open circle; an ordinary month is a small dot. */
function mark(signal: Signal, cx: number, cy: number): string {
  const [x, y] = [round(cx), round(cy)];
  switch (signal) {
    case "outside":
      return el("path", {class: "control-mark", d: `M${x} ${round(y - 6)}l6 6l-6 6l-6-6Z`});
    case "trend":
      return el("path", {class: "control-mark", d: `M${x} ${round(y - 5)}l5 8.5h-10Z`});
    case "shift":
      return el("path", {class: "control-mark", d: `M${round(x - 3.5)} ${round(y - 3.5)}h7v7h-7Z`});
    case "near_limit":
      return el("circle", {class: "control-mark open", cx: x, cy: y, r: 4});
    default:
      return el("circle", {class: "control-dot", cx: x, cy: y, r: 1.6});
  }
}
