import type {Measure, View} from "../../domain/explorer/dims.js";
import type {Answer, Tile} from "../../domain/explorer/tile.js";
import type {Meta} from "../../domain/explorer/meta.js";
import type {Selection} from "../../domain/explorer/state.js";
import type {Lang} from "../../domain/format.js";
import type {SqlPart, Texts} from "./sqlColumns.js";

/** One row of the table as the page shows it. */
export interface ShownRow {
  row: number;
  code: string;
  period: number;
  /** By key of the column: text as it is, or a number. */
  cells: Record<string, string | number | null>;
}

export interface Sort {
  key: string;
  isDescending: boolean;
}

/** What the page may ask of the worker: question and answer of each. */
export interface Questions {
  /** Begins to fetch files. */
  fetch: {ask: {urls: string[]}; answer: {files: number}};
  /** Opens one of them, once; the buffer given is written into where it is large enough. */
  open: {ask: {index: number; room: ArrayBuffer | null}; answer: {bytes: Uint8Array<ArrayBuffer>}};
  load: {ask: {base: string; meta: Meta}; answer: {rows: number}};
  /** Makes a selection the current one. */
  choose: {ask: {selection: Selection; measure: Measure}; answer: Answer};
  /** Answers for another selection without making it the current one. */
  compare: {ask: {selection: Selection; measure: Measure}; answer: Answer};
  tile: {ask: {view: Exclude<View, "kind">; measure: Measure}; answer: Tile};
  /** Rows of the sorted selection. */
  window: {ask: {sort: Sort; from: number; count: number; lang: Lang}; answer: {rows: ShownRow[]; total: number}};
  /** Where a row stands in the sorted selection (-1: not in it). */
  locate: {ask: {sort: Sort; code: string}; answer: {at: number}};
  csv: {ask: {sort: Sort; columns: readonly string[]}; answer: {blob: Blob; rows: number}};
  xlsx: {
    ask: {sort: Sort; columns: readonly string[]; about: string[][]; aboutName: string; rowsName: string};
    answer: {blob: Blob; rows: number; sheets: number};
  };
  /** Rows of the whole set as columns for the SQL console, and what the codes of their flags stand for. */
  table: {ask: {from: number; count: number}; answer: {part: SqlPart; flags: readonly number[]; rows: number}};
  employers: {ask: {from: number; count: number}; answer: {code: Texts; name: Texts; rows: number}};
}

export type Op = keyof Questions;

export type Ask = {[K in Op]: {id: number; op: K} & Questions[K]["ask"]}[Op];
export type Reply = {id: number; answer: unknown} | {id: number; error: string} | {progress: number};
