/** A month's value by its index (year * 12 + month - 1); months that are not known are absent. */
export interface MonthValue {
  ix: number;
  value: number;
}

/** What each calendar month lies above or below the year around it, and how many years say so. */
export interface Seasonal {
  /** By calendar month 0..11; adds up to 0. */
  effect: number[];
  years: number;
}

/** A year on either side of each point must be known this often before a season is believed. */
const LEAST_YEARS = 2;

/**
 * Seasonal level of a monthly series: mean distance of each calendar month from the centred mean of twelve months
 * (classical decomposition). Null with fewer than two years' worth of distances for any month.
 */
export function seasonalLevel(series: readonly MonthValue[]): Seasonal | null {
  const at = new Map(series.map(({ix, value}) => [ix, value]));
  const apart = Array.from({length: 12}, () => [] as number[]);
  for (const {ix, value} of series) {
    const middle = centred(at, ix);
    if (middle !== null) apart[((ix % 12) + 12) % 12]!.push(value - middle);
  }
  const years = Math.min(...apart.map((values) => values.length));
  if (years < LEAST_YEARS) return null;
  const means = apart.map((values) => values.reduce((a, b) => a + b, 0) / values.length);
  const middle = means.reduce((a, b) => a + b, 0) / 12;
  return {effect: means.map((mean) => mean - middle), years};
}

/** Mean of the twelve months around a month, the outer ones counted half. */
function centred(at: ReadonlyMap<number, number>, ix: number): number | null {
  let sum = 0;
  for (let d = -6; d <= 6; d++) {
    const value = at.get(ix + d);
    if (value === undefined) return null;
    sum += Math.abs(d) === 6 ? value / 2 : value;
  }
  return sum / 12;
}
