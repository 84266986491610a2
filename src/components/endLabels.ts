import {el, round, spread, text, wrap} from "./svg.js";
import type {Layout} from "./svg.js";

export interface EndLabel {
  label: string;
  /** The last value in words, set under the label's name. */
  figure?: string;
  value: number;
  /** Where on the time axis the line ends; null for a level that runs through. */
  index: number | null;
  emphasis: boolean;
  /** Class of a small square before the name, in the colour of what it names. */
  swatch?: string;
}

interface Place {
  layout: Layout;
  x: (index: number) => number;
  y: (value: number) => number;
  right: number;
  top: number;
  bottom: number;
}

/** Names of lines at their ends, moved apart where they would overlap, with a thin leader where one without a square had to move. */
export function endLabels(labels: EndLabel[], {layout, x, y, right, top, bottom}: Place): string {
  const {font, width} = layout;
  const lineHeight = font * 1.2;
  const texts = labels.map((l) => linesOf(l, width - right - 14 - (l.swatch ? font : 0), font));
  const heights = texts.map((lines) => lines.length * lineHeight + 2);
  // Names of one line stand as near as lines do; where there is room, several lines keep a distance from the next name.
  const room = Math.abs(bottom - top) + font * 1.5 - heights.reduce((sum, height) => sum + height, 0);
  const gap = Math.max(0, Math.min(font * 0.45, room / labels.length));
  const boxes = labels.map((l, i) => ({y: y(l.value), height: heights[i]! + gap}));
  const centres = spread(boxes, Math.min(top, bottom - total(boxes)) - font / 2, bottom + font);
  return labels
    .map((l, i) => {
      const at = {x: l.index === null ? right : x(l.index), y: y(l.value)};
      const centre = centres[i]!;
      const dot = l.index === null ? "" : el("circle", {cx: at.x, cy: at.y, r: l.emphasis ? 4 : 2.5});
      const moved = Math.abs(centre - at.y) > 3 || at.x < right - 2;
      const leader =
        moved && !l.swatch
          ? el("path", {class: "leader", d: `M${round(at.x + 4)} ${round(at.y)}L${round(right + 10)} ${round(centre)}`})
          : "";
      const first = centre - ((texts[i]!.length - 1) * lineHeight) / 2;
      const start = right + 13 + (l.swatch ? font : 0);
      const lines = texts[i]!.map((t, k) => text(t, {x: start, y: first + k * lineHeight, dy: ".35em"}));
      if (l.swatch) lines.unshift(square(l.swatch, right + 13, first, font));
      const role = l.index === null ? "end-baseline" : l.emphasis ? "end-main" : "end-other";
      return el("g", {class: `end ${role}`}, leader, dot, ...lines);
    })
    .join("");
}

function square(name: string, x: number, y: number, font: number): string {
  const side = font * 0.7;
  return el("rect", {class: name, x, y: y - side / 2, width: side, height: side});
}

function linesOf({label, figure}: EndLabel, width: number, font: number): string[] {
  return [...wrap(label, width, font), ...(figure ? [figure] : [])];
}

function total(boxes: {height: number}[]): number {
  return boxes.reduce((sum, {height}) => sum + height, 0);
}
