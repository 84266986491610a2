/** What a ranking is made from: per unit, one series per metric over the same months. */
export interface RankingData {
  periods: string[];
  baseline: number;
  rows: RankingUnit[];
}

export interface RankingUnit {
  code: string;
  label: string;
  /** Relative to the page that holds the table. */
  href: string;
  values: Record<RankingMetric, (number | null)[]>;
}

export type RankingMetric = "rate" | "late" | "receivable" | "employers_late";

export interface RankedRow {
  code: string;
  label: string;
  href: string;
  /** 1 is the highest rate; equal rates share a rank, units without a rate have none. */
  rank: number | null;
  rate: number | null;
  distance: number | null;
  change_month: number | null;
  change_year: number | null;
  late: number | null;
  receivable: number | null;
  employers_late: number | null;
}

/** The ranking of one month, worst first; units without a rate stand at the end in the order of their names. */
export function rankingAt({periods, baseline, rows}: RankingData, period: string): RankedRow[] {
  const t = periods.indexOf(period);
  if (t < 0) throw new Error(`invalid period: ${period}`);
  const found = rows.map((unit) => rowAt(unit, t, baseline));
  found.sort((a, b) => (b.rate ?? -Infinity) - (a.rate ?? -Infinity) || a.label.localeCompare(b.label, "vi"));
  return found.map((row) => ({
    ...row,
    rank: row.rate === null ? null : 1 + found.findIndex((other) => other.rate === row.rate)
  }));
}

function rowAt({code, label, href, values}: RankingUnit, t: number, baseline: number): RankedRow {
  const at = (metric: RankingMetric, index: number) => values[metric][index] ?? null;
  const rate = at("rate", t);
  return {
    code,
    label,
    href,
    rank: null,
    rate,
    distance: difference(rate, baseline),
    change_month: difference(rate, at("rate", t - 1)),
    change_year: difference(rate, at("rate", t - 12)),
    late: at("late", t),
    receivable: at("receivable", t),
    employers_late: at("employers_late", t)
  };
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
