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
}

interface Place {
  layout: Layout;
  x: (index: number) => number;
  y: (value: number) => number;
  right: number;
  top: number;
  bottom: number;
}

/** Names of lines at their ends, moved apart where they would overlap, with a thin leader where one had to move. */
export function endLabels(labels: EndLabel[], {layout, x, y, right, top, bottom}: Place): string {
  const {font, width} = layout;
  const lineHeight = font * 1.2;
  const texts = labels.map((l) => linesOf(l, width - right - 14, font));
  const boxes = labels.map((l, i) => ({y: y(l.value), height: texts[i]!.length * lineHeight + 2}));
  const centres = spread(boxes, Math.min(top, bottom - total(boxes)) - font / 2, bottom + font);
  return labels
    .map((l, i) => {
      const at = {x: l.index === null ? right : x(l.index), y: y(l.value)};
      const centre = centres[i]!;
      const dot = l.index === null ? "" : el("circle", {cx: at.x, cy: at.y, r: l.emphasis ? 4 : 2.5});
      const moved = Math.abs(centre - at.y) > 3 || at.x < right - 2;
      const leader = moved
        ? el("path", {class: "leader", d: `M${round(at.x + 4)} ${round(at.y)}L${round(right + 10)} ${round(centre)}`})
        : "";
      const first = centre - ((texts[i]!.length - 1) * lineHeight) / 2;
      const lines = texts[i]!.map((t, k) => text(t, {x: right + 13, y: first + k * lineHeight, dy: ".35em"}));
      const role = l.index === null ? "end-baseline" : l.emphasis ? "end-main" : "end-other";
      return el("g", {class: `end ${role}`}, leader, dot, ...lines);
    })
    .join("");
}

function linesOf({label, figure}: EndLabel, width: number, font: number): string[] {
  return [...wrap(label, width, font), ...(figure ? [figure] : [])];
}

function total(boxes: {height: number}[]): number {
  return boxes.reduce((sum, {height}) => sum + height, 0);
}
