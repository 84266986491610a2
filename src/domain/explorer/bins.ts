/**
 * The scales on which the explorer filters: every value belongs to one bin, a filter is a set of bins. A pointer and a
 * list of limits therefore choose exactly the same rows, and so does SQL with the conditions of `condition`.
 */

/** Dimensions with a scale of numbers; the others (province, sector …) are lists of codes. */
export type ScaleName = "dh" | "dw" | "late" | "ml" | "size";

export interface Scale {
  /** Lower limit of every bin but the first special ones; a bin holds lower <= value < lower of the next. */
  lower: readonly number[];
  /** The bin "exactly this value" among them (no change): its lower limit, and the bin above begins just after it. */
  exact?: number;
  /** The first bin holds what has no value at all. */
  hasUnknown: boolean;
}

const CHANGE = [
  -1, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.25, -0.2, -0.15, -0.1, -0.05, -0.02, 0, 0, 0.02, 0.05, 0.1, 0.15,
  0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 2
];
const MONEY = [0, 1, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7, 1e8, 2e8, 5e8, 1e9, 2e9, 5e9, 1e10, 2e10, 5e10, 1e11];

/** Changes are fractions, money whole đồng, months and heads whole numbers. */
export const SCALES: Record<ScaleName, Scale> = {
  dh: {lower: CHANGE, exact: 0, hasUnknown: true},
  dw: {lower: CHANGE, exact: 0, hasUnknown: true},
  late: {lower: MONEY, hasUnknown: false},
  ml: {lower: [0, 1, 2, 3, 4, 5, 6, 9, 12, 18, 24, 36], hasUnknown: true},
  size: {lower: [0, 1, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000], hasUnknown: false}
};

/** How many bins a scale has. */
export function binCount({lower, hasUnknown}: Scale): number {
  return lower.length + (hasUnknown ? 1 : 0);
}

/** The limits of a change as a ratio to the month before: the very numbers that SQL compares with. */
export function ratioLimit(change: number): number {
  return Math.round((1 + change) * 1000) / 1000;
}

/** A function that puts a value into its bin; null and NaN into the bin of what is not known (else into the first). */
export function binner(name: ScaleName): (value: number | null) => number {
  const {lower, exact, hasUnknown} = SCALES[name];
  const isRatio = name === "dh" || name === "dw";
  const limits = lower.map((limit) => (isRatio ? ratioLimit(limit) : limit));
  const from = hasUnknown ? 1 : 0;
  const pivot = exact === undefined ? null : isRatio ? ratioLimit(exact) : exact;
  const exactAt = exact === undefined ? -1 : lower.indexOf(exact);
  return (value) => {
    if (value === null || Number.isNaN(value)) return 0;
    if (value === pivot) return from + exactAt;
    let low = 0;
    let high = limits.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (value >= limits[middle]!) low = middle;
      else high = middle - 1;
    }
    return from + low;
  };
}

/** One bin in words of numbers: from (included unless `open`) to (excluded), null = without end. */
export interface Interval {
  kind: "unknown" | "exact" | "range";
  from: number;
  to: number | null;
  /** The lower limit itself does not belong to the bin. */
  open: boolean;
}

/** What a bin holds. */
export function interval(name: ScaleName, bin: number): Interval {
  const {lower, exact, hasUnknown} = SCALES[name];
  const at = bin - (hasUnknown ? 1 : 0);
  if (at < 0) return {kind: "unknown", from: 0, to: null, open: false};
  const from = lower[at]!;
  const first = exact === undefined ? -1 : lower.indexOf(exact);
  if (at === first) return {kind: "exact", from, to: from, open: false};
  return {kind: "range", from, to: lower[at + 1] ?? null, open: at === first + 1 && first >= 0};
}

/** Ranges of neighbouring bins as [first, last] pairs. */
export function runs(bins: readonly number[]): [number, number][] {
  const out: [number, number][] = [];
  for (const bin of [...new Set(bins)].sort((a, b) => a - b)) {
    const last = out.at(-1);
    if (last && last[1] === bin - 1) last[1] = bin;
    else out.push([bin, bin]);
  }
  return out;
}

const EXPRESSIONS: Record<ScaleName, string> = {
  dh: "headcount_ratio",
  dw: "average_wage_ratio",
  late: "late",
  ml: "months_late",
  size: "headcount"
};

/** The filter as a condition of SQL on the columns of the shipped set (loaders/site/explorer/shipped.sql). */
export function condition(name: ScaleName, bins: readonly number[]): string {
  const column = EXPRESSIONS[name];
  const isRatio = name === "dh" || name === "dw";
  const text = (value: number) => String(isRatio ? ratioLimit(value) : value);
  const parts = runs(bins).flatMap(([first, last]) => {
    const a = interval(name, first);
    if (a.kind === "unknown" && last === first) return [`${column} is null`];
    const start = a.kind === "unknown" ? interval(name, first + 1) : a;
    const b = interval(name, last);
    const lower = `${column} ${start.open ? ">" : ">="} ${text(start.from)}`;
    const upper = b.to === null ? "" : ` and ${column} ${b.kind === "exact" ? "<=" : "<"} ${text(b.to)}`;
    const range = `(${lower}${upper})`;
    return a.kind === "unknown" ? [`${column} is null`, range] : [range];
  });
  return parts.length === 0 ? "false" : `(${parts.join(" or ")})`;
}
