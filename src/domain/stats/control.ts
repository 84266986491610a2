/** Control charts: individuals with moving ranges (XmR), EWMA, CUSUM, and the rules by which people read them. */

/** Limits of an XmR chart lie this many mean moving ranges from the mean (3 / d2, d2 = 1.128, as published: 2.66). */
export const XMR_LIMIT = 2.66;
/** Moving ranges beyond this many mean ranges are left out once, so that one outlier does not widen the limits. */
export const XMR_SCREEN = 3.267;

export interface XmrLimits {
  mean: number;
  range: number;
  lower: number;
  upper: number;
}

/** Mean, mean moving range and natural process limits. */
export function xmr(values: readonly number[], screen = true): XmrLimits {
  const mean = average(values);
  const ranges = values.slice(1).map((v, i) => Math.abs(v - values[i]!));
  const first = average(ranges);
  const range = screen ? average(ranges.filter((r) => r <= XMR_SCREEN * first)) : first;
  return {mean, range, lower: mean - XMR_LIMIT * range, upper: mean + XMR_LIMIT * range};
}

export type Signal = "outside" | "trend" | "near_limit" | "shift" | null;

/**
 * What each point signals, the gravest first: outside the limits; seven rising or falling; two of three beyond two
 * thirds of the way to a limit, on one side; seven on one side of the mean.
 */
export function xmrSignals(values: readonly number[], limits: XmrLimits = xmr(values)): Signal[] {
  const near = (limits.upper - limits.mean) * (2 / 3);
  const side = values.map((v) => Math.sign(v - limits.mean));
  const far = values.map((v) => (Math.abs(v - limits.mean) > near ? Math.sign(v - limits.mean) : 0));
  const step = values.map((v, i) => (i === 0 ? 0 : Math.sign(v - values[i - 1]!)));
  const inTrend = within(values.length, 7, (at) => same(step.slice(at + 1, at + 7)));
  const inShift = within(values.length, 7, (at) => same(side.slice(at, at + 7)));
  return values.map((v, i) => {
    if (v > limits.upper || v < limits.lower) return "outside";
    if (inTrend[i]) return "trend";
    if (far[i] && twoOfThree(far, i)) return "near_limit";
    return inShift[i] ? "shift" : null;
  });
}

/** Marks every member of a window of `size` for which `holds`. */
function within(n: number, size: number, holds: (at: number) => boolean): boolean[] {
  const marked = Array<boolean>(n).fill(false);
  for (let at = 0; at + size <= n; at++) if (holds(at)) marked.fill(true, at, at + size);
  return marked;
}

function same(signs: readonly number[]): boolean {
  return signs[0] !== 0 && signs.every((s) => s === signs[0]);
}

function twoOfThree(far: readonly number[], i: number): boolean {
  for (let at = Math.max(0, i - 2); at <= Math.min(i, far.length - 3); at++)
    if (far.slice(at, at + 3).filter((s) => s === far[i]).length >= 2) return true;
  return false;
}

/** Exponentially weighted moving average, beginning at the target. */
export function ewma(values: readonly number[], lambda: number, target: number): number[] {
  let z = target;
  return values.map((v) => (z = lambda * v + (1 - lambda) * z));
}

/** Steady-state limits of an EWMA chart. */
export function ewmaLimits(lambda: number, target: number, s: number, width: number): [number, number] {
  const half = width * s * Math.sqrt(lambda / (2 - lambda));
  return [target - half, target + half];
}

/** Tabular CUSUM: sums of what exceeds `k` above and below the target, never below 0. */
export function cusum(values: readonly number[], k: number, target = 0): {high: number[]; low: number[]} {
  let [up, down] = [0, 0];
  const high = values.map((v) => (up = Math.max(0, up + v - target - k)));
  const low = values.map((v) => (down = Math.max(0, down + target - v - k)));
  return {high, low};
}

function average(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
