/** Order statistics that a few wild values cannot move. Inputs are not changed; empty inputs give NaN. */

/** How a quantile lies between two order statistics: R's types 6 (official statistics) and 7 (R, NumPy, DuckDB). */
export type QuantileType = 6 | 7;

/** The p-quantile of already sorted numbers. */
export function quantileSorted(sorted: ArrayLike<number>, p: number, type: QuantileType = 7): number {
  const n = sorted.length;
  if (n === 0) return NaN;
  const at = type === 7 ? p * (n - 1) : p * (n + 1) - 1;
  const low = Math.min(Math.max(Math.floor(at), 0), n - 1);
  const high = Math.min(low + 1, n - 1);
  const share = Math.min(Math.max(at - low, 0), 1);
  return sorted[low]! + (sorted[high]! - sorted[low]!) * share;
}

/** The p-quantile of numbers in any order. */
export function quantile(values: Iterable<number>, p: number, type: QuantileType = 7): number {
  return quantileSorted(Float64Array.from(values).sort(), p, type);
}

export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}

/** Median absolute deviation, scaled to the standard deviation of a normal distribution. */
export function mad(values: readonly number[], centre = median(values)): number {
  return 1.4826 * median(values.map((v) => Math.abs(v - centre)));
}

/** |value - median| / MAD of every value; all zero when the values do not spread. */
export function robustScores(values: readonly number[]): number[] {
  const centre = median(values);
  const scale = mad(values, centre);
  return values.map((v) => (scale > 0 ? Math.abs(v - centre) / scale : v === centre ? 0 : Infinity));
}
