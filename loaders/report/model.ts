import type {Cell, Column} from "../../src/components/table.js";
import type {Lang} from "../../src/domain/format.js";

/** How the value of a cell is written where the column does not say it. */
export type Format = "percent" | "points" | "fine" | "number";
export type PackCell = Cell & {format?: Format};

/** A sentence of a pack: its id says what it is about, so that a test can follow it to its query. */
export interface Sentence {
  kind: "sentence";
  id: string;
  /** ** around what is set in bold. */
  text: string;
}

/** A table of a pack. Cells carry the exact value beside what is read. */
export interface PackTable {
  kind: "table";
  id: string;
  title: string;
  columns: Column[];
  rows: Record<string, PackCell>[];
  /** Rows that are sums of others, by position. */
  totals: readonly number[];
}

/** Blank fields that the office fills in. */
export interface Fields {
  kind: "fields";
  id: string;
  title: string;
  columns: string[];
  rows: number;
}

/** Blank lines to write on. */
export interface Blank {
  kind: "blank";
  id: string;
  lines: number;
}

export interface Heading {
  kind: "heading";
  id: string;
  text: string;
}

export type Block = Sentence | PackTable | Fields | Blank | Heading;

/** A part of the paper; "wide" ones stand on a page of their own, turned. */
export interface Section {
  id: string;
  heading: string;
  blocks: Block[];
  isWide?: boolean;
}

/** What surrounds the text, in the manner of an administrative document. */
export interface Paper {
  parent: string;
  agency: string;
  motto: readonly string[];
  number: string;
  placeDate: string;
  title: string;
  about: string;
  to: string;
  signer: string;
  recipients: readonly string[];
}

/** One pack in one language: everything that page, document and workbook show. */
export interface Pack {
  lang: Lang;
  level: "nation" | "province";
  code: string;
  name: string;
  period: string;
  requestId: string | null;
  asOf: string;
  isSynthetic: boolean;
  paper: Paper;
  /** The answer, before everything else. */
  answer: Sentence[];
  sections: Section[];
  definitions: {term: string; text: string}[];
}

/** All sentences of a pack in their order. */
export function sentencesOf(pack: Pack): Sentence[] {
  return [
    ...pack.answer,
    ...pack.sections.flatMap((s) => s.blocks.filter((b): b is Sentence => b.kind === "sentence"))
  ];
}

/** All tables of a pack in their order. */
export function tablesOf(pack: Pack): PackTable[] {
  return pack.sections.flatMap((s) => s.blocks.filter((b): b is PackTable => b.kind === "table"));
}

export const sentence = (id: string, text: string): Sentence => ({kind: "sentence", id, text});
export const heading = (id: string, text: string): Heading => ({kind: "heading", id, text});

/** A table; `totals` are positions of rows that are sums. */
export function table(
  id: string,
  title: string,
  columns: Column[],
  rows: Record<string, PackCell>[],
  totals: readonly number[] = []
): PackTable {
  return {kind: "table", id, title, columns, rows, totals};
}
