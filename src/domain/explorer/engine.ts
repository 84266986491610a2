/**
 * Cross-filtering of millions of rows: every row carries one bin per dimension and a word of bits that says which
 * dimensions refuse it. A view counts the rows that no other dimension refuses. For a brush that moves, a tile holds the
 * answers of all views for every bin of the brushed one, so that a move costs no pass over the rows.
 */
import {binCount, binner, SCALES} from "./bins.js";
import type {Meta} from "./meta.js";
import {URGENT_BIT} from "./meta.js";
import type {RowColumns} from "./rows.js";

/** Dimensions in the order of their bits. */
export const DIMS = ["period", "dh", "dw", "late", "ml", "size", "prov", "sect", "type", "why", "tier"] as const;
export type Dim = (typeof DIMS)[number];
/** Pairs of dimensions that are seen together. */
export const PAIRS = {matrix: ["prov", "sect"], scatter: ["dh", "dw"]} as const;
export type Pair = keyof typeof PAIRS;
export type View = Dim | Pair;
export const VIEWS: readonly View[] = [...DIMS, "matrix", "scatter"];
/** Bits beyond the dimensions: the search for employers, conditions on exact values. */
const SEARCH_BIT = 1 << DIMS.length;
const EXACT_BIT = 1 << (DIMS.length + 1);

/** What bars show: employer-months, or late đồng. */
export type Measure = "rows" | "late";

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

/** A condition on exact values: from <= value <= to, null = without end. */
export interface Exact {
  column: keyof RowColumns;
  from: number | null;
  to: number | null;
}

/** What a search found: employers by their place in the list, and provinces. */
export interface Search {
  employers: Uint8Array;
  provinces: Uint8Array;
}

/** A filter as the reader chose it: allowed bins by dimension, what a search found, exact conditions. */
export interface Filter {
  bins: Partial<Record<Dim, readonly number[]>>;
  search: Search | null;
  exact: readonly Exact[];
}

export type Counts = Record<View, Float64Array>;

export interface Answer {
  counts: Counts;
  totals: Totals;
}

/** Where the bins of each view begin in one long list. */
export interface Layout {
  sizes: Record<View, number>;
  offsets: Record<View, number>;
  width: number;
}

/** The layout that a head decides. */
export function layoutOf(meta: Pick<Meta, "periods" | "provinces" | "sections" | "types">): Layout {
  const dims: Record<Dim, number> = {
    period: meta.periods.length,
    dh: binCount(SCALES.dh),
    dw: binCount(SCALES.dw),
    late: binCount(SCALES.late),
    ml: binCount(SCALES.ml),
    size: binCount(SCALES.size),
    prov: meta.provinces.length,
    sect: meta.sections.length,
    type: meta.types.length,
    why: 8,
    tier: 3
  };
  const sizes = {...dims, matrix: dims.prov * dims.sect, scatter: dims.dh * dims.dw};
  let width = 0;
  const offsets = {} as Record<View, number>;
  for (const view of VIEWS) {
    offsets[view] = width;
    width += sizes[view];
  }
  return {sizes, offsets, width};
}

/** The change of headcount as a ratio to the month before; null when that is not known or was 0. */
export function headRatio(head: number, before: number): number | null {
  return before > 0 ? head / before : null;
}

/** The change of the average wage as a ratio; null when one of the two is not known. */
export function wageRatio(head: number, before: number, wage: number, wageBefore: number): number | null {
  return head > 0 && before > 0 && wage > 0 && wageBefore > 0 ? (wage * before) / (wageBefore * head) : null;
}

/** The bins of all rows. */
export function binRows(c: RowColumns): Record<Dim, Uint8Array> {
  const n = c.period.length;
  const make = () => new Uint8Array(n);
  const bins = {dh: make(), dw: make(), late: make(), ml: make(), size: make(), tier: make()};
  const [dh, dw, late] = [binner("dh"), binner("dw"), binner("late")];
  const [ml, size] = [binner("ml"), binner("size")];
  for (let i = 0; i < n; i++) {
    const head = c.headcount[i]!;
    const before = c.headBefore[i]!;
    bins.dh[i] = dh(headRatio(head, before));
    bins.dw[i] = dw(wageRatio(head, before, c.wageBase[i]!, c.wageBefore[i]!));
    bins.late[i] = late(c.late[i]!);
    bins.ml[i] = c.monthsLate[i]! < 0 ? 0 : ml(c.monthsLate[i]!);
    bins.size[i] = size(head);
    const flags = c.flags[i]!;
    bins.tier[i] = flags === 0 ? 0 : flags & URGENT_BIT ? 2 : 1;
  }
  return {...bins, period: c.period, prov: c.province, sect: c.section, type: c.type, why: c.why};
}

const bit = (dim: Dim) => 1 << DIMS.indexOf(dim);
const MATRIX = bit("prov") | bit("sect");
const SCATTER = bit("dh") | bit("dw");

/** Bits of the dimensions that a view does not apply to itself. */
export function bitsOf(view: View): number {
  return view === "matrix" ? MATRIX : view === "scatter" ? SCATTER : bit(view);
}

const SPLIT = 2 ** 24;

/** The answers of all views and the sums for every bin of one view, its own filter left aside. */
export interface Tile {
  view: View;
  layout: Layout;
  /** Bins of the view x width of the layout. */
  counts: Float64Array;
  /** Bins of the view x SUMS: rows, late rows, flagged rows, heads, then money in two parts each. */
  sums: Float64Array;
}

const SUMS = 10;

export class Engine {
  readonly layout: Layout;
  readonly bins: Record<Dim, Uint8Array>;
  private readonly fail: Uint16Array;
  filter: Filter = {bins: {}, search: null, exact: []};

  constructor(
    readonly columns: RowColumns,
    meta: Pick<Meta, "periods" | "provinces" | "sections" | "types">
  ) {
    this.layout = layoutOf(meta);
    this.bins = binRows(columns);
    this.fail = new Uint16Array(columns.period.length);
  }

  get rows(): number {
    return this.fail.length;
  }

  /** Makes a filter the current one; only what differs from the one before is looked at. */
  set(filter: Filter): void {
    const before = this.filter;
    this.filter = filter;
    for (const dim of DIMS)
      if (String(before.bins[dim] ?? "all") !== String(filter.bins[dim] ?? "all")) this.mark(dim, filter.bins[dim]);
    if (before.search !== filter.search) this.markSearch(filter.search);
    if (JSON.stringify(before.exact) !== JSON.stringify(filter.exact)) this.markExact(filter.exact);
  }

  private mark(dim: Dim, allowed: readonly number[] | undefined): void {
    const {fail, bins} = this;
    const own = bins[dim];
    const mask = bit(dim);
    const refused = new Uint16Array(256);
    if (allowed) {
      refused.fill(mask);
      for (const one of allowed) refused[one] = 0;
    }
    for (let i = 0; i < fail.length; i++) fail[i] = (fail[i]! & ~mask) | refused[own[i]!]!;
  }

  private markSearch(found: Search | null): void {
    const {fail, columns} = this;
    for (let i = 0; i < fail.length; i++) {
      const isIn = !found || found.employers[columns.employer[i]!] === 1 || found.provinces[columns.province[i]!] === 1;
      fail[i] = isIn ? fail[i]! & ~SEARCH_BIT : fail[i]! | SEARCH_BIT;
    }
  }

  private markExact(exact: readonly Exact[]): void {
    const {fail, columns} = this;
    for (let i = 0; i < fail.length; i++) {
      const isIn = exact.every(({column, from, to}) => {
        const value = columns[column][i]!;
        return (from === null || value >= from) && (to === null || value <= to);
      });
      fail[i] = isIn ? fail[i]! & ~EXACT_BIT : fail[i]! | EXACT_BIT;
    }
  }

  /** Is a row in the selection? */
  has(row: number): boolean {
    return this.fail[row] === 0;
  }

  /** The answers of all views under the current filter: one pass over all rows. */
  answer(measure: Measure): Answer {
    const tile = this.pass(null, measure);
    return {...answerFrom(tile, [0]), totals: {...totalsFrom(tile, [0]), employers: this.employers()}};
  }

  /** The answers of all views for every bin of `view`. */
  tile(view: View, measure: Measure): Tile {
    return this.pass(view, measure);
  }

  /** Employers with at least one row in the selection. */
  employers(): number {
    const {fail} = this;
    const {employer} = this.columns;
    let last = -1;
    let n = 0;
    for (let i = 0; i < fail.length; i++) {
      if (fail[i] === 0 && employer[i] !== last) {
        last = employer[i]!;
        n += 1;
      }
    }
    return n;
  }

  private pass(view: View | null, measure: Measure): Tile {
    const {layout, fail, columns} = this;
    const size = view ? layout.sizes[view] : 1;
    const counts = new Float64Array(size * layout.width);
    const sums = new Float64Array(size * SUMS);
    const keep = view ? ~bitsOf(view) : ~0;
    const at = this.place(view);
    const add = this.adder(counts);
    const weight = measure === "late" ? columns.late : null;
    for (let i = 0; i < fail.length; i++) {
      const refused = fail[i]! & keep;
      // Two dimensions at most may refuse a row that a view still counts.
      if (refused !== 0 && (refused & (refused - 1)) !== 0 && refused !== MATRIX && refused !== SCATTER) continue;
      const own = at(i);
      add(i, refused, own * layout.width, weight ? weight[i]! : 1);
      if (refused === 0) addSums(sums, own * SUMS, columns, i);
    }
    return {view: view ?? "period", layout, counts, sums};
  }

  /** The bin of a row in a view. */
  private place(view: View | null): (row: number) => number {
    const {bins, layout} = this;
    if (view === null) return () => 0;
    if (view === "matrix") return (i) => bins.prov[i]! * layout.sizes.sect + bins.sect[i]!;
    if (view === "scatter") return (i) => bins.dh[i]! * layout.sizes.dw + bins.dw[i]!;
    const own = bins[view];
    return (i) => own[i]!;
  }

  /** Counts a row in every view that no other dimension refuses. */
  private adder(counts: Float64Array): (row: number, refused: number, base: number, weight: number) => void {
    const {layout, bins} = this;
    const {offsets, sizes} = layout;
    const lists = DIMS.map((dim) => bins[dim]);
    const starts = DIMS.map((dim) => offsets[dim]);
    const {prov, sect, dh, dw} = bins;
    const n = DIMS.length;
    return (i, refused, base, weight) => {
      if (refused === 0) {
        for (let d = 0; d < n; d++) counts[base + starts[d]! + lists[d]![i]!]! += weight;
      } else if (refused !== MATRIX && refused !== SCATTER) {
        const d = 31 - Math.clz32(refused);
        if (d < n) counts[base + starts[d]! + lists[d]![i]!]! += weight;
      }
      if ((refused & ~MATRIX) === 0) counts[base + offsets.matrix + prov[i]! * sizes.sect + sect[i]!]! += weight;
      if ((refused & ~SCATTER) === 0) counts[base + offsets.scatter + dh[i]! * sizes.dw + dw[i]!]! += weight;
    };
  }
}

function addSums(sums: Float64Array, at: number, c: RowColumns, i: number): void {
  const late = c.late[i]!;
  const wage = c.wageBase[i]!;
  const due = c.receivable[i]!;
  const lateHigh = Math.floor(late / SPLIT);
  const wageHigh = Math.floor(wage / SPLIT);
  const dueHigh = Math.floor(due / SPLIT);
  sums[at]! += 1;
  if (late > 0) sums[at + 1]! += 1;
  if (c.flags[i] !== 0) sums[at + 2]! += 1;
  sums[at + 3]! += c.headcount[i]!;
  sums[at + 4]! += lateHigh;
  sums[at + 5]! += late - lateHigh * SPLIT;
  sums[at + 6]! += wageHigh;
  sums[at + 7]! += wage - wageHigh * SPLIT;
  sums[at + 8]! += dueHigh;
  sums[at + 9]! += due - dueHigh * SPLIT;
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
export function splitCounts({sizes, offsets}: Layout, all: Float64Array): Counts {
  return Object.fromEntries(VIEWS.map((v) => [v, all.subarray(offsets[v], offsets[v] + sizes[v])])) as Counts;
}

/** The sums when the bins `chosen` of the tile's view are; employers are not known from a tile (-1). */
export function totalsFrom({sums}: Tile, chosen: readonly number[]): Totals {
  const total = new Array<number>(SUMS).fill(0);
  for (const bin of chosen) for (let i = 0; i < SUMS; i++) total[i]! += sums[bin * SUMS + i]!;
  const money = (i: number) => BigInt(total[i]!) * BigInt(SPLIT) + BigInt(total[i + 1]!);
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
