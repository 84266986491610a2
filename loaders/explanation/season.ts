import {periodIndex, periodText, SWITCH_2025_07} from "../reference.js";
import {literal, type Db} from "../warehouse/open.js";
import type {RateAccount} from "./accountRate.js";
import {mapOf, type Scope} from "./scope.js";

/** What the same months did in an earlier year. */
export interface EarlierYear {
  from: string;
  to: string;
  /** Change of the late amount as a part of the late amount at the start; null when nothing was late. */
  share: number | null;
  /** Change of the rate; null without a rate at one of the ends. */
  rate_change: number | null;
}

/** The part of a change that the season makes, and the rest; amount + rest = the change, rate + rate_rest = its rate. */
export interface Season {
  years: EarlierYear[];
  /** Đồng: the late amount at the start times the mean share; null with fewer than two earlier years. */
  amount: number | null;
  rest: number | null;
  rate: number | null;
  rate_rest: number | null;
}

/** One earlier year says little; more than three are another time. */
const LEAST_YEARS = 2;
const MOST_YEARS = 3;
/** Rates are shown, and close, in so many units. */
const UNITS = 1e12;

/**
 * The seasonal part of a change: the mean over up to three earlier years of what the same pair of months did. A pair
 * that the new due dates of 2025-07 lie in, or that begins or ends with that month, is taken under the old ones.
 */
export async function readSeason(
  db: Db,
  scope: Scope,
  ends: {from: string; to: string; start: number; end: number},
  rate: RateAccount | null
): Promise<Season> {
  const years = scope.level === "officer" ? [] : await earlierYears(db, scope, ends);
  const share = mean(years.map((y) => y.share));
  const amount = share === null ? null : Math.round(ends.start * share);
  const moved = rate ? mean(years.map((y) => y.rate_change)) : null;
  const seasonal = moved === null ? null : Math.round(moved * UNITS);
  return {
    years,
    amount,
    rest: amount === null ? null : ends.end - ends.start - amount,
    rate: seasonal === null ? null : seasonal / UNITS,
    rate_rest: seasonal === null ? null : (Math.round(rate!.change * UNITS) - seasonal) / UNITS
  };
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((v) => v !== null);
  return known.length < LEAST_YEARS ? null : known.reduce((sum, v) => sum + v, 0) / known.length;
}

async function earlierYears(db: Db, scope: Scope, {from, to}: {from: string; to: string}): Promise<EarlierYear[]> {
  const [a, b] = [periodIndex(from), periodIndex(to)];
  const found: EarlierYear[] = [];
  for (let back = 12; back <= 12 * MOST_YEARS; back += 12) {
    const pair = await earlierPair(db, scope, a - back, b - back);
    if (pair) found.push(pair);
  }
  return found;
}

async function earlierPair(db: Db, scope: Scope, from: number, to: number): Promise<EarlierYear | null> {
  const touches = from <= SWITCH_2025_07 && to >= SWITCH_2025_07;
  const [late, rate] = touches ? ["late_old_due", "arrears_rate_old_due"] : ["late", "arrears_rate"];
  const rows = await db.all<{late: number; rate: number | null}>(`
    select ${late}::double as late, ${rate} as rate from metrics.rates
    where level = ${literal(scope.level)} and coalesce(map, '') = ${literal(mapOf(scope))} and code = ${literal(scope.code)}
      and period_ix in (${from}, ${to}) order by period_ix`);
  const [start, end] = rows;
  if (!start || !end) return null;
  return {
    from: periodText(from),
    to: periodText(to),
    share: start.late > 0 ? (end.late - start.late) / start.late : null,
    rate_change: start.rate === null || end.rate === null ? null : end.rate - start.rate
  };
}
