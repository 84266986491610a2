/**
 * Cross-filtering of millions of rows: every row carries one bin per dimension and a word of bits that says which
 * dimensions refuse it. A view counts the rows that no other dimension refuses. For a brush that moves, a tile holds the
 * answers of all views for every bin of the brushed one, so that a move costs no pass over the rows.
 */
import {binRows, kindSets, type Kinds} from "./binRows.js";
import {
  bit,
  bitsOf,
  DIMS,
  EXACT_BIT,
  layoutOf,
  MATRIX,
  SCATTER,
  SEARCH_BIT,
  SINGLE,
  type Dim,
  type Exact,
  type Filter,
  type Layout,
  type Lists,
  type Measure,
  type Search,
  type SingleDim,
  type View
} from "./dims.js";
import type {RowColumns} from "./rowColumns.js";
import {addSums, answerFrom, SUMS, totalsFrom, type Answer, type Tile} from "./tile.js";

const KIND = bit("kind");

export class Engine {
  readonly layout: Layout;
  readonly bins: Record<SingleDim, Uint8Array>;
  readonly kinds: Kinds;
  private readonly fail: Uint16Array;
  filter: Filter = {bins: {}, search: null, exact: []};

  constructor(
    readonly columns: RowColumns,
    lists: Lists
  ) {
    this.layout = layoutOf(lists);
    this.bins = binRows(columns);
    this.kinds = kindSets(columns, lists.kinds.length);
    this.fail = new Uint16Array(columns.rows);
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
    const {fail} = this;
    const mask = bit(dim);
    const [own, refused] = dim === "kind" ? this.refusedKinds(allowed) : [this.bins[dim], refusedBins(mask, allowed)];
    for (let i = 0; i < fail.length; i++) fail[i] = (fail[i]! & ~mask) | refused[own[i]!]!;
  }

  /** Codes of flags that have none of the kinds. */
  private refusedKinds(allowed: readonly number[] | undefined): [Uint16Array, Uint16Array] {
    const {setOf, members} = this.kinds;
    const isIn = (code: number) => !allowed || members[setOf[code]!]!.some((kind) => allowed.includes(kind));
    return [this.columns.flags.codes, Uint16Array.from(setOf, (_, code) => (isIn(code) ? 0 : KIND))];
  }

  private markSearch(found: Search | null): void {
    const {fail, columns} = this;
    const {starts, province} = columns;
    for (let e = 0; e < columns.employers; e++) {
      const isFound = !found || found.employers[e] === 1;
      for (let i = starts[e]!; i < starts[e + 1]!; i++)
        fail[i] = isFound || found.provinces[province[i]!] === 1 ? fail[i]! & ~SEARCH_BIT : fail[i]! | SEARCH_BIT;
    }
  }

  private markExact(exact: readonly Exact[]): void {
    const {fail, columns} = this;
    for (let i = 0; i < fail.length; i++) {
      const isIn = exact.every(({column, from, to}) => {
        const value = columns[column].get(i);
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

  /** The answers of all views for every bin of `view`; kinds of flags overlap and have no tile. */
  tile(view: Exclude<View, "kind">, measure: Measure): Tile {
    return this.pass(view, measure);
  }

  /** Employers with at least one row in the selection. */
  private employers(): number {
    const {fail} = this;
    const {starts, employers} = this.columns;
    let n = 0;
    for (let e = 0; e < employers; e++) {
      for (let i = starts[e]!; i < starts[e + 1]!; i++) {
        if (fail[i] !== 0) continue;
        n += 1;
        break;
      }
    }
    return n;
  }

  private pass(view: Exclude<View, "kind"> | null, measure: Measure): Tile {
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
      add(i, refused, own * layout.width, weight ? weight.get(i) : 1);
      if (refused === 0) addSums(sums, own * SUMS, columns, i);
    }
    return {view: view ?? "period", layout, counts, sums};
  }

  /** The bin of a row in a view. */
  private place(view: Exclude<View, "kind"> | null): (row: number) => number {
    const {bins, layout} = this;
    if (view === null) return () => 0;
    if (view === "matrix") return (i) => bins.prov[i]! * layout.sizes.sect + bins.sect[i]!;
    if (view === "scatter") return (i) => bins.dh[i]! * layout.sizes.dw + bins.dw[i]!;
    const own = bins[view];
    return (i) => own[i]!;
  }

  /** Counts a row in every view that no other dimension refuses. */
  private adder(counts: Float64Array): (row: number, refused: number, base: number, weight: number) => void {
    const {layout, bins, kinds, columns} = this;
    const {offsets, sizes} = layout;
    const lists = SINGLE.map((dim) => bins[dim]);
    const starts = SINGLE.map((dim) => offsets[dim]);
    const {prov, sect, dh, dw} = bins;
    const {codes} = columns.flags;
    const n = SINGLE.length;
    return (i, refused, base, weight) => {
      if (refused === 0) {
        for (let d = 0; d < n; d++) counts[base + starts[d]! + lists[d]![i]!]! += weight;
      } else if (refused !== MATRIX && refused !== SCATTER) {
        const d = 31 - Math.clz32(refused);
        if (d < n) counts[base + starts[d]! + lists[d]![i]!]! += weight;
      }
      if ((refused & ~KIND) === 0) {
        const code = codes[i]!;
        if (code === 0) counts[base + offsets.kind]! += weight;
        else for (const kind of kinds.members[kinds.setOf[code]!]!) counts[base + offsets.kind + kind]! += weight;
      }
      if ((refused & ~MATRIX) === 0) counts[base + offsets.matrix + prov[i]! * sizes.sect + sect[i]!]! += weight;
      if ((refused & ~SCATTER) === 0) counts[base + offsets.scatter + dh[i]! * sizes.dw + dw[i]!]! += weight;
    };
  }
}

/** What each bin of a dimension adds to a row's word. */
function refusedBins(mask: number, allowed: readonly number[] | undefined): Uint16Array {
  const refused = new Uint16Array(256);
  if (allowed) {
    refused.fill(mask);
    for (const one of allowed) refused[one] = 0;
  }
  return refused;
}
