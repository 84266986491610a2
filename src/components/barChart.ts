import {emptyDrawing, el, responsive, round, text, textWidth, wrap} from "./svg.js";
import type {Drawing, Layout} from "./svg.js";
import {shortValue, valueScale} from "./scales.js";
import {missing, pointsBare} from "../domain/format.js";
import type {ChartText, Level, Unit} from "./types.js";

export interface Bar {
  label: string;
  value: number | null;
  href?: string;
  /** Said behind the value. */
  note?: string;
}

export interface BarChartOptions extends ChartText {
  unit: Unit;
  rows: Bar[];
  baseline?: Level;
  /** Bars stand for changes: they leave zero to both sides, and values carry their sign. */
  diverging?: boolean;
}

interface Geometry {
  layout: Layout;
  left: number;
  rowHeight: number;
  top: number;
  x: (value: number) => number;
  /** Names stand above their bars: beside them the bars would have no room. */
  isNamedAbove: boolean;
}

/** Bars with less of the width than this have their names above them. */
const LEAST_ROOM = 0.3;

/** Horizontal bars from zero, each with its name before and its number behind; the level is a labelled rule. */
export function barChart(options: BarChartOptions): string {
  return responsive(options, (layout) => draw(options, layout), {
    interactive: options.rows.some((row) => row.href),
    className: "chart-bars"
  });
}

function draw(options: BarChartOptions, layout: Layout): Drawing {
  const {rows, baseline, unit, lang, diverging = false} = options;
  if (!rows.some((row) => row.value !== null)) return emptyDrawing(options, layout);
  const {font, width} = layout;
  const labelWidth = Math.min(Math.max(...rows.map((r) => textWidth(r.label, font))), width * 0.36);
  const valueWidth = Math.max(...rows.map((r) => textWidth(valueText(r, options), font))) + 10;
  const values = [...rows.map((r) => r.value), ...(baseline ? [baseline.value] : [])];
  // With changes of both signs the numbers stand on both sides and need room on both.
  const negative = diverging && values.some((v) => v !== null && v < 0);
  const room = width - labelWidth - 12 - valueWidth * (negative ? 2 : 1);
  const isNamedAbove = diverging && room < LEAST_ROOM * width;
  const left = isNamedAbove ? 0 : labelWidth + 12;
  const inner: [number, number] = [left + (negative ? valueWidth : 0), width - valueWidth];
  const {scale} = valueScale(values, unit, lang, inner, {fromZero: true});
  const exact = scale.copy().domain(extentWithZero(values));
  const lines = rows.map((r) => (isNamedAbove ? [r.label] : wrap(r.label, labelWidth + 4, font)));
  const rowHeight = font * (isNamedAbove ? 3.2 : lines.some((l) => l.length > 1) ? 2.9 : 2);
  const top = baseline ? font * 1.8 : font * 0.4;
  const geometry: Geometry = {layout, left, rowHeight, top, x: exact, isNamedAbove};
  const bottom = top + rows.length * rowHeight;
  const rule = baseline ? levelRule(baseline, geometry, bottom) : "";
  const zero = el("path", {class: "axis", d: `M${round(exact(0))} ${round(top)}V${round(bottom)}`});
  return {
    height: bottom + font * 0.4,
    body: rows.map((row, i) => barRow(row, i, lines[i]!, options, geometry)).join("") + zero + rule
  };
}

function extentWithZero(values: (number | null)[]): [number, number] {
  const known = values.filter((v): v is number => v !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  return low === high ? [0, 1] : [low, high];
}

function valueText({value, note}: Bar, {unit, lang, diverging}: BarChartOptions): string {
  const said =
    value === null
      ? missing(lang)
      : diverging && unit === "percent"
        ? pointsBare(value, lang)
        : shortValue(value, unit, lang);
  return note ? `${said} ${note}` : said;
}

function barRow(row: Bar, i: number, lines: string[], options: BarChartOptions, g: Geometry): string {
  const {font} = g.layout;
  const centre = g.top + (i + (g.isNamedAbove ? 0.68 : 0.5)) * g.rowHeight;
  const first = g.isNamedAbove ? centre - font * 1.4 : centre - ((lines.length - 1) * font * 1.2) / 2;
  const start = g.isNamedAbove ? {x: 0} : {x: g.left - 10, "text-anchor": "end"};
  const name = lines.map((t, k) => text(t, {...start, y: first + k * font * 1.2, dy: ".35em"})).join("");
  const label = row.href ? el("a", {href: row.href, class: "bar-link"}, name) : name;
  const value = row.value ?? 0;
  const [from, to] = [g.x(Math.min(0, value)), g.x(Math.max(0, value))];
  const thick = font * 1.15;
  const bar =
    row.value === null
      ? ""
      : el("rect", {
          class: `bar ${side(row.value, options)}`,
          x: from,
          y: centre - thick / 2,
          width: Math.max(to - from, 1),
          height: thick
        });
  const behind = value < 0 ? {x: from - 6, "text-anchor": "end"} : {x: Math.max(to, levelEnd(row, options, g)) + 6};
  const number = text(valueText(row, options), {...behind, y: centre, dy: ".35em", class: "bar-value"});
  return bar + label + number;
}

/** A number that would be crossed by the rule of the level stands behind that rule. */
function levelEnd(row: Bar, {baseline, ...options}: BarChartOptions, g: Geometry): number {
  if (!baseline || row.value === null || row.value >= baseline.value) return 0;
  const level = g.x(baseline.value);
  const end = g.x(Math.max(0, row.value)) + 6 + textWidth(valueText(row, options), g.layout.font);
  return end > level - 2 ? level : 0;
}

/** The side of the level, or of zero for changes; plain when there is nothing to compare with. */
function side(value: number, {baseline, diverging}: BarChartOptions): string {
  if (!baseline && !diverging) return "bar-plain";
  const distance = value - (baseline?.value ?? 0);
  return distance > 0 ? "bar-above" : distance < 0 ? "bar-below" : "bar-plain";
}

function levelRule({value, label}: Level, {layout, x, top}: Geometry, bottom: number): string {
  const at = round(x(value));
  const half = textWidth(label, layout.font) / 2;
  const middle = Math.min(Math.max(at, half), layout.width - half);
  return (
    el("path", {class: "baseline", d: `M${at} ${round(top - 4)}V${round(bottom)}`}) +
    text(label, {x: middle, y: top - layout.font * 0.6, "text-anchor": "middle", class: "baseline-label"})
  );
}
