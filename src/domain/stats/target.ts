import {band, forecast, type Backtest, type Options, type RateSeries} from "./forecast.js";

/** What a group must collect so that its rate in the target month is at or below the target. */
export interface TargetPath {
  /** Months from the last known one to the target month; 0 in the target month itself. */
  ahead: number;
  /** The rate that is to be expected then, with bands that 80 % and 95 % of past errors stayed within. */
  rate: number;
  band80: [number, number];
  band95: [number, number];
  /** Receivable of twelve months that is to be expected then. */
  receivable: number;
  /** The most that may be late then. */
  allowed: number;
  /** What would be late in the usual course. */
  expectedLate: number;
  /** What must be collected beyond the usual course; at the upper end of the 80 % band, for safety. */
  beyond: number;
  beyondSafe: number;
  /** By how much today's late amount must fall. */
  fall: number;
}

export interface TargetInput {
  series: RateSeries;
  all: readonly RateSeries[];
  ix: number;
  targetIx: number;
  target: number;
  late: number;
  receivable: number;
  /** Receivable of twelve months a year before; null when not known. */
  receivableYearAgo: number | null;
  test: Backtest | null;
  options: Options;
}

/** Growth of the receivable beyond these is a break, not growth. */
const [SLOWEST, FASTEST] = [0.8, 1.4];

/** The path to a target; null when there is nothing to forecast from. */
export function targetPath(input: TargetInput): TargetPath | null {
  const {series, all, ix, targetIx, target, late, test, options} = input;
  const ahead = targetIx - ix;
  const rate = ahead === 0 ? late / input.receivable : forecast(series, all, ix, ahead, options);
  if (rate === null || !Number.isFinite(rate) || (ahead > 0 && !test)) return null;
  const around = (within: number): [number, number] => (ahead === 0 ? [rate, rate] : band(rate, within));
  const [band80, band95] = [around(test?.within80 ?? 0), around(test?.within95 ?? 0)];
  const yearly = input.receivableYearAgo ? input.receivable / input.receivableYearAgo : 1;
  const receivable = input.receivable * Math.min(FASTEST, Math.max(SLOWEST, yearly)) ** (ahead / 12);
  const allowed = Math.floor(target * receivable);
  return {
    ahead,
    rate,
    band80,
    band95,
    receivable,
    allowed,
    expectedLate: rate * receivable,
    beyond: Math.max(0, rate * receivable - allowed),
    beyondSafe: Math.max(0, band80[1] * receivable - allowed),
    fall: Math.max(0, late - allowed)
  };
}

/** How many of the largest amounts it takes to reach a sum; null when all together do not. */
export function howMany(amounts: readonly number[], wanted: number): number | null {
  let sum = 0;
  for (const [i, amount] of amounts.entries()) {
    if (sum >= wanted) return i;
    sum += amount;
  }
  return sum >= wanted ? amounts.length : null;
}
