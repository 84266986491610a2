import {normalQuantile, normals} from "./normals.js";

/** Estimates with what they may be off: standard errors downwards and upwards (equal for a symmetric one). */
export interface Estimates {
  value: readonly number[];
  down: readonly number[];
  up: readonly number[];
  /** The score of the difference of two, when there is a better one than by their errors; positive when the first is above. */
  difference?: (j: number, k: number) => number;
}

export interface RankSets {
  /** Smallest and largest rank of each unit that the data allow; 1 is the highest value. */
  low: number[];
  high: number[];
  /** Per unit, those that it cannot be told apart from. */
  alike: number[][];
}

export interface RankOptions {
  coverage?: number;
  /** One statement about all units together, instead of one about each. */
  simultaneous?: boolean;
  draws?: number;
  seed?: number;
}

/** Beyond so many units limits are Bonferroni's, in one step: wider than need be, and quick. */
const MANY = 100;

type Pair = readonly [number, number];

/**
 * Confidence sets of ranks (Mogstad, Romano, Shaikh and Wilhelm 2023): every pair is tested by its studentised
 * difference, against the largest that chance would show among all pairs in question, step down; a unit's rank lies
 * between the units that are surely above it and those that are surely below. Near ties stay ties: unlike ranks of
 * resampled estimates, the sets hold their coverage there.
 */
export function rankSets(estimates: Estimates, options: RankOptions = {}): RankSets {
  const n = estimates.value.length;
  const {simultaneous = false} = options;
  if (n > MANY) return manySets(estimates, options.coverage ?? 0.95, simultaneous);
  const noise = noiseOf(estimates, options);
  const units = Array.from({length: n}, (_, j) => j);
  const families = simultaneous
    ? [units.flatMap((j) => units.filter((k) => k > j).map((k) => [j, k] as const))]
    : units.map((j) => units.filter((k) => k !== j).map((k) => [j, k] as const));
  const sets: RankSets = {low: Array<number>(n).fill(1), high: Array<number>(n).fill(n), alike: sets0(n)};
  families.forEach((pairs, family) => {
    const apart = stepDown(estimates, pairs, noise, options.coverage ?? 0.95);
    for (const unit of simultaneous ? units : [family]) {
      for (const other of units) {
        if (other === unit) continue;
        const found = apart.get(unit * n + other) ?? -(apart.get(other * n + unit) ?? 0);
        if (found < 0) sets.low[unit]!++;
        else if (found > 0) sets.high[unit]!--;
        else sets.alike[unit]!.push(other);
      }
    }
  });
  return sets;
}

function manySets(estimates: Estimates, coverage: number, simultaneous: boolean): RankSets {
  const n = estimates.value.length;
  const tests = simultaneous ? n * (n - 1) : 2 * (n - 1);
  const limit = -normalQuantile((1 - coverage) / tests);
  const sets: RankSets = {low: Array<number>(n).fill(1), high: Array<number>(n).fill(n), alike: sets0(n)};
  for (let j = 0; j < n; j++)
    for (let k = j + 1; k < n; k++) {
      const score = difference(estimates, j, k);
      if (Math.abs(score) <= limit) {
        sets.alike[j]!.push(k);
        sets.alike[k]!.push(j);
        continue;
      }
      const [high, low] = score > 0 ? [j, k] : [k, j];
      sets.low[low]!++;
      sets.high[high]!--;
    }
  return sets;
}

const sets0 = (n: number) => Array.from({length: n}, () => [] as number[]);

/**
 * Which pairs differ, and which way: 1 when the first is above. Each pair is two statements, "not above" and "not below":
 * when one is given up the other stays among those that the next limit is for.
 */
function stepDown(
  estimates: Estimates,
  pairs: readonly Pair[],
  noise: readonly Float64Array[],
  coverage: number
): Map<number, 1 | -1> {
  const n = estimates.value.length;
  const found = new Map<number, 1 | -1>();
  const largest = new Float64Array(noise[0]?.length ?? 0);
  for (;;) {
    const limit = largestByChance(estimates, pairs, found, noise, coverage, largest);
    const before = found.size;
    for (const [j, k] of pairs) {
      const score = difference(estimates, j, k);
      if (Math.abs(score) > limit) found.set(j * n + k, score > 0 ? 1 : -1);
    }
    if (found.size === before) return found;
  }
}

/** The difference in units of its error: of the higher one downwards, of the lower one upwards. */
function difference(estimates: Estimates, j: number, k: number): number {
  if (estimates.difference) return estimates.difference(j, k);
  const {value, down, up} = estimates;
  const [high, low] = value[j]! >= value[k]! ? [j, k] : [k, j];
  const error = Math.hypot(down[high]!, up[low]!);
  const apart = value[j]! - value[k]!;
  return apart === 0 || error === 0 ? (apart === 0 ? 0 : Math.sign(apart) * Infinity) : apart / error;
}

/** What the largest score among the statements that still stand would not exceed by chance. */
function largestByChance(
  {value, down, up}: Estimates,
  pairs: readonly Pair[],
  found: ReadonlyMap<number, 1 | -1>,
  noise: readonly Float64Array[],
  coverage: number,
  largest: Float64Array
): number {
  largest.fill(0);
  const error = (j: number) => (down[j]! + up[j]!) / 2;
  for (const [j, k] of pairs) {
    const [a, b, scale] = [noise[j]!, noise[k]!, 1 / Math.hypot(error(j), error(k))];
    if (!Number.isFinite(scale)) continue;
    const given = found.get(j * value.length + k) ?? 0;
    for (let r = 0; r < largest.length; r++) {
      const score = (a[r]! - b[r]!) * scale;
      const standing = given === 0 ? Math.abs(score) : -given * score;
      if (standing > largest[r]!) largest[r] = standing;
    }
  }
  const sorted = largest.slice().sort();
  return sorted[Math.min(sorted.length, Math.ceil(coverage * sorted.length)) - 1]!;
}

function noiseOf({down, up}: Estimates, {draws = 4000, seed = 1}: RankOptions): Float64Array[] {
  const next = normals(seed);
  return down.map((d, j) => {
    const error = (d + up[j]!) / 2;
    return Float64Array.from({length: draws}, () => error * next());
  });
}

/** Ranks of values, 1 for the highest; equal values share the smaller rank. */
export function ranksOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => b - a);
  return values.map((value) => sorted.indexOf(value) + 1);
}
