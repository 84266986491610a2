/** Over-dispersion of z-scores (Spiegelhalter 2005): how much more units differ than chance lets them. */
export interface Dispersion {
  /** Mean square of the z-scores with their ends drawn in; 1 when chance is all. */
  phi: number;
  /** Variance between units that chance does not explain, on the scale of `s`. */
  tau2: number;
}

/** Ends are drawn in at this part on each side. */
const ENDS = 0.1;
/** What the mean square of standard normal numbers becomes when their ends are drawn in at a tenth on each side. */
const DRAWN_IN = 0.678684;

/**
 * Over-dispersion of z-scores z with standard errors s. `consistent` divides the mean square by what drawing in takes
 * from a normal one, without which units that differ by chance and a common spread fall outside too often.
 */
export function dispersion(
  z: readonly number[],
  s: readonly number[],
  ends: "winsorise" | "truncate",
  consistent = false
): Dispersion {
  const kept = ends === "winsorise" ? winsorised(z, ENDS) : truncated(z, ENDS);
  const phi = kept.reduce((sum, x) => sum + x * x, 0) / kept.length / (consistent ? DRAWN_IN : 1);
  const w = s.map((x) => 1 / (x * x));
  const whole = w.reduce((a, b) => a + b, 0);
  const scale = whole - w.reduce((sum, x) => sum + x * x, 0) / whole;
  const n = kept.length;
  return {phi, tau2: scale > 0 ? Math.max(0, (n * phi - (n - 1)) / scale) : 0};
}

/** A z-score when units also differ by tau2. */
export function adjustedScore(z: number, s: number, tau2: number): number {
  return (z * s) / Math.sqrt(s * s + tau2);
}

/** Values beyond the quantiles (type 7) at `part` on either side become those quantiles. */
export function winsorised(values: readonly number[], part: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [quantile(sorted, part), quantile(sorted, 1 - part)];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

/** Values without the lowest and highest `part` of them, whole ones only. */
export function truncated(values: readonly number[], part: number): number[] {
  const off = Math.floor(values.length * part);
  return [...values].sort((a, b) => a - b).slice(off, values.length - off);
}

/** Quantile of sorted values, type 7. */
export function quantile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const low = Math.floor(place);
  const [a, b] = [sorted[low]!, sorted[Math.min(low + 1, sorted.length - 1)]!];
  return a + (place - low) * (b - a);
}

/** z-scores of proportions y of n against a target, by the arcsine of the root. */
export function proportionScores(
  y: readonly number[],
  n: readonly number[],
  target: number
): {z: number[]; s: number[]} {
  const s = n.map((size) => 1 / (2 * Math.sqrt(size)));
  const middle = Math.asin(Math.sqrt(target));
  return {z: y.map((value, i) => (Math.asin(Math.sqrt(value / n[i]!)) - middle) / s[i]!), s};
}

/** z-scores of counts against expected ones: by logs, or by roots. */
export function ratioScores(
  observed: readonly number[],
  expected: readonly number[],
  scale: "log" | "root"
): {z: number[]; s: number[]} {
  const s = expected.map((e) => (scale === "log" ? 1 : 0.5) / Math.sqrt(e));
  const value = (ratio: number) => (scale === "log" ? Math.log(ratio) : Math.sqrt(ratio) - 1);
  return {z: observed.map((o, i) => value(o / expected[i]!) / s[i]!), s};
}

/** Exact limits of a count's mean, as ratios to the count: the means at which so few, or so many, have chance `tail`. */
export function poissonLimits(count: number, tail: number): [number, number] {
  const low = count === 0 ? 0 : solve((mean) => 1 - poissonBelow(count - 1, mean), count, tail);
  return [low / count, solve((mean) => 1 - poissonBelow(count, mean), count, 1 - tail) / count];
}

/** The mean at which a rising function takes a value. */
function solve(rising: (mean: number) => number, near: number, value: number): number {
  let [low, high] = [0, near + 1];
  while (rising(high) < value) high *= 2;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function poissonBelow(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k++) sum += term *= mean / k;
  return sum;
}
