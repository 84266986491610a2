import {VIEWS, type Layout, type View} from "./dims.js";
import type {RowColumns} from "./rowColumns.js";

export type Counts = Record<View, Float64Array>;

/** Sums over a selection; money to the đồng. */
export interface Totals {
  rows: number;
  employers: number;
  lateRows: number;
  flaggedRows: number;
  headcount: number;
  late: bigint;
  wageBase: bigint;
  receivable: bigint;
}

export interface Answer {
  counts: Counts;
  totals: Totals;
}

/** The answers of all views and the sums for every bin of one view, its own filter left aside. */
export interface Tile {
  view: View;
  layout: Layout;
  /** Bins of the view x width of the layout. */
  counts: Float64Array;
  /** Bins of the view x SUMS. */
  sums: Float64Array;
}

/** Rows, late rows, flagged rows, heads, then late, wage base and receivable in two parts each. */
export const SUMS = 10;
/** Money is added in parts of 24 bits and the rest, so that sums of millions of rows stay exact. */
const PART_BITS = 24;
const PART = 2 ** PART_BITS;

/** Adds a row to the sums that begin at `at`. */
export function addSums(sums: Float64Array, at: number, c: RowColumns, i: number): void {
  const late = c.late.low[i]!;
  const lateHigh = c.late.highOf(i);
  const wage = c.wageBase.low[i]!;
  const due = c.receivable.low[i]!;
  sums[at]! += 1;
  if (late !== 0 || lateHigh !== 0) sums[at + 1]! += 1;
  if (c.flags.codes[i] !== 0) sums[at + 2]! += 1;
  sums[at + 3]! += c.headcount.get(i);
  sums[at + 4]! += lateHigh * 256 + (late >>> PART_BITS);
  sums[at + 5]! += late & (PART - 1);
  sums[at + 6]! += c.wageBase.highOf(i) * 256 + (wage >>> PART_BITS);
  sums[at + 7]! += wage & (PART - 1);
  sums[at + 8]! += c.receivable.highOf(i) * 256 + (due >>> PART_BITS);
  sums[at + 9]! += due & (PART - 1);
}

/** The answers of all views when the bins `chosen` of the tile's view are. */
export function answerFrom({layout, counts}: Tile, chosen: readonly number[]): {counts: Counts} {
  const sum = new Float64Array(layout.width);
  for (const bin of chosen) {
    const base = bin * layout.width;
    for (let i = 0; i < sum.length; i++) sum[i]! += counts[base + i]!;
  }
  return {counts: splitCounts(layout, sum)};
}

/** One long list of counts as lists by view. */
function splitCounts({sizes, offsets}: Layout, all: Float64Array): Counts {
  return Object.fromEntries(VIEWS.map((v) => [v, all.subarray(offsets[v], offsets[v] + sizes[v])])) as Counts;
}

/** The sums when the bins `chosen` of the tile's view are; employers are not known from a tile (-1). */
export function totalsFrom({sums}: Tile, chosen: readonly number[]): Totals {
  const total = new Array<number>(SUMS).fill(0);
  for (const bin of chosen) for (let i = 0; i < SUMS; i++) total[i]! += sums[bin * SUMS + i]!;
  const money = (i: number) => BigInt(total[i]!) * BigInt(PART) + BigInt(total[i + 1]!);
  return {
    rows: total[0]!,
    employers: -1,
    lateRows: total[1]!,
    flaggedRows: total[2]!,
    headcount: total[3]!,
    late: money(4),
    wageBase: money(6),
    receivable: money(8)
  };
}
