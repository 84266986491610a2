import {emptyDrawing, el, responsive, round, text, textWidth} from "./svg.js";
import type {Drawing, Layout} from "./svg.js";
import {shortValue, valueScale} from "./scales.js";
import type {ChartText, Level, Unit} from "./types.js";

export interface IntervalRow {
  label: string;
  value: number;
  low: number;
  /** Infinite where nothing bounds it. */
  high: number;
  href?: string;
  /** Where the interval lies: decides the shape of the point and its colour. */
  side: "above" | "below" | "across";
}

export interface IntervalChartOptions extends ChartText {
  unit: Unit;
  rows: IntervalRow[];
  baseline?: Level;
  /** The level is no standard to be under (of scores, more is better): sides are told by shape, not by the colours of arrears. */
  isPlain?: true;
}

/** Ends beyond this many times the middle of all high ends are cut off, with an arrow. */
const CUT = 2;

/** One row per group: its value as a point, its interval as a bar; an arrow where an interval runs out of the picture. */
export function intervalChart(options: IntervalChartOptions): string {
  return responsive(options, (layout) => draw(options, layout), {
    interactive: options.rows.some((row) => row.href),
    className: "chart-intervals"
  });
}

function draw(options: IntervalChartOptions, layout: Layout): Drawing {
  const {rows, baseline, unit, lang} = options;
  if (!rows.length) return emptyDrawing(options, layout);
  const {font, width} = layout;
  const most = cutOf(rows, baseline);
  const left = Math.min(Math.max(...rows.map((r) => textWidth(r.label, font))), width * 0.36) + 12;
  const valueWidth = Math.max(...rows.map((r) => textWidth(shortValue(r.value, unit, lang), font))) + 12;
  const {scale, ticks} = valueScale([0, most], unit, lang, [left, width - valueWidth - 8], {fromZero: true, ticks: 4});
  const x = (value: number) => scale(Math.min(value, most));
  const top = font * 2.2;
  const step = font * 1.75;
  const bottom = top + rows.length * step;
  const grid = ticks.map(({value, label}) => {
    const at = round(scale(value));
    return (
      el("path", {class: value === 0 ? "axis" : "grid", d: `M${at} ${round(top)}V${round(bottom)}`}) +
      text(label, {x: at, y: bottom + font * 1.4, "text-anchor": "middle", class: "tick"})
    );
  });
  const lines = rows.map((row, i) => {
    const y = top + (i + 0.5) * step;
    const name = text(row.label, {x: left - 10, y, dy: ".35em", "text-anchor": "end"});
    return [
      row.href ? el("a", {href: row.href, class: "bar-link"}, name) : name,
      el("path", {
        class: `interval interval-${options.isPlain ? "across" : row.side}`,
        d: `M${round(x(row.low))} ${round(y)}H${round(x(row.high))}`
      }),
      row.high > most ? el("path", {class: "interval-more", d: arrow(x(most), y)}) : "",
      mark(row, x(row.value), y, font * 0.36, options.isPlain ?? false),
      text(shortValue(row.value, unit, lang), {x: width, y, dy: ".35em", "text-anchor": "end", class: "bar-value"})
    ].join("");
  });
  return {
    height: bottom + font * 2.2,
    body: grid.join("") + (baseline ? rule(baseline, x(baseline.value), top, bottom, layout) : "") + lines.join("")
  };
}

/** How far the axis goes: to the largest value, and to high ends that are not far out. */
function cutOf(rows: readonly IntervalRow[], baseline: Level | undefined): number {
  const highs = rows
    .map((r) => r.high)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const middle = highs[Math.floor(highs.length / 2)] ?? 0;
  const values = Math.max(...rows.map((r) => r.value), baseline?.value ?? 0);
  return Math.max(values * 1.02, Math.min(highs.at(-1) ?? 0, middle * CUT)) || 1;
}

function arrow(x: number, y: number): string {
  return `M${round(x)} ${round(y - 4)}l6 4l-6 4z`;
}

/** Above a level: a triangle that points up; below: one that points down; across: a ring. */
function mark({side}: IntervalRow, x: number, y: number, r: number, isPlain: boolean): string {
  if (side === "across") return el("circle", {class: "mark mark-across", cx: x, cy: y, r});
  const d =
    side === "above"
      ? `M${round(x - r)} ${round(y + r)}h${round(2 * r)}l${round(-r)} ${round(-2 * r)}z`
      : `M${round(x - r)} ${round(y - r)}h${round(2 * r)}l${round(-r)} ${round(2 * r)}z`;
  return el("path", {class: `mark mark-${isPlain ? "plain" : side}`, d});
}

function rule({label}: Level, at: number, top: number, bottom: number, {font, width}: Layout): string {
  const half = textWidth(label, font) / 2;
  const middle = Math.min(Math.max(at, half), width - half);
  return (
    el("path", {class: "baseline", d: `M${round(at)} ${round(top - 4)}V${round(bottom)}`}) +
    text(label, {x: middle, y: top - font * 0.6, "text-anchor": "middle", class: "baseline-label"})
  );
}
