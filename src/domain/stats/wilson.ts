/** The 97.5 % point of the normal distribution: both sides of a 95 % interval. */
const Z = 1.959963984540054;

export interface Share {
  share: number;
  low: number;
  high: number;
}

/**
 * A share of `hits` in `n` with Wilson's score interval at 95 % (Wilson 1927): stays inside 0 and 1 and holds its level
 * for few cases too. Null when there is no case.
 */
export function wilson(hits: number, n: number): Share | null {
  if (!(n > 0)) return null;
  const share = hits / n;
  const scale = 1 + (Z * Z) / n;
  const centre = (share + (Z * Z) / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  return {share, low: Math.max(0, centre - half), high: Math.min(1, centre + half)};
}
