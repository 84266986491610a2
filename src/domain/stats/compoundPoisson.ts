import {normalBelow, normalQuantile} from "./normals.js";

/**
 * A sum of jumps that arrive by chance: `rate[i]` jumps of `size[i]` are to be expected. Sizes are positive.
 * `overlap` is what the variance is smaller by because no employer is late twice (sum of squared expectations).
 */
export interface Jumps {
  size: Float64Array;
  rate: Float64Array;
  overlap?: number;
  /** Variance of the log of the sum's scale that is left open: how much larger or smaller all jumps of a group may be. */
  unsure?: number;
}

/** Jumps below this part of the sum in question go into a normal part: so many of them make it that it is one. */
const SMALL = 1 / 40;
/** Cells of the sum on which the large jumps are placed. */
const CELLS = 240;
/** Standard deviations of the normal part that are followed beyond the sum. */
const BEYOND = 5;
/** At least this part of the variance is left when overlap is taken off. */
const LEAST_VARIANCE = 0.2;
/** Chances are told apart as far as this from 0 and 1. */
const TOLD = 1e-7;

/** Jumps as they matter to one sum. */
interface Split {
  sum: number;
  cell: number;
  mean: number;
  variance: number;
  /** Overlap as a part of the variance. */
  overlap: number;
  /** Large jumps: their size in cells, ascending, and size x rate. */
  cells: Int32Array;
  weights: Float64Array;
  intensity: number;
}

/** What is to be expected on the average. */
export function expectedSum({size, rate}: Jumps): number {
  return size.reduce((sum, x, i) => sum + x * rate[i]!, 0);
}

function split({size, rate, overlap = 0}: Jumps, sum: number): Split {
  const cell = sum / CELLS;
  const most = Math.ceil(CELLS * 2.5);
  const large = new Float64Array(most + 1);
  const whole = size.reduce((total, x, i) => total + x * x * rate[i]!, 0);
  const found = {sum, cell, mean: 0, variance: 0, overlap: whole > 0 ? overlap / whole : 0, intensity: 0};
  for (let i = 0; i < size.length; i++) {
    const [x, r] = [size[i]!, rate[i]!];
    if (x < SMALL * sum) {
      found.mean += r * x;
      found.variance += r * x * x;
      continue;
    }
    found.intensity += r;
    // Between two cells: parted so that the mean stays.
    const place = Math.min(x / cell, most);
    const low = Math.floor(place);
    large[low]! += r * (1 - (place - low));
    if (low < most) large[low + 1]! += r * (place - low);
  }
  const cells = new Int32Array(most + 1);
  const weights = new Float64Array(most + 1);
  let filled = 0;
  for (let k = 0; k <= most; k++) {
    if (!(large[k]! > 0)) continue;
    cells[filled] = k;
    weights[filled++] = k * large[k]!;
  }
  return {...found, cells: cells.subarray(0, filled), weights: weights.subarray(0, filled)};
}

/** Chances of sums, cell by cell: written before they are read, by one sum at a time. */
const CHANCES = new Float64Array(Math.ceil(CELLS * 2.5) + 1);

/** P(sum <= s) when every rate is multiplied by `times`: Panjer's recursion for large jumps, a normal for small ones. */
function below(parts: Split, times: number): number {
  const {sum: wanted, cell, cells, weights} = parts;
  const mean = times * parts.mean;
  const deviation = Math.sqrt(times * parts.variance);
  const reach = Math.floor(Math.max(0, wanted - mean + BEYOND * deviation) / cell);
  const last = cells.length ? Math.min(Math.ceil(CELLS * 2.5), reach) : 0;
  const chance = CHANCES;
  chance[0] = Math.exp(-times * parts.intensity);
  let sum = 0;
  let within = 0;
  for (let k = 0; k <= last; k++) {
    if (k > 0) {
      let next = 0;
      while (within < cells.length && cells[within]! <= k) within++;
      for (let i = 0; i < within; i++) next += weights[i]! * chance[k - cells[i]!]!;
      chance[k] = (times * next) / k;
    }
    const rest = wanted - k * cell - mean;
    // Beyond eight deviations nothing is left of a normal.
    if (rest > 8 * deviation || (deviation === 0 && rest === 0)) sum += chance[k]!;
    else if (deviation > 0 && rest > -8 * deviation) sum += chance[k]! * normalBelow(rest / deviation);
  }
  return narrowed(Math.min(1, sum), times * parts.overlap);
}

/** Jumps of which none can come twice scatter less: their normal scores lie further out, as the variance is smaller. */
function narrowed(p: number, overlap: number): number {
  if (!(overlap > 0) || p <= 0 || p >= 1) return p;
  return normalBelow(normalQuantile(p) / Math.sqrt(Math.max(LEAST_VARIANCE, 1 - overlap)));
}

/** P(sum <= s) with rates multiplied by `times`. */
export function sumBelow(jumps: Jumps, s: number, times = 1): number {
  if (s < 0) return 0;
  return s > 0 ? below(split(jumps, s), times) : Math.exp(-times * jumps.rate.reduce((a, b) => a + b, 0));
}

/**
 * The intensities, as multiples of `rate`, at which P(sum <= observed) is each of `chances`: 0.975 and 0.025 bound a
 * 95 % interval (a test turned round: right for few and lumpy jumps too), 0.5 is the median-unbiased estimate. Nothing
 * observed counts half: otherwise groups in which nobody may well be late would be covered too often.
 */
export function intensitiesAt(jumps: Jumps, observed: number, chances: readonly number[]): number[] {
  const expected = expectedSum(jumps);
  if (!(expected > 0)) return chances.map((p) => (p > 0.5 ? 0 : Infinity));
  if (!(observed > 0)) {
    const all = jumps.rate.reduce((a, b) => a + b, 0);
    return chances.map((p) => (p >= 0.5 ? 0 : -Math.log(2 * p) / all));
  }
  const parts = split(jumps, observed);
  return chances.map((p) => falling((times) => below(parts, times), observed / expected, p));
}

/** Multiples of the rates, each with its chance. */
export interface Mixture {
  times: readonly number[];
  chance: readonly number[];
}

const AS_IS: Mixture = {times: [1], chance: [1]};

/** The sum that is not exceeded with probability p (nothing counts half, as an observed one), at rates multiplied by one of `mixture`. */
export function sumQuantile(jumps: Jumps, p: number, mixture: Mixture = AS_IS): number {
  const {times, chance} = mixture;
  const over = (f: (t: number) => number) => times.reduce((sum, t, i) => sum + chance[i]! * f(t), 0);
  const expected = expectedSum(jumps) * over((t) => t);
  const nothing = over((t) => sumBelow(jumps, 0, t));
  if (!(expected > 0) || nothing / 2 >= p) return 0;
  if (nothing >= p) return jumps.size[0]!;
  return falling(
    (s) => {
      const parts = split(jumps, s);
      return 1 - over((t) => below(parts, t));
    },
    expected,
    1 - p
  );
}

/** Normal scores of an observed sum against multiples of the rates: falling, straight lines between `log` multiples. */
export interface ScoreCurve {
  log: Float64Array;
  score: Float64Array;
}

/** Scores are followed this far. */
const FAR = 4.8;
const KNOTS = 33;

/**
 * How an observed sum would look among those that chance gives, over all intensities: null when there is nothing to be
 * expected at any. Nothing observed counts half (as in `intensitiesAt`), so that its scores lie below 0.
 */
export function scoreCurve(jumps: Jumps, observed: number): ScoreCurve | null {
  const expected = expectedSum(jumps);
  if (!(expected > 0)) return null;
  const all = jumps.rate.reduce((a, b) => a + b, 0);
  const parts = observed > 0 ? split(jumps, observed) : null;
  const chance = (times: number) => (parts ? below(parts, times) : Math.exp(-times * all) / 2);
  const start = observed > 0 ? observed / expected : 1 / all;
  const [from, to] = [normalBelow(FAR), normalBelow(-FAR)];
  const first = Math.log(parts ? falling(chance, start, from) : 0.02 / all);
  const last = Math.log(falling(chance, start, to));
  const log = Float64Array.from({length: KNOTS}, (_, i) => first + ((last - first) * i) / (KNOTS - 1));
  const score = log.map((x) => normalQuantile(Math.min(1 - TOLD, Math.max(TOLD, chance(Math.exp(x))))));
  return {log, score};
}

/** The score at the log of a multiple; beyond the ends as at them, by their slope where something was observed. */
export function scoreAt({log, score}: ScoreCurve, x: number): number {
  const step = log[1]! - log[0]!;
  const place = (x - log[0]!) / step;
  const low = Math.min(log.length - 2, Math.max(0, Math.floor(place)));
  if (place < 0 && score[0]! < 0.5) return score[0]!;
  return score[low]! + (place - low) * (score[low + 1]! - score[low]!);
}

/** The log of the multiple at which the score is `wanted`; minus infinity above the first score of a curve without any. */
export function logAt({log, score}: ScoreCurve, wanted: number): number {
  if (wanted >= score[0]! && score[0]! < 0.5) return -Infinity;
  let low = 0;
  while (low < score.length - 2 && score[low + 1]! > wanted) low++;
  const [a, b] = [score[low]!, score[low + 1]!];
  return a === b ? log[low]! : log[low]! + ((a - wanted) / (a - b)) * (log[low + 1]! - log[low]!);
}

/**
 * Where a falling function of a positive number takes a value, to four digits: regula falsi (Illinois) between logs and
 * normal scores, on which chances of sums are nearly straight.
 */
function falling(f: (x: number) => number, start: number, value: number): number {
  const score = (x: number) => normalQuantile(Math.min(1 - TOLD, Math.max(TOLD, f(x))));
  const wanted = normalQuantile(value);
  const at = (x: number) => score(Math.exp(x)) - wanted;
  let [low, high] = [Math.log(start), Math.log(start)];
  let atLow = at(low);
  let atHigh = atLow;
  for (let step = 0.25; atLow < 0 && low > -200; step *= 2) atLow = at((low -= step));
  for (let step = 0.25; atHigh > 0 && high < 200; step *= 2) atHigh = at((high += step));
  let side = 0;
  for (let i = 0; i < 60 && high - low > 1e-5; i++) {
    const middle = between(low, atLow, high, atHigh, i);
    const found = at(middle);
    if (Math.abs(found) < 1e-5) return Math.exp(middle);
    if (found > 0) {
      [low, atLow] = [middle, found];
      if (side === 1) atHigh /= 2;
      side = 1;
    } else {
      [high, atHigh] = [middle, found];
      if (side === -1) atLow /= 2;
      side = -1;
    }
  }
  return Math.exp((low + high) / 2);
}

/** The next place to look: on the straight line between the ends, now and then in the middle. */
function between(low: number, atLow: number, high: number, atHigh: number, turn: number): number {
  const line = low + ((high - low) * atLow) / (atLow - atHigh);
  return turn % 6 === 5 || !(line > low && line < high) ? (low + high) / 2 : line;
}
