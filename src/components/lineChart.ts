import {scaleLinear} from "d3-scale";
import {escapeHtml} from "../domain/escape.js";
import {line} from "d3-shape";
import {emptyDrawing, el, responsive, round, text, textWidth} from "./svg.js";
import type {Drawing, Layout} from "./svg.js";
import {periodTicks, shortValue, valueScale} from "./scales.js";
import {eventMarks} from "./eventMarks.js";
import {endLabels} from "./endLabels.js";
import type {EndLabel} from "./endLabels.js";
import type {ChartEvent, ChartText, Level, PublishedPoint, Series, Unit} from "./types.js";

export interface LineChartOptions extends ChartText {
  unit: Unit;
  series: Series[];
  periods: string[];
  baseline?: Level;
  events?: ChartEvent[];
  points?: PublishedPoint[];
  /** What others did: an area between two courses, named in the text around the chart. */
  band?: {low: (number | null)[]; high: (number | null)[]};
  /** Height of the plot in the full drawing; the phone's follows. */
  height?: number;
}

interface Plot {
  layout: Layout;
  x: (index: number) => number;
  y: (value: number) => number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Monthly lines against a level. The one emphasised line is shaded towards the level: orange where it lies above,
 * blue where it lies below; all labels stand at the line ends, and there is no legend.
 */
export function lineChart(options: LineChartOptions): string {
  return responsive(options, (layout) => draw(options, layout));
}

/** A plot keeps its shape: on half a page (also on paper) it is lower than over the whole width. */
const TALLEST = {wide: Infinity, half: 215, narrow: 230};

function draw(options: LineChartOptions, layout: Layout): Drawing {
  const {series, points = [], baseline, band, unit, lang, periods, height = 300} = options;
  const values = [
    ...series.flatMap((s) => s.values),
    ...points.map((p) => p.value),
    ...(band ? [...band.low, ...band.high] : [])
  ];
  if (periods.length === 0 || values.every((v) => v === null)) return emptyDrawing(options, layout);
  const {font} = layout;
  const labels = endingLabels(options);
  const right = labelMargin(labels, layout);
  const plotHeight = Math.min(height, TALLEST[layout.name]);
  const scaled = valueScale(baseline ? [...values, baseline.value] : values, unit, lang, [plotHeight, 0]);
  const left = Math.ceil(Math.max(0, ...scaled.ticks.map((t) => textWidth(t.label, font)))) + 10;
  const inner: [number, number] = [left, layout.width - right];
  const x = scaleLinear([0, Math.max(1, periods.length - 1)], inner);
  const unitEnd = scaled.unitLabel ? textWidth(scaled.unitLabel, font) + 4 : 0;
  const events = eventMarks(options.events ?? [], {periods, lang, x, layout, right: inner[1], unitEnd});
  const top = events.height + font * (scaled.unitLabel ? 2 : 1);
  const plot: Plot = {
    layout,
    x,
    y: (value) => top + scaled.scale(value),
    left,
    right: inner[1],
    top,
    bottom: top + plotHeight
  };
  const body = [
    grid(scaled, plot),
    timeAxis(options, plot),
    events.draw(plot.top, plot.bottom),
    band ? bandArea(band, plot) : "",
    shading(options, plot),
    baseline
      ? el("path", {class: "baseline", d: `M${left} ${round(plot.y(baseline.value))}H${round(plot.right)}`})
      : "",
    ...[...series]
      .sort((a, b) => Number(a.emphasis ?? false) - Number(b.emphasis ?? false))
      .map((s) => seriesLine(s, plot, series)),
    publishedMarks(points, periods, plot),
    endLabels(labels, plot)
  ].join("");
  const axisBottom = plot.bottom + font * 2;
  return {height: axisBottom + events.keyHeight, body: body + events.key(axisBottom)};
}

function endingLabels({series, baseline, unit, lang}: LineChartOptions): EndLabel[] {
  const ends: EndLabel[] = series.flatMap((s) => {
    const value = s.values.findLast((v) => v !== null);
    if (value == null) return [];
    const index = s.values.lastIndexOf(value);
    return [{label: s.label, figure: shortValue(value, unit, lang), value, index, emphasis: s.emphasis ?? false}];
  });
  return baseline ? [...ends, {label: baseline.label, value: baseline.value, index: null, emphasis: false}] : ends;
}

function labelMargin(labels: EndLabel[], {font, width, name}: Layout): number {
  const widest = Math.max(0, ...labels.flatMap((l) => [l.label, l.figure ?? ""].map((t) => textWidth(t, font))));
  return Math.min(widest + 14, width * (name === "narrow" ? 0.27 : 0.24));
}

function grid({ticks, unitLabel, scale}: ReturnType<typeof valueScale>, {layout, left, right, top}: Plot): string {
  const marks = ticks.map(({value, label}) => {
    const at = round(top + scale(value));
    return (
      el("path", {class: value === 0 ? "axis" : "grid", d: `M${left} ${at}H${round(right)}`}) +
      text(label, {x: left - 6, y: at, dy: ".35em", "text-anchor": "end", class: "tick"})
    );
  });
  const unit = unitLabel ? text(unitLabel, {x: 0, y: top - layout.font * 1.1, class: "tick"}) : "";
  return marks.join("") + unit;
}

function timeAxis({periods, lang}: LineChartOptions, {layout, x, bottom}: Plot): string {
  const ticks = periodTicks(periods, lang, layout.name === "narrow" ? 5 : 10);
  return ticks
    .map(({index, label}) => {
      const at = round(x(index));
      return (
        el("path", {class: "axis", d: `M${at} ${round(bottom)}v5`}) +
        text(label, {x: at, y: bottom + layout.font * 1.5, "text-anchor": "middle", class: "tick"})
      );
    })
    .join("");
}

/** The distance to the level as an area, cut in two by the level itself. */
function shading({series, baseline}: LineChartOptions, plot: Plot): string {
  const main = series.find((s) => s.emphasis);
  if (!main || !baseline) return "";
  const {layout, x, y, left, right, top, bottom} = plot;
  const level = round(y(baseline.value));
  const runs = knownRuns(main.values);
  const d = runs
    .map((run) => {
      const crest = run.map(({index, value}) => `${round(x(index))} ${round(y(value))}`).join("L");
      return `M${round(x(run[0]!.index))} ${level}L${crest}L${round(x(run.at(-1)!.index))} ${level}Z`;
    })
    .join("");
  const half = (side: "above" | "below", from: number, to: number) => {
    const id = `${layout.id}-${side}`;
    const box = el("rect", {x: left, y: from, width: right - left, height: Math.max(0, to - from)});
    return el("clipPath", {id}, box) + el("path", {class: `area-${side}`, "clip-path": `url(#${id})`, d});
  };
  return half("above", top, level) + half("below", level, bottom);
}

/** The area between two courses, over the months in which both are known. */
function bandArea({low, high}: NonNullable<LineChartOptions["band"]>, {x, y}: Plot): string {
  const runs = knownRuns(low.map((value, i) => (value === null || (high[i] ?? null) === null ? null : value)));
  const d = runs.map((run) => {
    const bottom = run.map(({index, value}) => `${round(x(index))} ${round(y(value))}`);
    const top = [...run].reverse().map(({index}) => `${round(x(index))} ${round(y(high[index]!))}`);
    return `M${[...bottom, ...top].join("L")}Z`;
  });
  return el("path", {class: "band", d: d.join("")});
}

function knownRuns(values: (number | null)[]): {index: number; value: number}[][] {
  const runs: {index: number; value: number}[][] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    if (index > 0 && values[index - 1] !== null) runs.at(-1)!.push({index, value});
    else runs.push([{index, value}]);
  });
  return runs;
}

const DASHES = ["", "7 3", "2 3", "9 3 2 3", "1 4", "12 4"];

function seriesLine(series: Series, {x, y}: Plot, all: Series[]): string {
  const others = all.filter((s) => !s.emphasis);
  const rank = others.indexOf(series);
  const dash = series.emphasis ? "" : series.dashed ? "7 3" : DASHES[Math.max(0, rank) % DASHES.length];
  const path = line<number | null>()
    .defined((v) => v !== null)
    .x((_, i) => round(x(i)))
    .y((v) => round(y(v!)))
    .digits(1);
  const lone = knownRuns(series.values)
    .filter((run) => run.length === 1)
    .map(([p]) => el("circle", {cx: x(p!.index), cy: y(p!.value), r: 2.5}));
  const className = series.emphasis ? "line line-main" : "line";
  return el(
    "g",
    {class: className},
    el("path", {d: path(series.values) ?? "", "stroke-dasharray": dash || null}),
    ...lone
  );
}

/**
 * Figures published elsewhere: hollow diamonds, each with its label above or, where that is taken, below; left out
 * where it would cover another one on both sides.
 */
function publishedMarks(points: PublishedPoint[], periods: string[], {layout, x, y, right}: Plot): string {
  const {font} = layout;
  const placed = points
    .map((p) => ({...p, index: periods.indexOf(p.period)}))
    .filter((p) => p.index >= 0)
    .sort((a, b) => b.index - a.index)
    .map((p) => ({...p, cx: round(x(p.index)), cy: round(y(p.value))}));
  const taken: {from: number; to: number; y: number}[] = placed.map(({cx, cy}) => ({from: cx - 7, to: cx + 7, y: cy}));
  const labels = placed.map(({label, cx, cy}) => {
    const half = textWidth(label, font) / 2;
    const middle = Math.min(cx, right - half);
    const box = {from: middle - half, to: middle + half};
    const free = [cy - 10, cy + 10 + font * 0.8].find((at) =>
      taken.every((t) => t.to < box.from || t.from > box.to || Math.abs(t.y - at + font / 3) > font)
    );
    if (free === undefined || box.from < 0) return "";
    taken.push({...box, y: free - font / 3});
    return text(label, {x: middle, y: free, "text-anchor": "middle", class: "point-label"});
  });
  const diamonds = placed.map(({label, cx, cy}) =>
    el("path", {d: `M${cx} ${round(cy - 5)}l5 5l-5 5l-5-5Z`, class: "point"}, el("title", {}, escapeHtml(label)))
  );
  return [...labels, ...diamonds].join("");
}
