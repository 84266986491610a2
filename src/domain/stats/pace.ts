/** Where a count that grows month by month will stand at the end of the year. */
export interface Pace {
  /** Mean of the months that the projection goes by. */
  monthly: number;
  months: number;
  /** The year's end: most likely, and a 95 % band. */
  expected: number;
  low: number;
  high: number;
  /** reached: done already; likely and unlikely: the whole band lies on one side of the plan. */
  verdict: "reached" | "likely" | "uncertain" | "unlikely";
  /** Months until the plan is reached at this pace; null when it never is. */
  monthsToPlan: number | null;
}

const LONGEST = 12;
const LEAST = 3;
const Z = 1.959963984540054;

/**
 * Projects a year's count: what is done, plus the months left at the mean of the last twelve months. The band counts the
 * spread of single months and what the mean itself may be off (both from the same months, taken as independent and
 * without a season). Null with fewer than three months.
 * @param monthly counts of the last months, the latest last. @param done count of the year so far.
 */
export function paceOf(monthly: readonly number[], done: number, plan: number, left: number): Pace | null {
  const recent = monthly.slice(-LONGEST);
  const n = recent.length;
  if (n < LEAST) return null;
  const mean = recent.reduce((sum, x) => sum + x, 0) / n;
  const sd = Math.sqrt(recent.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
  const half = Z * sd * Math.sqrt(left + (left * left) / n);
  const expected = done + left * mean;
  const [low, high] = [Math.max(expected - half, done), expected + half];
  const verdict = done >= plan ? "reached" : low >= plan ? "likely" : high < plan ? "unlikely" : "uncertain";
  const monthsToPlan = done >= plan ? 0 : mean > 0 ? Math.ceil((plan - done) / mean) : null;
  return {monthly: mean, months: n, expected, low, high, verdict, monthsToPlan};
}
