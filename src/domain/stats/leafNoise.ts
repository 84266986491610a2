/** A leaf that moved against the whole: its squared deviation and its squared slope, both in units of counting noise. */
export interface Against {
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
 * Reads the noise off the leaves that moved against the whole: the others may have been hit. Medians in classes of size
 * keep single strays out; `least` is the smallest factor on counting noise (0 where the unit of values is arbitrary).
 */
export function fitNoise(against: Against[], least: number): Noise {
  if (against.length < FEWEST) return {counts: 1, own: 0.01};
  const points = classMedians(against);
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

function classMedians(against: Against[]): Against[] {
  const sorted = [...against].sort((p, q) => p.slope - q.slope);
  const classes = Math.min(8, Math.floor(sorted.length / 6));
  return Array.from({length: classes}, (_, k) => {
    const bound = (i: number) => Math.floor((i * sorted.length) / classes);
    const part = sorted.slice(bound(k), bound(k + 1));
    const deviations = part.map((p) => p.deviation).sort((p, q) => p - q);
    return {
      deviation: deviations[deviations.length >> 1]! / MEDIAN_CHI2,
      slope: part.reduce((s, p) => s + p.slope, 0) / part.length
    };
  });
}
