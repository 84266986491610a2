import {fold} from "../../src/domain/fold.js";
import {kindOf, type Column, type Kind} from "../extract/contract.js";
import {periodIndex, reference, SWITCH_2025_07} from "../reference.js";
import {heading} from "./headings.js";
import type {Words} from "./words.js";

/** What a template is made for: any province and month, or just one. */
export interface Scope {
  province?: string | undefined;
  /** YYYY-MM. */
  period?: string | undefined;
}

/** The values of a column and what they mean. */
export interface ValueList {
  column: string;
  title: string;
  values: {code: string; label: string}[];
}

const named = (table: string, key: string, name: string) =>
  reference(table).map((row) => ({code: row[key]!, label: row[name]!}));

/** The provinces of a month; of both maps, each named, when the month is open. */
function provinces({province, period}: Scope, lang: "vi" | "en"): ValueList["values"] {
  const name = `name_${lang}`;
  const [old, now] = [named("provinces_63", "code", name), named("provinces_34", "code", name)];
  const until = lang === "vi" ? "đến 06/2025" : "to 2025-06";
  const since = lang === "vi" ? "từ 07/2025" : "from 2025-07";
  const codes = [...new Set([...old, ...now].map((p) => p.code))].sort();
  const both = codes.map((code) => {
    const [before, after] = [old.find((p) => p.code === code)?.label, now.find((p) => p.code === code)?.label];
    const said = [before && `${until}: ${before}`, after && `${since}: ${after}`].filter(Boolean).join("; ");
    // Hóa and Hoá are one name.
    const isSame = before !== undefined && after !== undefined && fold(before) === fold(after);
    return {code, label: isSame ? after : said};
  });
  const all = period === undefined ? both : periodIndex(period) < SWITCH_2025_07 ? old : now;
  return province === undefined ? all : all.filter((p) => p.code === province);
}

/** The values of a column that has few, null when any value may stand there. */
export function valuesOf(column: Column, scope: Scope, lang: "vi" | "en"): ValueList["values"] | null {
  switch (column.type) {
    case "province":
      return provinces(scope, lang);
    case "division":
      return named("vsic_divisions", "division", "name_vi");
    case "period":
      return scope.period === undefined || column.need !== "column"
        ? null
        : [{code: monthText(scope.period), label: ""}];
    case "enum": {
      if (column.name === "employer_type") return named("employer_types", "code", `name_${lang}`);
      return column.values!.map((code) => ({code, label: lang === "vi" ? (column.labels?.[code] ?? "") : ""}));
    }
    case "text":
      return column.values?.map((code) => ({code, label: lang === "vi" ? (column.labels?.[code] ?? "") : ""})) ?? null;
    default:
      return null;
  }
}

/** "10/2026" of "2026-10". */
export function monthText(period: string): string {
  return `${period.slice(5)}/${period.slice(0, 4)}`;
}

/** A list written into the validation itself may not be longer. */
const LONGEST_INLINE = 255;

/** Whether a list needs cells of its own: it is too long, or its codes do not speak for themselves. */
export function needsCells(values: ValueList["values"]): boolean {
  return values.some((v) => v.label !== "") || values.map((v) => v.code).join(",").length > LONGEST_INLINE;
}

/** The lists of a kind that stand on a sheet of their own. */
export function listsOf(kind: Kind, scope: Scope, lang: "vi" | "en", words: Words): ValueList[] {
  return kindOf(kind.id).columns.flatMap((column) => {
    const values = valuesOf(column, scope, lang);
    if (!values || !needsCells(values)) return [];
    return [{column: column.name, title: words.listName(heading(column, lang)), values}];
  });
}
