import {escapeHtml} from "../domain/escape.js";
import {words} from "./words.js";
import type {ChartSize, ChartText} from "./types.js";

type Attributes = Record<string, string | number | null | undefined | false>;

/** One SVG (or HTML) element as text; numbers are rounded to a tenth of a pixel, absent attributes left out. */
export function el(name: string, attributes: Attributes = {}, ...children: string[]): string {
  const listed = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : escapeHtml(String(value))}"`)
    .join("");
  const content = children.join("");
  return content ? `<${name}${listed}>${content}</${name}>` : `<${name}${listed}/>`;
}

/** Coordinates to one decimal: more cannot be seen and weighs on the page. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}

/** A text element; the text is escaped here and nowhere else. */
export function text(content: string, attributes: Attributes): string {
  return el("text", attributes, escapeHtml(content));
}

/** The size a chart is drawn for. Several are put into the page and CSS shows the one that fits its frame. */
export interface Layout {
  name: ChartSize | "narrow";
  width: number;
  font: number;
  /** Makes ids inside this drawing unique. */
  id: string;
}

const SIZES: Record<Layout["name"], {width: number; font: number}> = {
  wide: {width: 1120, font: 14},
  half: {width: 620, font: 13},
  narrow: {width: 360, font: 12}
};

export interface Drawing {
  height: number;
  body: string;
}

/**
 * A chart as two or three drawings of the same data, from a phone to the full width of the page: text that shrinks
 * with its picture would be unreadable on a phone. Drawings not in use are not displayed, so nothing is read twice.
 */
export function responsive(
  chart: ChartText,
  draw: (layout: Layout) => Drawing,
  options: {interactive?: boolean; className?: string} = {}
): string {
  const names: Layout["name"][] = chart.size === "half" ? ["half", "narrow"] : ["wide", "half", "narrow"];
  const drawings = names.map((name) => {
    const layout = {name, id: `${chart.id}-${name}`, ...SIZES[name]};
    return frame(chart, layout, draw(layout), options.interactive ?? false);
  });
  const sized = `chart-${chart.size ?? "wide"}`;
  return el("div", {class: ["chart", sized, options.className].filter(Boolean).join(" ")}, ...drawings);
}

/** The svg element around a drawing. Charts with links inside are groups: an image hides what it contains. */
function frame(chart: ChartText, layout: Layout, drawing: Drawing, interactive: boolean): string {
  const descriptionId = `${layout.id}-desc`;
  return el(
    "svg",
    {
      class: `drawing drawing-${layout.name}`,
      viewBox: `0 0 ${layout.width} ${round(drawing.height)}`,
      role: interactive ? "group" : "img",
      "aria-label": chart.title,
      "aria-describedby": descriptionId,
      "font-size": layout.font
    },
    el("desc", {id: descriptionId}, escapeHtml(chart.description)),
    drawing.body
  );
}

/** What is drawn when there is nothing to draw: the frame stays, and says so. */
export function emptyDrawing(chart: ChartText, layout: Layout): Drawing {
  const height = layout.font * 8;
  const said = text(words[chart.lang].noData, {
    x: layout.width / 2,
    y: height / 2,
    "text-anchor": "middle",
    class: "muted"
  });
  return {height, body: said};
}

const NARROW = /[ijlftrI.,:;'’()|/\s-]/u;
const WIDE = /[mwMW%@—]/u;
const BROAD = /[\p{Lu}\d<>≥≤+−–]/u;

/** Width of a text in pixels, estimated: charts are drawn where no font can be measured. Errs on the wide side. */
export function textWidth(content: string, font: number): number {
  let ems = 0;
  for (const c of content.normalize("NFC")) {
    ems += NARROW.test(c) ? 0.38 : WIDE.test(c) ? 0.9 : BROAD.test(c) ? 0.71 : 0.59;
  }
  return ems * font;
}

/** Breaks a text into lines no wider than the given width; a single long word stays whole. */
export function wrap(content: string, width: number, font: number): string[] {
  const lines: string[] = [];
  // A number and its percent sign stay together.
  for (const word of content.replaceAll(" %", "\u00a0%").split(" ")) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(joined, font) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

/**
 * Moves labels apart so that none overlaps another, as little as possible, keeping their order and the given bounds.
 * Returns the new centres in the order of the input.
 */
export function spread(labels: {y: number; height: number}[], top: number, bottom: number): number[] {
  const order = labels.map((_, i) => i).sort((a, b) => labels[a]!.y - labels[b]!.y || a - b);
  const placed: number[] = labels.map(({y}) => y);
  let floor = top;
  for (const i of order) {
    const {height} = labels[i]!;
    placed[i] = Math.max(placed[i]!, floor + height / 2);
    floor = placed[i] + height / 2;
  }
  let ceiling = bottom;
  for (const i of order.reverse()) {
    const {height} = labels[i]!;
    placed[i] = Math.min(placed[i]!, ceiling - height / 2);
    ceiling = placed[i] - height / 2;
  }
  return placed;
}
