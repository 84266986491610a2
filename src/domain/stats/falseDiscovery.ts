/** False discoveries among many tests. */

/** Benjamini-Hochberg adjusted p-values, in the order given. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]!);
  const adjusted = new Array<number>(p.length);
  let least = 1;
  order.forEach((i, k) => {
    least = Math.min(least, (p[i]! * p.length) / (p.length - k));
    adjusted[i] = least;
  });
  return adjusted;
}

/**
 * How many of `tested` pass `score` by chance when the tail beyond the 1 % point `z01` goes on as it went between the
 * 10 % point `z10` and there (Pareto): an empirical null, because real changes have far heavier tails than a normal one.
 */
export function expectedByChance(tested: number, score: number, z10: number, z01: number): number {
  const tail = Math.log(10) / Math.log(z01 / z10);
  return 0.01 * tested * (Math.max(score, z01) / z01) ** -tail;
}
