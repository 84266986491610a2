/** Fractions as whole numbers of 10^-40: sums close, and the last digits that are shown are right. */
export type Exact = bigint;

const PLACES = 40n;
export const ONE: Exact = 10n ** PLACES;

/** Places after the point that are shown: as many as a number holds exactly for rates of any size that occur. */
export const SHOWN = 12;

/** a / b, rounded to the nearest. */
export function ratio(a: bigint, b: bigint): Exact {
  return divide(a * ONE, b);
}

/** The product of two fractions. */
export function times(a: Exact, b: Exact): Exact {
  return divide(a * b, ONE);
}

/** Half of the sum. */
export function middle(a: Exact, b: Exact): Exact {
  return divide(a + b, 2n);
}

/** a / b for whole numbers, rounded to the nearest, halves away from 0. */
export function divide(a: bigint, b: bigint): bigint {
  const isNegative = a < 0n !== b < 0n;
  const [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const rounded = (2n * x + y) / (2n * y);
  return isNegative ? -rounded : rounded;
}

/** In units of the last place that is shown. */
export function shownUnits(value: Exact, places = SHOWN): bigint {
  return divide(value, 10n ** (PLACES - BigInt(places)));
}

/** As a number; right in every place that is shown. */
export function asNumber(units: bigint, places = SHOWN): number {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return Number(units < 0n ? `-${text}` : text);
}

/**
 * Rounds parts to the places that are shown so that they add up to a total that is already rounded: the parts whose
 * rounding was furthest from the truth give way, by one unit each.
 */
export function closing(parts: readonly Exact[], total: bigint, places = SHOWN): bigint[] {
  const unit = 10n ** (PLACES - BigInt(places));
  const rounded = parts.map((part) => shownUnits(part, places));
  let open = total - rounded.reduce((sum, part) => sum + part, 0n);
  const step = open < 0n ? -1n : 1n;
  const off = (i: number) => (parts[i]! - rounded[i]! * unit) * step;
  const order = parts.map((_, i) => i).sort((i, j) => (off(i) === off(j) ? i - j : off(i) > off(j) ? -1 : 1));
  for (let k = 0; open !== 0n && order.length; k = (k + 1) % order.length, open -= step) rounded[order[k]!]! += step;
  return rounded;
}
