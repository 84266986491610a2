import {extent} from "d3-array";
import {scaleLinear} from "d3-scale";
import {el, round} from "./svg.js";

export interface SparklineOptions {
  values: (number | null)[];
  baseline?: number;
  label: string;
  /** A common scale for all sparklines of a table; each its own when absent. */
  domain?: [number, number];
}

const WIDTH = 96;
const HEIGHT = 24;
const PAD = 3;

/** A line of a few dozen points for a table row: the course, the baseline as a hairline, a dot on the last value. */
export function sparkline({values, baseline, label, domain}: SparklineOptions): string {
  const known = values.filter((v): v is number => v !== null);
  const [low, high] = domain ?? (extent(baseline === undefined ? known : [...known, baseline]) as [number, number]);
  const attributes = {class: "spark", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label};
  if (known.length === 0) return el("svg", attributes, el("title", {}, ""));
  const spread = high > low ? [low, high] : [low - 1, high + 1];
  const y = scaleLinear(spread, [HEIGHT - PAD, PAD]).clamp(true);
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [PAD, WIDTH - PAD - 1]);
  const rule = baseline === undefined ? "" : el("path", {class: "spark-base", d: `M0 ${round(y(baseline))}H${WIDTH}`});
  const last = values.length - 1;
  const end = values[last] ?? null;
  const dot = end === null ? "" : el("circle", {class: "spark-end", cx: x(last), cy: y(end), r: 2.2});
  return el("svg", attributes, rule, el("path", {class: "spark-line", d: path(values, x, y)}), dot);
}

/** Whole pixels, relative steps: 34 rows of 58 points have to stay small. A lone point becomes a short dash. */
function path(values: (number | null)[], x: (i: number) => number, y: (v: number) => number): string {
  let d = "";
  let pen: [number, number] | null = null;
  values.forEach((value, i) => {
    if (value === null) {
      pen = null;
      return;
    }
    const at: [number, number] = [Math.round(x(i) * 2) / 2, Math.round(y(value) * 2) / 2];
    if (!pen) d += `M${at[0]} ${at[1]}${(values[i + 1] ?? null) === null ? "h1" : ""}`;
    else d += `l${at[0] - pen[0]} ${at[1] - pen[1]}`;
    pen = at;
  });
  return d;
}
