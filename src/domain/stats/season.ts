/** Month-of-year and Tết taken out of a monthly series of changes, so that control charts do not signal the calendar. */

/**
 * What a month is compared with: of workers the same place before, at or after Tết, wherever Tết falls, else the same
 * month; of wages the same month, steps of legal wages apart (rises come with the calendar year, not with Tết).
 */
export function seasonKeys(
  periods: readonly string[],
  events: readonly {period: string; kind: string}[],
  of: "workers" | "wages"
): string[] {
  const kind = of === "workers" ? "tet" : "wage";
  const marked = new Set(events.filter((e) => e.kind === kind).map((e) => monthIndex(e.period)));
  return periods.map((period) => {
    const ix = monthIndex(period);
    if (of === "wages") return marked.has(ix) ? "wage" : `month ${period.slice(5, 7)}`;
    const offset = [0, -1, 1].find((k) => marked.has(ix - k));
    return offset === undefined ? `month ${period.slice(5, 7)}` : `tet ${offset}`;
  });
}

function monthIndex(period: string): number {
  return Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1;
}

/**
 * Each known value less the median of the other known values with the same key. One other value alone is a guess: of it
 * only what both have in common is taken. A value without any other of its key stays as it is.
 */
export function deseason(values: readonly (number | null)[], keys: readonly string[]): (number | null)[] {
  return values.map((value, i) => {
    if (value === null) return null;
    const others = values.filter((v, k): v is number => v !== null && k !== i && keys[k] === keys[i]);
    if (!others.length) return value;
    return value - (others.length > 1 ? median(others) : common(value, others[0]!));
  });
}

function common(a: number, b: number): number {
  return a * b <= 0 ? 0 : Math.sign(a) * Math.min(Math.abs(a), Math.abs(b));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
