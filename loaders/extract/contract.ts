/**
 * The one declaration of what an office delivers. It drives the parser, the validation, the contract page, the template
 * workbooks and the sample; nothing about a column is said anywhere else. Names and meaning: the extract contract,
 * version 1.
 */
import {EMPLOYERS} from "./kinds/employers.js";
import {ACTIONS, ASSESSMENTS, PROGRESS, VERDICTS, WORKERS} from "./kinds/follow-up.js";
import {LEDGER} from "./kinds/ledger.js";
import {PLANS} from "./kinds/plans.js";
import {REPLIES} from "./kinds/replies.js";

export {FUNDS} from "./kinds/ledger.js";

export type ColumnType =
  | "period" // YYYY-MM, MM/YYYY or MMYYYY
  | "year" // YYYY
  | "date" // dd/mm/yyyy or YYYY-MM-DD
  | "province" // two digits, valid in the row's period
  | "employer" // employer code, unique in the country
  | "money" // whole đồng
  | "count" // whole number >= 0
  | "decimal" // number with up to six decimals
  | "division" // VSIC division, two digits
  | "enum" // one of `values`
  | "pattern" // text that fits `pattern`
  | "person" // number of a person: a keyed hash stands for it from the first reading on
  | "text";

export interface Column {
  name: string;
  /** Accepted headings beside the English name, compared without case, accents and punctuation. */
  headings: readonly string[];
  type: ColumnType;
  /** "column": the column must be there and every cell filled; "cell-optional": the column must be there, a cell may
   * be empty; "optional": neither. */
  need: "column" | "cell-optional" | "optional";
  /** Money only: a negative amount is a fault. */
  nonNegative?: boolean;
  /** Of an enum: what may stand there. Of a text: what templates offer, other words are taken too. */
  values?: readonly string[];
  /** What the values mean, in Vietnamese. */
  labels?: Readonly<Record<string, string>>;
  pattern?: string;
  /** What `pattern` asks for, in words. */
  form?: {vi: string; en: string};
  /** Digits of a code: a workbook's number is padded with zeros to so many. */
  digits?: number;
  /** Not stored: the identities of the row give it back. */
  isDerived?: boolean;
  /** Value of a column that is absent from the file (not of an empty cell). */
  whenAbsent?: string;
  meaning: {vi: string; en: string};
  /** A made-up value as an office would write it, where the type alone gives none. */
  example?: string;
}

export type KindId =
  "ledger" | "employers" | "plans" | "actions" | "workers" | "progress" | "assessments" | "verdicts" | "replies";

export interface Kind {
  id: KindId;
  title: {vi: string; en: string};
  grain: {vi: string; en: string};
  columns: readonly Column[];
  /** The key of a row inside one file: all rows that share one are quarantined. */
  key: readonly string[];
  /** The columns that say which (province, period) cell a row belongs to; the month of a date counts. */
  cell: {province: string | null; period: string};
  /** What a later file replaces: all that was said of its (province, period) cells, or the rows of the same `key`, or of
   * the same part of it. */
  replaces: "cell" | readonly string[];
}

export const KINDS: readonly Kind[] = [
  LEDGER,
  EMPLOYERS,
  PLANS,
  ACTIONS,
  WORKERS,
  PROGRESS,
  ASSESSMENTS,
  VERDICTS,
  REPLIES
];

/** The columns of a kind that accepted files hold. */
export function storedColumns(kind: Kind): string[] {
  return kind.columns.filter((c) => !c.isDerived).map((c) => c.name);
}

/** The kind called `id`. Throws when there is none. */
export function kindOf(id: string): Kind {
  const kind = KINDS.find((k) => k.id === id);
  if (!kind) throw new Error(`unknown kind of extract: "${id}" (known: ${KINDS.map((k) => k.id).join(", ")})`);
  return kind;
}

/** How two headings are compared: no case, no accents, no punctuation, no spaces. */
export function normaliseHeading(heading: string): string {
  return heading
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
}

/** Whether later files replace whole (province, period) cells of this kind. */
export function replacesCells(kind: Kind): boolean {
  return kind.replaces === "cell";
}

/** Whether a column holds numbers to count with. */
export function isNumber(column: Column): boolean {
  return column.type === "money" || column.type === "count" || column.type === "decimal";
}
