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
  values: Record<RankingMetric, (number | null)[]> & {rate_old_due?: (number | null)[]};
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
  const found = rows.map((unit) => rowAt(unit, periods, t, baseline));
  found.sort((a, b) => (b.rate ?? -Infinity) - (a.rate ?? -Infinity) || a.label.localeCompare(b.label, "vi"));
  return found.map((row) => ({
    ...row,
    rank: row.rate === null ? null : 1 + found.findIndex((other) => other.rate === row.rate)
  }));
}

/** Contributions fall due a month later from this month on (Law 41/2024, art. 34(4)). */
const SWITCH = "2025-07";
const SWITCH_END = "2026-06";

function rowAt({code, label, href, values}: RankingUnit, periods: string[], t: number, baseline: number): RankedRow {
  const at = (series: (number | null)[], index: number) => series[index] ?? null;
  const oldDue = values.rate_old_due ?? values.rate;
  const period = periods[t]!;
  // A change that crosses the switch is taken under the old due dates on both sides: else the law would look like payment.
  const monthBasis = period === SWITCH ? oldDue : values.rate;
  const yearBasis = period >= SWITCH && period <= SWITCH_END ? oldDue : values.rate;
  const rate = at(values.rate, t);
  return {
    code,
    label,
    href,
    rank: null,
    rate,
    distance: difference(rate, baseline),
    change_month: difference(at(monthBasis, t), at(monthBasis, t - 1)),
    change_year: difference(at(yearBasis, t), at(yearBasis, t - 12)),
    late: at(values.late, t),
    receivable: at(values.receivable, t),
    employers_late: at(values.employers_late, t)
  };
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
