import type {Lang} from "../format.js";

/** A code with its names. */
export interface Named {
  code: string;
  vi: string;
  en: string;
}

/** One file of rows with the names of its employers beside it. */
export interface PackedFile {
  rows: number;
  employers: number;
  core: string;
  names: string;
  bytes: number;
}

/** What the explorer knows before it has read a row: the head of the shipped set (explorer/meta.json). */
export interface Meta {
  version: 1;
  asOf: string;
  isSynthetic: boolean;
  /** All months of the set, in order: "2022-01" … */
  periods: string[];
  firstIx: number;
  /** Codes in the order of the numbers that rows carry. */
  provinces: Named[];
  sections: Named[];
  types: Named[];
  /** Kinds of flags, by bit from `KIND_BIT` on. */
  kinds: Named[];
  /** Steps of the ladder with the names that they bear now. */
  steps: Named[];
  rows: number;
  employers: number;
  late: string;
  files: PackedFile[];
  /** Full series: employers of a file, the first code of each, and the names of the files. */
  series: {first: string[]; files: string[]};
  /** Peers: section code → month → [10 %, 50 %, 90 %] of the change of headcount, then of the average wage. */
  peers: Record<string, (number[] | null)[]>;
}

/** Bits of `flags`: the variables, urgent, then the kinds. */
export const VARIABLE_BITS = {headcount: 1, average_wage: 2, wage_base: 4, paid: 8} as const;
export const URGENT_BIT = 16;
export const KIND_BIT = 5;

/** Bits of `why`. */
export const WHY = {flagged: 1, late: 2, changed: 4} as const;

/** Name of a code in a language. */
export function nameOf(list: readonly Named[], index: number, lang: Lang): string {
  return list[index]?.[lang] ?? "";
}
