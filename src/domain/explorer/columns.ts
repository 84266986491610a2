import {headRatio, wageRatio} from "./binRows.js";
import type {Lines} from "./lines.js";
import {nameOf, URGENT_BIT, VARIABLE_BITS, KIND_BIT, WHY, type Meta} from "./meta.js";
import type {RowColumns} from "./rowColumns.js";
import type {Lang} from "../format.js";

/** What rows are read from: columns, head, codes and names of employers. */
export interface Source {
  columns: RowColumns;
  meta: Meta;
  codes: Lines;
  /** Empty until they have been read. */
  names: Lines;
  /** Place of each employer when sorted by name; made when the reader sorts so. */
  nameRank?: Int32Array;
}

export type ColumnKind = "text" | "count" | "dong" | "percent" | "period";

/** One column of the table, of exports and of SQL: the same name everywhere. */
export interface TableColumn {
  key: string;
  kind: ColumnKind;
  /** What order and conditions look at; null = not known. Texts are ordered by their place in a sorted list. */
  number: (source: Source, row: number) => number | null;
  /** Only for texts. */
  text?: (source: Source, row: number, lang: Lang) => string;
  isShownFirst: boolean;
}

const known = (value: number) => (value < 0 ? null : value);

const text = (
  key: string,
  of: (source: Source, row: number, lang: Lang) => string,
  number: TableColumn["number"],
  isShownFirst = true
): TableColumn => ({key, kind: "text", text: of, number, isShownFirst});

const value = (key: string, kind: ColumnKind, number: TableColumn["number"], isShownFirst = true): TableColumn => ({
  key,
  kind,
  number,
  isShownFirst
});

/** The average wage in đồng, half a đồng rounded up; null when nobody is there. */
export function averageWage(wage: number, head: number): number | null {
  return head > 0 && wage >= 0 ? Math.floor(wage / head + 0.5) : null;
}

/** All columns, in the order of the table. */
export const COLUMNS: readonly TableColumn[] = [
  value("period", "period", ({columns}, i) => columns.period[i]!),
  text(
    "employer_code",
    ({codes, columns}, i) => codes.get(columns.employerOf(i)),
    ({columns}, i) => columns.employerOf(i)
  ),
  text(
    "employer_name",
    ({names, columns}, i) => names.get(columns.employerOf(i)),
    ({columns, nameRank}, i) => nameRank?.[columns.employerOf(i)] ?? columns.employerOf(i)
  ),
  text(
    "province",
    ({meta, columns}, i, lang) => nameOf(meta.provinces, columns.province[i]!, lang),
    ({columns}, i) => columns.province[i]!
  ),
  text(
    "section",
    ({meta, columns}, i, lang) => nameOf(meta.sections, columns.section[i]!, lang),
    ({columns}, i) => columns.section[i]!
  ),
  text(
    "employer_type",
    ({meta, columns}, i, lang) => nameOf(meta.types, columns.type[i]!, lang),
    ({columns}, i) => columns.type[i]!,
    false
  ),
  value("headcount", "count", ({columns}, i) => columns.headcount.get(i)),
  value("headcount_before", "count", ({columns}, i) => known(columns.headBefore.get(i)), false),
  value("headcount_change", "percent", ({columns: c}, i) => less(headRatio(c.headcount.get(i), c.headBefore.get(i)))),
  value("average_wage", "dong", ({columns: c}, i) => averageWage(c.wageBase.get(i), c.headcount.get(i))),
  value("average_wage_change", "percent", ({columns: c}, i) =>
    less(wageRatio(c.headcount.get(i), c.headBefore.get(i), c.wageBase.get(i), c.wageBefore.get(i)))
  ),
  value("wage_base", "dong", ({columns}, i) => columns.wageBase.get(i), false),
  value("wage_base_before", "dong", ({columns}, i) => known(columns.wageBefore.get(i)), false),
  value("receivable", "dong", ({columns}, i) => columns.receivable.get(i), false),
  value("late", "dong", ({columns}, i) => columns.late.get(i)),
  value("months_late", "count", ({columns}, i) => known(columns.monthsLate.get(i))),
  text("why", whyText, ({columns}, i) => columns.why[i]!),
  text("flags", kindText, ({columns}, i) => columns.flags.get(i), false)
];

function less(ratio: number | null): number | null {
  return ratio === null ? null : ratio - 1;
}

function whyText({columns}: Source, row: number): string {
  const bits = columns.why[row]!;
  return Object.entries(WHY)
    .filter(([, bit]) => bits & bit)
    .map(([name]) => name)
    .join(" ");
}

/** Kinds of flags in words. */
function kindText({columns, meta}: Source, row: number, lang: Lang): string {
  const bits = columns.flags.get(row);
  return meta.kinds
    .filter((_, i) => bits & (2 ** (KIND_BIT + i)))
    .map((kind) => kind[lang])
    .join("; ");
}

/** Tier, variables and kinds of flags by their codes. */
function flagText({columns, meta}: Source, row: number): string {
  const bits = columns.flags.get(row);
  if (bits === 0) return "";
  const variables = Object.entries(VARIABLE_BITS).flatMap(([name, bit]) => (bits & bit ? [name] : []));
  const kinds = meta.kinds.filter((_, i) => bits & (2 ** (KIND_BIT + i))).map(({code}) => code);
  return [bits & URGENT_BIT ? "urgent" : "watch", ...variables, ...kinds].join(" ");
}

/** The exact value of a cell, as exports and SQL write it: codes instead of names, "" for what is not known. */
export function rawCell(source: Source, column: TableColumn, row: number): string {
  const {columns: c, meta} = source;
  switch (column.key) {
    case "period":
      return meta.periods[c.period[row]!]!;
    case "province":
      return meta.provinces[c.province[row]!]!.code;
    case "section":
      return meta.sections[c.section[row]!]!.code;
    case "employer_type":
      return meta.types[c.type[row]!]!.code;
    case "flags":
      return flagText(source, row);
  }
  if (column.text) return column.text(source, row, "en");
  const number = column.number(source, row);
  return number === null ? "" : String(number);
}
