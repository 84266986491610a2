import {normalBelow} from "./normals.js";

/** A sum of jumps that arrive by chance: `rate[i]` jumps of `size[i]` are to be expected. Sizes are positive. */
export interface Jumps {
  size: Float64Array;
  rate: Float64Array;
}

/** Jumps below this part of the sum in question go into a normal part: so many of them make it that it is one. */
const SMALL = 1 / 40;
/** Cells of the sum on which the large jumps are placed. */
const CELLS = 320;
/** Standard deviations of the normal part that are followed beyond the sum. */
const BEYOND = 5;

/** Jumps as they matter to one sum. */
interface Split {
  sum: number;
  cell: number;
  mean: number;
  variance: number;
  /** Rates of the large jumps by their size in cells. */
  large: Float64Array;
  intensity: number;
}

/** What is to be expected on the average. */
export function expectedSum({size, rate}: Jumps): number {
  return size.reduce((sum, x, i) => sum + x * rate[i]!, 0);
}

function split({size, rate}: Jumps, sum: number): Split {
  const cell = sum / CELLS;
  const most = Math.ceil(CELLS * 2.5);
  const found: Split = {sum, cell, mean: 0, variance: 0, large: new Float64Array(most + 1), intensity: 0};
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
    found.large[low]! += r * (1 - (place - low));
    if (low < most) found.large[low + 1]! += r * (place - low);
  }
  return found;
}

/** P(sum <= s) when every rate is multiplied by `times`: Panjer's recursion for large jumps, a normal for small ones. */
function below(parts: Split, times: number): number {
  const {sum: wanted, cell, large} = parts;
  const [mean, deviation] = [times * parts.mean, Math.sqrt(times * parts.variance)];
  const last = Math.min(large.length - 1, Math.floor(Math.max(0, wanted - mean + BEYOND * deviation) / cell));
  const chance = new Float64Array(last + 1);
  chance[0] = Math.exp(-times * parts.intensity);
  let sum = 0;
  for (let k = 0; k <= last; k++) {
    if (k > 0) {
      let next = 0;
      for (let j = 1; j <= k; j++) next += j * large[j]! * chance[k - j]!;
      chance[k] = (times * next) / k;
    }
    const rest = wanted - k * cell - mean;
    sum += chance[k]! * (deviation > 0 ? normalBelow(rest / deviation) : rest >= 0 ? 1 : 0);
  }
  return Math.min(1, sum);
}

/** P(sum <= s) with rates multiplied by `times`. */
export function sumBelow(jumps: Jumps, s: number, times = 1): number {
  if (s < 0) return 0;
  return s > 0 ? below(split(jumps, s), times) : Math.exp(-times * jumps.rate.reduce((a, b) => a + b, 0));
}

/**
 * The intensities, as multiples of `rate`, at which P(sum <= observed) is each of `chances`: 0.975 and 0.025 bound a
 * 95 % interval (a test turned round: right for few and lumpy jumps too), 0.5 is the median-unbiased estimate.
 */
export function intensitiesAt(jumps: Jumps, observed: number, chances: readonly number[]): number[] {
  const expected = expectedSum(jumps);
  if (!(expected > 0)) return chances.map((p) => (p > 0.5 ? 0 : Infinity));
  if (!(observed > 0)) {
    const all = jumps.rate.reduce((a, b) => a + b, 0);
    return chances.map((p) => (p > 0.5 ? 0 : -Math.log(p) / all));
  }
  const parts = split(jumps, observed);
  return chances.map((p) => falling((times) => below(parts, times), observed / expected, p));
}

/** The sum that is not exceeded with probability p, at rates multiplied by `times`. */
export function sumQuantile(jumps: Jumps, p: number, times = 1): number {
  const expected = expectedSum(jumps) * times;
  if (!(expected > 0) || sumBelow(jumps, 0, times) >= p) return 0;
  return falling((s) => 1 - sumBelow(jumps, s, times), expected, 1 - p);
}

/** Where a falling function of a positive number takes a value, to four digits. */
function falling(f: (x: number) => number, start: number, value: number): number {
  let [low, high] = [start, start];
  for (let i = 0; i < 60 && f(low) < value; i++) low /= 2;
  for (let i = 0; i < 60 && f(high) > value; i++) high *= 2;
  while (high / low > 1.0001) {
    const middle = Math.sqrt(low * high);
    if (f(middle) > value) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}
