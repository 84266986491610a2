/** The bins of months so many months earlier, those before the first month left out; null when none is left. */
export function monthsBefore(chosen: readonly number[], months: number): number[] | null {
  const earlier = chosen.map((bin) => bin - months).filter((bin) => bin >= 0);
  return earlier.length ? earlier : null;
}

/** How many months a choice reaches from its first to its last month. */
export function monthsSpanned(chosen: readonly number[]): number {
  return chosen.length ? Math.max(...chosen) - Math.min(...chosen) + 1 : 0;
}
