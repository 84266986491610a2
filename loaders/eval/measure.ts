/** Numbers of an order of suspects before it is cut anywhere: what an office that opens the top of a list finds there. */

/** Employers from the most to the least suspicious; ties in the order of their numbers. */
export function ranking(scores: readonly number[]): number[] {
  return scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);
}

/** Share of what was planted that stands among the first `budget` of the list. */
export function recallAt(order: readonly number[], planted: ReadonlySet<number>, budget: number): number {
  return planted.size ? order.slice(0, budget).filter((i) => planted.has(i)).length / planted.size : NaN;
}

/** Mean of the precision at every planted one found. */
export function averagePrecision(order: readonly number[], planted: ReadonlySet<number>): number {
  let found = 0;
  let sum = 0;
  for (const [k, i] of order.entries()) if (planted.has(i)) sum += ++found / (k + 1);
  return planted.size ? sum / planted.size : NaN;
}

/** How much more often alerts fall on members of a group than its share of employers: 1 = as often. */
export function overrepresentation(order: readonly number[], group: ReadonlySet<number>, budget: number): number {
  const share = order.slice(0, budget).filter((i) => group.has(i)).length / budget;
  return group.size ? share / (group.size / order.length) : NaN;
}

export function mean(values: readonly number[]): number {
  const known = values.filter((v) => Number.isFinite(v));
  return known.length ? known.reduce((a, b) => a + b, 0) / known.length : NaN;
}
