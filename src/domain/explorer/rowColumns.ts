import {Coded, Narrow} from "./narrow.js";

/** One employer-month as plain numbers; null is -1 (heads, wages, months) in columns that know it. */
export interface Row {
  /** Place of the employer in its list. */
  employer: number;
  /** Months since the first month of the set. */
  period: number;
  province: number;
  section: number;
  type: number;
  /** Bits 1 flagged, 2 late, 4 changed by more than usual. */
  why: number;
  headcount: number;
  /** -1: the month before is not known. */
  headBefore: number;
  /** Whole đồng. */
  wageBase: number;
  wageBefore: number;
  receivable: number;
  late: number;
  /** -1: nothing is late. */
  monthsLate: number;
  /** Bits of meta.ts; 0 without a flag. */
  flags: number;
}

/** Decoded rows, sorted by employer and month, in as few bytes as their values need. */
export class RowColumns {
  readonly period: Uint8Array;
  readonly province: Uint8Array;
  readonly section: Uint8Array;
  readonly type: Uint8Array;
  readonly why: Uint8Array;
  readonly headcount: Narrow;
  readonly headBefore: Narrow;
  readonly wageBase: Narrow;
  readonly wageBefore: Narrow;
  readonly receivable: Narrow;
  readonly late: Narrow;
  readonly monthsLate: Narrow;
  readonly flags: Coded;
  /** Where the rows of each employer begin; one entry more than there are employers. */
  readonly starts: Uint32Array;
  private last = 0;

  constructor(
    readonly rows: number,
    readonly employers: number
  ) {
    const bytes = () => new Uint8Array(rows);
    this.period = bytes();
    this.province = bytes();
    this.section = bytes();
    this.type = bytes();
    this.why = bytes();
    this.headcount = new Narrow(rows, 16);
    this.headBefore = new Narrow(rows, 16, -1);
    this.wageBase = new Narrow(rows, 32);
    this.wageBefore = new Narrow(rows, 32, -1);
    this.receivable = new Narrow(rows, 32);
    this.late = new Narrow(rows, 32);
    this.monthsLate = new Narrow(rows, 8, -1);
    this.flags = new Coded(rows);
    this.starts = new Uint32Array(employers + 1).fill(rows);
  }

  /** The employer that a row belongs to; neighbours of the row asked for last are found at once. */
  employerOf(row: number): number {
    const {starts, last} = this;
    if (row >= starts[last]!) {
      if (row < starts[last + 1]!) return last;
      if (row < (starts[last + 2] ?? 0)) return (this.last = last + 1);
    }
    let low = 0;
    let high = this.employers - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (row >= starts[middle]!) low = middle;
      else high = middle - 1;
    }
    return (this.last = low);
  }

  /** Writes a row; an employer's first row comes before its others, employers in their order. */
  put(at: number, row: Row): void {
    if (at < this.starts[row.employer]!) this.starts[row.employer] = at;
    this.period[at] = row.period;
    this.province[at] = row.province;
    this.section[at] = row.section;
    this.type[at] = row.type;
    this.why[at] = row.why;
    this.headcount.set(at, row.headcount);
    this.headBefore.set(at, row.headBefore);
    this.wageBase.set(at, row.wageBase);
    this.wageBefore.set(at, row.wageBefore);
    this.receivable.set(at, row.receivable);
    this.late.set(at, row.late);
    this.monthsLate.set(at, row.monthsLate);
    this.flags.set(at, row.flags);
  }

  /** A row as plain numbers. */
  get(at: number): Row {
    return {
      employer: this.employerOf(at),
      period: this.period[at]!,
      province: this.province[at]!,
      section: this.section[at]!,
      type: this.type[at]!,
      why: this.why[at]!,
      headcount: this.headcount.get(at),
      headBefore: this.headBefore.get(at),
      wageBase: this.wageBase.get(at),
      wageBefore: this.wageBefore.get(at),
      receivable: this.receivable.get(at),
      late: this.late.get(at),
      monthsLate: this.monthsLate.get(at),
      flags: this.flags.get(at)
    };
  }
}

/** Columns on whose exact values a reader may set conditions. */
export type ExactColumn = "headcount" | "late" | "monthsLate" | "wageBase";
