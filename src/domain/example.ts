/** One month of the worked example on the methods page. */
export interface ExampleMonth {
  ix: number;
  dueIx: number;
  accrued: number;
  /** What is still outstanding of the month's accrual. */
  left: number;
  /** Months since the due month at the end; negative: not yet due. */
  age: number;
}

/** 2025-07: from this month on contributions fall due one month later. */
const SWITCH_IX = 2025 * 12 + 6;

/**
 * Puts a closing balance back on the months it arose in, newest first, for one fund of an employer that pays monthly
 * and accrues the same every month. The warehouse does this for every employer, fund, cycle and correction.
 */
export function allocate(options: {end: number; accrued: number; closing: number; months: number}): ExampleMonth[] {
  const {end, accrued, closing, months} = options;
  let remaining = Math.max(closing, 0);
  return Array.from({length: months}, (_, back) => {
    const ix = end - back;
    const dueIx = ix >= SWITCH_IX ? ix + 1 : ix;
    const left = Math.min(accrued, remaining);
    remaining -= left;
    return {ix, dueIx, accrued, left, age: end - dueIx};
  });
}
