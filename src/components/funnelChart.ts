import {extent} from "d3-array";
import {scaleLinear, scaleLog} from "d3-scale";
import {decimal} from "../domain/format.js";
import {emptyDrawing, el, responsive, round, text, textWidth} from "./svg.js";
import type {Drawing, Layout} from "./svg.js";
import {shortValue} from "./scales.js";
import type {ChartText} from "./types.js";

export interface FunnelPoint {
  label: string;
  href?: string;
  /** Size: what decides how far chance alone reaches. */
  size: number;
  /** Actual amount by the expected one, and the limits of chance. */
  ratio: number;
  low: number;
  high: number;
  outside: "high" | "low" | null;
}

export interface FunnelChartOptions extends ChartText {
  points: FunnelPoint[];
  /** Names of the axes. */
  sizeLabel: string;
  ratioLabel: string;
}

/** The vertical axis ends here: limits of small groups reach further. */
const MOST = 4;

/**
 * Funnel plot: actual by expected against size. Every group has limits of its own (its employers are its own), drawn as
 * a grey bar; together they make the funnel. Those outside are named.
 */
export function funnelChart(options: FunnelChartOptions): string {
  return responsive(options, (layout) => draw(options, layout), {
    interactive: options.points.some((p) => p.href),
    className: "chart-funnel"
  });
}

function draw(options: FunnelChartOptions, layout: Layout): Drawing {
  const points = options.points.filter((p) => p.size > 0 && Number.isFinite(p.ratio));
  if (!points.length) return emptyDrawing(options, layout);
  const {font, width, name} = layout;
  const top = font * 2;
  const bottom = top + (name === "narrow" ? 240 : 340);
  const left = textWidth("4,0×", font) + 12;
  const [least, largest] = extent(points, (p) => p.size) as [number, number];
  const x = scaleLog([least * 0.85, Math.max(largest * 1.2, least * 2)], [left, width - 12]);
  const top1 = Math.min(MOST, Math.max(2, ...points.map((p) => p.ratio * 1.05)));
  const y = scaleLinear([0, top1], [bottom, top]);
  const at = (ratio: number) => round(y(Math.min(ratio, top1)));
  const half = Math.max(2, Math.min(7, (width - left) / points.length / 3));
  const bars = points.map((p) =>
    el("rect", {
      class: "funnel-limits",
      x: x(p.size) - half,
      y: at(p.high),
      width: 2 * half,
      height: Math.max(1, at(p.low) - at(p.high))
    })
  );
  const marks = points.map((p) => dot(p, x(p.size), y(Math.min(p.ratio, top1)), font, width));
  return {
    height: bottom + font * 3.4,
    body: [
      axes(options, layout, {left, top, bottom, x, y, top1, range: [least, largest]}),
      ...bars,
      oneLine(left, width, at(1)),
      ...marks
    ].join("")
  };
}

const oneLine = (left: number, width: number, y: number) =>
  el("path", {class: "baseline", d: `M${round(left)} ${y}H${width - 12}`});

interface Axes {
  left: number;
  top: number;
  bottom: number;
  x: (value: number) => number;
  y: (value: number) => number;
  top1: number;
  range: [number, number];
}

function axes({lang, sizeLabel, ratioLabel}: FunnelChartOptions, {font, width, name}: Layout, a: Axes): string {
  const ticks = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4].filter(
    (t) => t <= a.top1 && (a.top1 <= 2.5 || Number.isInteger(t))
  );
  const rows = ticks.map(
    (t) =>
      el("path", {class: t === 0 ? "axis" : "grid", d: `M${round(a.left)} ${round(a.y(t))}H${width - 12}`}) +
      text(`${decimal(t, 1, lang)}×`, {x: a.left - 6, y: a.y(t), dy: ".35em", "text-anchor": "end", class: "tick"})
  );
  const from = Math.ceil(Math.log10(a.range[0]));
  const decades = Array.from(
    {length: Math.max(1, Math.floor(Math.log10(a.range[1])) - from + 1)},
    (_, i) => 10 ** (from + i)
  );
  const sizes = decades.slice(name === "narrow" ? -2 : -5).map((t) => {
    const label = shortValue(t, "dong", lang);
    const reach = textWidth(label, font) / 2;
    return text(label, {
      x: Math.min(width - reach, Math.max(reach, a.x(t))),
      y: a.bottom + font * 1.4,
      "text-anchor": "middle",
      class: "tick"
    });
  });
  return [
    ...rows,
    ...sizes,
    text(ratioLabel, {x: 0, y: font, class: "tick"}),
    text(sizeLabel, {x: width - 12, y: a.bottom + font * 2.9, "text-anchor": "end", class: "tick"})
  ].join("");
}

function dot({label, href, outside}: FunnelPoint, x: number, y: number, font: number, width: number): string {
  const r = font * 0.33;
  const shape =
    outside === "high"
      ? el("path", {
          class: "mark mark-above",
          d: `M${round(x - r * 1.4)} ${round(y + r)}h${round(2.8 * r)}l${round(-1.4 * r)} ${round(-2.6 * r)}z`
        })
      : outside === "low"
        ? el("path", {
            class: "mark mark-below",
            d: `M${round(x - r * 1.4)} ${round(y - r)}h${round(2.8 * r)}l${round(-1.4 * r)} ${round(2.6 * r)}z`
          })
        : el("circle", {class: "mark mark-across", cx: x, cy: y, r});
  const titled = el("g", {}, el("title", {}, label), shape);
  const linked = href ? el("a", {href, "aria-label": label}, titled) : titled;
  if (!outside) return linked;
  const end = x + textWidth(label, font) + 10 > width;
  return (
    linked +
    text(label, {x: x + (end ? -9 : 9), y, dy: ".35em", "text-anchor": end ? "end" : "start", class: "point-label"})
  );
}
