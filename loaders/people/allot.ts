/** One worker's weight in what the employer owes: wage times months that are due and not paid. */
export interface Weighed {
  key: string;
  weight: bigint;
}

/**
 * Parts an amount by weight into whole đồng that add up to it exactly: everybody the whole part of the share, then one
 * đồng more in the order of what was cut off (equal ones in the order of their keys). Nobody gets a negative part; null
 * for all when no weight is above 0.
 */
export function allot(amount: bigint, weights: readonly Weighed[]): Map<string, bigint> | null {
  const total = weights.reduce((sum, {weight}) => sum + weight, 0n);
  if (total <= 0n) return null;
  const parts = weights.map(({key, weight}) => ({
    key,
    part: (amount * weight) / total,
    rest: (amount * weight) % total
  }));
  let left = amount - parts.reduce((sum, {part}) => sum + part, 0n);
  const order = [...parts].sort((a, b) => (a.rest === b.rest ? (a.key < b.key ? -1 : 1) : a.rest > b.rest ? -1 : 1));
  for (const one of order) {
    if (left === 0n) break;
    one.part += 1n;
    left -= 1n;
  }
  return new Map(parts.map(({key, part}) => [key, part]));
}

/** From this month of work on, contributions are due one month later (Law 41/2024, art. 34(4)). */
const LATER_FROM = 2025 * 12 + 6;

/** The last month of work whose contributions are due by the end of a month, for a monthly payer. */
export function lastDue(periodIx: number): number {
  return periodIx < LATER_FROM ? periodIx : periodIx - 1;
}

/** What is known of a worker at the end of a month. */
export interface Listed {
  periodIx: number;
  paidThroughIx: number | null;
  /** First month in which a list says that the worker has left. */
  leftIx: number | null;
  /** First month in which the worker is listed, when the employer had a list before without them. */
  joinedIx: number | null;
  /** Months late of the employer: stands in where nothing says since when a worker was never paid for. */
  monthsLate: number;
}

/** Months of a worker that are due and not paid. */
export function dueMonths({periodIx, paidThroughIx, leftIx, joinedIx, monthsLate}: Listed): number {
  const last = Math.min(lastDue(periodIx), leftIx ?? Infinity);
  const since = paidThroughIx ?? (joinedIx === null ? lastDue(periodIx) - monthsLate - 1 : joinedIx - 1);
  return Math.max(last - since, 0);
}
