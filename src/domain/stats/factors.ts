/**
 * The change of a function of several factors, split among them: the mean over all orders in which the factors may
 * change (Das Gupta 1993; the Shapley value). For two factors it is Kitagawa's split.
 */
export function factorEffects<F>(
  value: (factors: readonly F[]) => number,
  before: readonly F[],
  after: readonly F[]
): number[] {
  const n = before.length;
  const at = new Map<number, number>();
  const valueAt = (changed: number): number => {
    const known = at.get(changed);
    if (known !== undefined) return known;
    const found = value(before.map((factor, i) => (changed & (1 << i) ? after[i]! : factor)));
    at.set(changed, found);
    return found;
  };
  return before.map((_, i) => {
    let effect = 0;
    for (let others = 0; others < 1 << n; others++) {
      if (others & (1 << i)) continue;
      effect += (valueAt(others | (1 << i)) - valueAt(others)) / (n * choose(n - 1, bits(others)));
    }
    return effect;
  });
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count++;
  return count;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
  return ways;
}

/** The logarithmic mean of two positive numbers. */
export function logMean(a: number, b: number): number {
  return a === b ? a : (a - b) / Math.log(a / b);
}

/** What stands for 0 where a logarithm is taken. */
const NEARLY_ZERO = 1e-100;

/** Additive effects of the factors of a sum of products (LMDI-I, Ang 2005): rows are products, columns factors. */
export function productEffects(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[]
): number[] {
  const product = (row: readonly number[]) => row.reduce((p, x) => p * Math.max(x, NEARLY_ZERO), 1);
  return before[0]!.map((_, j) =>
    before.reduce((sum, row, i) => {
      const weight = logMean(product(after[i]!), product(row));
      return sum + weight * Math.log(Math.max(after[i]![j]!, NEARLY_ZERO) / Math.max(row[j]!, NEARLY_ZERO));
    }, 0)
  );
}

/** The same as factors of growth: their product is the growth of the whole. */
export function productGrowth(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): number[] {
  const whole = (rows: readonly (readonly number[])[]) =>
    rows.reduce((sum, row) => sum + row.reduce((p, x) => p * Math.max(x, NEARLY_ZERO), 1), 0);
  const mean = logMean(whole(after), whole(before));
  return productEffects(before, after).map((effect) => Math.exp(effect / mean));
}
