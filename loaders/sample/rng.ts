/**
 * Chance without state: a draw depends only on (key, month, purpose), never on the order in which draws are made.
 * So one employer's history does not move when another is added, and a month can be tried twice.
 */

/** What a draw is for; each purpose has its own stream. */
export const Use = {
  Key: 1,
  Division: 2,
  Wage: 3,
  WageMode: 4,
  Cycle: 5,
  Trait: 6,
  Growth: 7,
  Life: 8,
  LifeMonth: 9,
  Gap: 10,
  GapMonth: 11,
  Payer: 12,
  StockMonths: 13,
  Move: 14,
  MoveTo: 15,
  Resize: 16,
  ResizeBy: 17,
  ResizeWay: 18,
  Raise: 19,
  RaiseBy: 20,
  RaiseMonth: 21,
  WageNoise: 22,
  Adjust: 23,
  AdjustBy: 24,
  Late: 25,
  Early: 26,
  Refund: 27,
  RoundUp: 28,
  Clear: 29,
  Stop: 30,
  Recover: 31,
  Vanish: 32,
  Repay: 33,
  RepayBy: 34,
  HealthFirst: 35,
  InterestPaid: 36,
  Tet: 37,
  Recode: 38,
  Frozen: 39,
  Status: 40,
  Plant: 41,
  Distort: 42,
  Wobble: 43,
  Sector: 44,
  Order: 45,
  Document: 46,
  DocumentDay: 47,
  Office: 48,
  Staff: 49,
  StaffState: 50,
  Install: 51,
  Score: 52
} as const;

/** Finaliser of a 32-bit mixing hash: every input bit reaches every output bit. */
export function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A uniform number in [0, 1) for this key, month and purpose. */
export function draw(key: number, month: number, use: number): number {
  const h = mix(key ^ Math.imul(month + 0x2545f, 0x9e3779b1) ^ Math.imul(use, 0x7feb352d));
  return mix(h + use) / 4294967296;
}

/** The standard normal quantile of u in (0, 1) (rational approximation, error below 1.2e-9). */
export function normalQuantile(u: number): number {
  const p = Math.min(Math.max(u, 1e-9), 1 - 1e-9);
  const low = 0.02425;
  if (p < low) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - low) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239;
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return (top * q) / bottom;
}

function tail(q: number): number {
  const top =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const bottom =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return top / bottom;
}

/** A standard normal draw. */
export function gauss(key: number, month: number, use: number): number {
  return normalQuantile(draw(key, month, use));
}

/** Picks from cumulated weights (last entry = total) by binary search. */
export function pick(cumulated: Float64Array, u: number): number {
  const aim = u * cumulated[cumulated.length - 1]!;
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulated[middle]! > aim) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Cumulated sums of weights, for `pick`. */
export function cumulate(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  weights.forEach((weight, index) => (sums[index] = sum += weight));
  return sums;
}
