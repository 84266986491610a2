import type {Column, Kind} from "../extract/contract.js";

/** The heading of a column in a template: the first Vietnamese one with a capital, or the English name. */
export function heading(column: Column, lang: "vi" | "en"): string {
  const text = lang === "en" ? column.name : (column.headings[0] ?? column.name);
  return lang === "en" ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** The heading of a kind's column by its name; the name itself when the contract has none such. */
export function headingOf(kind: Kind, name: string, lang: "vi" | "en"): string {
  const column = kind.columns.find((c) => c.name === name);
  return column ? heading(column, lang) : name;
}
