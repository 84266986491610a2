import {binCount, SCALES} from "./bins.js";
import type {Meta} from "./meta.js";
import type {ExactColumn} from "./rowColumns.js";

/** Dimensions in the order of their bits; a row may have several kinds of flags, one bin of every other dimension. */
export const DIMS = [
  "period",
  "dh",
  "dw",
  "late",
  "ml",
  "size",
  "prov",
  "sect",
  "type",
  "why",
  "tier",
  "kind"
] as const;
export type Dim = (typeof DIMS)[number];
/** Dimensions of which every row has one bin. */
export type SingleDim = Exclude<Dim, "kind">;
export const SINGLE = DIMS.filter((dim): dim is SingleDim => dim !== "kind");
/** Pairs of dimensions that are seen together. */
export const PAIRS = {matrix: ["prov", "sect"], scatter: ["dh", "dw"]} as const;
export type Pair = keyof typeof PAIRS;
export type View = Dim | Pair;
export const VIEWS: readonly View[] = [...DIMS, "matrix", "scatter"];
/** Bits beyond the dimensions: the search for employers, conditions on exact values. */
export const SEARCH_BIT = 1 << DIMS.length;
export const EXACT_BIT = 1 << (DIMS.length + 1);

/** What bars show: employer-months, or late đồng. */
export type Measure = "rows" | "late";

/** A condition on exact values: from <= value <= to, null = without end. */
export interface Exact {
  column: ExactColumn;
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

/** What a layout is made from. */
export type Lists = Pick<Meta, "periods" | "provinces" | "sections" | "types" | "kinds">;

/** Where the bins of each view begin in one long list. */
export interface Layout {
  sizes: Record<View, number>;
  offsets: Record<View, number>;
  width: number;
}

/** How many bins a dimension has; the first kind of flag is "none". */
export function sizeOf(dim: Dim, {periods, provinces, sections, types, kinds}: Lists): number {
  switch (dim) {
    case "period":
      return periods.length;
    case "prov":
      return provinces.length;
    case "sect":
      return sections.length;
    case "type":
      return types.length;
    case "why":
      return 8;
    case "tier":
      return 3;
    case "kind":
      return kinds.length + 1;
    default:
      return binCount(SCALES[dim]);
  }
}

/** The layout that a head decides. */
export function layoutOf(lists: Lists): Layout {
  const dims = Object.fromEntries(DIMS.map((dim) => [dim, sizeOf(dim, lists)])) as Record<Dim, number>;
  const sizes = {...dims, matrix: dims.prov * dims.sect, scatter: dims.dh * dims.dw};
  let width = 0;
  const offsets = {} as Record<View, number>;
  for (const view of VIEWS) {
    offsets[view] = width;
    width += sizes[view];
  }
  return {sizes, offsets, width};
}

/** The bit of a dimension in a row's word. */
export const bit = (dim: Dim) => 1 << DIMS.indexOf(dim);
export const MATRIX = bit("prov") | bit("sect");
export const SCATTER = bit("dh") | bit("dw");

/** Bits of the dimensions that a view does not apply to itself. */
export function bitsOf(view: View): number {
  return view === "matrix" ? MATRIX : view === "scatter" ? SCATTER : bit(view);
}
