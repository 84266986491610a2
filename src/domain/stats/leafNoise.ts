import {selected} from "./middle.js";

/** A class of leaves that moved against the whole: squared deviation and squared slope, in units of counting noise. */
interface Against {
  deviation: number;
  slope: number;
}

/** Variance of a leaf = counts x what counting gives + own x squared slope. */
export interface Noise {
  counts: number;
  own: number;
}

/** Half of a chi-square of one degree lies below this. */
export const MEDIAN_CHI2 = 0.4549364231;

/** Fewer leaves than this tell nothing about noise. */
const FEWEST = 12;

/**
 * Reads the noise off the leaves that moved against the whole (squared deviation and squared slope of each, in units of
 * counting noise): the others may have been hit. Medians in classes of size keep single strays out; `least` is the
 * smallest factor on counting noise (0 where the unit of values is arbitrary).
 */
export function fitNoise(deviations: Float64Array, slopes: Float64Array, least: number): Noise {
  if (deviations.length < FEWEST) return {counts: 1, own: 0.01};
  const points = classMedians(deviations, slopes);
  const typical = points.map((p) => p.deviation).sort((p, q) => p - q)[points.length >> 1]!;
  const weigh = points.map((p) => 1 / (p.deviation + 0.1 * typical + least + Number.MIN_VALUE) ** 2);
  const sum = (term: (p: Against) => number) => points.reduce((s, p, i) => s + weigh[i]! * term(p), 0);
  const [w, r, rr] = [sum(() => 1), sum((p) => p.slope), sum((p) => p.slope ** 2)];
  const [x, xr] = [sum((p) => p.deviation), sum((p) => p.deviation * p.slope)];
  const det = w * rr - r * r;
  let own = det > 1e-12 * w * rr ? (w * xr - r * x) / det : 0;
  let counts = (x - own * r) / w;
  if (own < 0) [own, counts] = [0, x / w];
  if (counts < least) [counts, own] = [least, Math.max(0, (xr - least * r) / rr)];
  return {counts, own: Math.max(own, 1e-4)};
}

/** Leaves in classes of about as many, by slope. */
function classMedians(deviations: Float64Array, slopes: Float64Array): Against[] {
  const n = slopes.length;
  const classes = Math.min(8, Math.floor(n / 6));
  const sorted = slopes.slice().sort();
  const first = Array.from({length: classes}, (_, k) => sorted[Math.floor((k * n) / classes)]!);
  const kept = new Float64Array(n);
  return first.flatMap((from, k) => {
    const to = k + 1 < classes ? first[k + 1]! : Infinity;
    let count = 0;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      if (!(slopes[i]! >= from && slopes[i]! < to)) continue;
      kept[count++] = deviations[i]!;
      sum += slopes[i]!;
    }
    return count ? [{deviation: selected(kept, count, count >> 1) / MEDIAN_CHI2, slope: sum / count}] : [];
  });
}
