/** A rate month by month in both readings: as the law stood, and under the due dates before 2025-07. */
export interface RateSeries {
  code: string;
  /** Index of the first month; missing months are null. */
  from: number;
  rate: (number | null)[];
  oldDue: (number | null)[];
}

/** The month in which due dates moved: values on both sides of it compare under the old ones. */
export interface Options {
  switchIx: number;
}

/** Rates are compared by their logs; this keeps a rate of nothing apart from minus infinity. */
const FLOOR = 2e-4;
/** Years whose same months are looked at. */
const YEARS = 3;
/** A series' own seasonal changes count as much as the others' at so many of its own. */
const LEAN = 20;

/** What the last known rate counts against the same months of earlier years: next month, and a year ahead. */
const [NEAR, FAR] = [0.75, 0.5];

const log = (x: number) => Math.log(x + FLOOR);

/** The value at a month, in the reading that both ends share. */
function at(series: RateSeries, ix: number, isCrossing: boolean): number | null {
  return (isCrossing ? series.oldDue : series.rate)[ix - series.from] ?? null;
}

/** Change of the log over `ahead` months from `ix`; null when an end is not known. */
function change(series: RateSeries, ix: number, ahead: number, {switchIx}: Options): number | null {
  const isCrossing = ix < switchIx && ix + ahead >= switchIx;
  const [a, b] = [at(series, ix, isCrossing), at(series, ix + ahead, isCrossing)];
  return a === null || b === null ? null : log(b) - log(a);
}

/** Changes over the same months in the years before, of one series. */
function pastChanges(series: RateSeries, ix: number, ahead: number, options: Options): number[] {
  const found: number[] = [];
  for (let k = 1; k <= YEARS; k++) {
    // What lies after the origin is not known there.
    if (12 * k < ahead) continue;
    const past = change(series, ix - 12 * k, ahead, options);
    if (past !== null) found.push(past);
  }
  return found;
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/**
 * The rate `ahead` months after `ix`: between, in logs, the last known one moved as the same months of up to
 * three earlier years moved (the series' own moves drawn towards those of all), and the same
 * month of the last two years: the nearer, the more the last one counts. In the reading of the target month (the old due dates where the law
 * changed between). Null when the origin or every past move is unknown.
 */
export function forecast(
  series: RateSeries,
  all: readonly RateSeries[],
  ix: number,
  ahead: number,
  options: Options
): number | null {
  const isCrossing = ix < options.switchIx && ix + ahead >= options.switchIx;
  const start = at(series, ix, isCrossing);
  const common = all.flatMap((other) => pastChanges(other, ix, ahead, options));
  if (start === null || !common.length) return null;
  const moves = pastChanges(series, ix, ahead, options);
  const middle = median(common);
  const move = moves.length ? (mean(moves) * moves.length + middle * LEAN) / (moves.length + LEAN) : middle;
  const moved = log(start) + move;
  const before = sameMonths(series, ix, ahead, options);
  const own = before.length ? NEAR - (NEAR - FAR) * Math.min(1, ahead / 12) : 1;
  return Math.max(0, Math.exp(own * moved + (1 - own) * (before.length ? mean(before) : 0)) - FLOOR);
}

/** Logs of the target's calendar month in up to two years before, those that are in the target's reading. */
function sameMonths(series: RateSeries, ix: number, ahead: number, {switchIx}: Options): number[] {
  const target = ix + ahead;
  const isCrossing = ix < switchIx && target >= switchIx;
  return [12, 24].flatMap((back) => {
    const month = target - back;
    if (month > ix || (!isCrossing && month < switchIx && target >= switchIx)) return [];
    const value = at(series, month, isCrossing);
    return value === null ? [] : [log(value)];
  });
}

/** The seasonal naive forecast: the same month of the year before. */
export function seasonalNaive(series: RateSeries, ix: number, ahead: number, {switchIx}: Options): number | null {
  const target = ix + ahead;
  return at(series, target - 12, target - 12 < switchIx && target >= switchIx);
}

/** What came, in the reading that a forecast from `ix` speaks of. */
function outcome(series: RateSeries, ix: number, ahead: number, {switchIx}: Options, naive: boolean): number | null {
  const isCrossing = naive
    ? ix + ahead - 12 < switchIx && ix + ahead >= switchIx
    : ix < switchIx && ix + ahead >= switchIx;
  return at(series, ix + ahead, isCrossing);
}

export interface Backtest {
  ahead: number;
  /** Forecasts compared, all series and origins. */
  cases: number;
  /** Mean absolute errors in the rate, of this forecast and of the seasonal naive one, on the same cases. */
  error: number;
  naiveError: number;
  /** What 80 % and 95 % of errors of logs stayed within. */
  within80: number;
  within95: number;
}

/**
 * Errors of forecasts `ahead` months out over every origin up to `lastIx`: each origin sees nothing that came after it.
 * Null without a case.
 */
export function backtest(all: readonly RateSeries[], lastIx: number, ahead: number, options: Options): Backtest | null {
  const errors: number[] = [];
  const naive: number[] = [];
  const logs: number[] = [];
  const first = Math.min(...all.map((series) => series.from));
  for (let ix = first; ix + ahead <= lastIx; ix++)
    for (const series of all) {
      const [own, plain] = [forecast(series, all, ix, ahead, options), seasonalNaive(series, ix, ahead, options)];
      const came = outcome(series, ix, ahead, options, false);
      const cameNaive = outcome(series, ix, ahead, options, true);
      if (own === null || plain === null || came === null || cameNaive === null) continue;
      errors.push(Math.abs(own - came));
      naive.push(Math.abs(plain - cameNaive));
      logs.push(Math.abs(log(own) - log(came)));
    }
  if (!errors.length) return null;
  const sorted = logs.sort((a, b) => a - b);
  const within = (p: number) => sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length))]!;
  return {
    ahead,
    cases: errors.length,
    error: mean(errors),
    naiveError: mean(naive),
    within80: within(0.8),
    within95: within(0.95)
  };
}

/** A forecast's band: where past errors of that size leave it. */
export function band(value: number, within: number): [number, number] {
  return [Math.max(0, Math.exp(log(value) - within) - FLOOR), Math.exp(log(value) + within) - FLOOR];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
