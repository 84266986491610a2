import {condition, runs} from "../../domain/explorer/bins.js";
import {COLUMNS} from "../../domain/explorer/columns.js";
import {searchCondition} from "../../domain/explorer/search.js";
import {DIMS, type Dim} from "../../domain/explorer/dims.js";
import type {Selection} from "../../domain/explorer/state.js";
import {count, period, type Lang} from "../../domain/format.js";
import {binLabel, type Ctx} from "./context.js";

const LISTS: Dim[] = ["prov", "sect", "type", "why", "tier", "kind"];
/** Columns of exact conditions as the table and SQL name them. */
export const EXACT_KEYS: Record<string, string> = {
  headcount: "headcount",
  late: "late",
  monthsLate: "months_late",
  wageBase: "wage_base"
};

/** One filter in words, with the part of the selection that it is. */
export interface Described {
  part: Dim | "search" | "exact";
  text: string;
}

/** A selection in words, filter by filter. */
export function describe(ctx: Ctx, {bins, search, exact}: Selection): Described[] {
  const {t, lang} = ctx;
  const out: Described[] = [];
  for (const dim of DIMS) {
    const chosen = bins[dim];
    if (!chosen) continue;
    const words = LISTS.includes(dim)
      ? chosen.map((bin) => binLabel(ctx, dim, bin))
      : runs(chosen).map(([a, b]) => rangeLabel(ctx, dim, a, b));
    out.push({part: dim, text: `${t.dims[dim]}: ${words.join("; ") || "–"}`});
  }
  if (search) out.push({part: "search", text: `${t.search}: ${search}`});
  for (const {column, from, to} of exact) {
    const label = t.columns[EXACT_KEYS[column]!] ?? column;
    const limits = [from === null ? "" : `≥ ${count(from, lang)}`, to === null ? "" : `≤ ${count(to, lang)}`];
    out.push({part: "exact", text: `${label} ${limits.filter(Boolean).join(", ")}`});
  }
  return out;
}

/** A month by its number: year * 12 + month - 1. */
export function monthText(ix: number, lang: Lang): string {
  return period(`${Math.floor(ix / 12)}-${String((ix % 12) + 1).padStart(2, "0")}`, lang);
}

/** Neighbouring bins as one range: from the start of the first to the end of the last. */
function rangeLabel(ctx: Ctx, dim: Dim, first: number, last: number): string {
  const [from, to] = [binLabel(ctx, dim, first), binLabel(ctx, dim, last)];
  if (first === last) return from;
  const isPlain = from.includes(" … ") && to.includes(" … ");
  return isPlain ? `${from.split(" … ")[0]} … ${to.split(" … ")[1]}` : `${from} → ${to}`;
}

/** The same in one line. */
export function describeLine(ctx: Ctx, selection: Selection): string {
  const parts = describe(ctx, selection).map(({text}) => text);
  return parts.length ? `${ctx.t.filters}: ${parts.join(" · ")}` : ctx.t.noFilters;
}

/** The selection as a condition of SQL on the shipped set with codes and names of employers, search included. */
export function sqlOf({meta}: Ctx, {bins, search, exact}: Selection): string {
  const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
  const list = (column: string, values: string[]) => `${column} in (${values.map(text).join(", ")})`;
  const codes = {
    prov: ["province_code", meta.provinces],
    sect: ["section", meta.sections],
    type: ["employer_type", meta.types]
  } as const;
  const parts = DIMS.flatMap((dim) => {
    const chosen = bins[dim];
    if (!chosen) return [];
    if (dim === "prov" || dim === "sect" || dim === "type")
      return [
        list(
          codes[dim][0],
          chosen.map((bin) => codes[dim][1][bin]!.code)
        )
      ];
    if (dim === "period")
      return [
        list(
          "period",
          chosen.map((bin) => meta.periods[bin]!)
        )
      ];
    if (dim === "why") return [`(is_flagged::int + 2 * is_late::int + 4 * is_changed::int) in (${chosen.join(", ")})`];
    if (dim === "tier") return [`(is_flagged::int + is_urgent::int) in (${chosen.join(", ")})`];
    if (dim === "kind") return [kindCondition(chosen.map((bin) => (bin === 0 ? null : meta.kinds[bin - 1]!.code)))];
    return [condition(dim, chosen)];
  });
  for (const {column, from, to} of exact) {
    const name = EXACT_KEYS[column]!;
    if (from !== null) parts.push(`${name} >= ${from}`);
    if (to !== null) parts.push(`${name} <= ${to}`);
  }
  if (search) parts.push(searchCondition(search, meta.provinces));
  return parts.join("\n  and ") || "true";
}

/** Employer-months with a flag of one of the kinds; null: those without any. */
function kindCondition(kinds: (string | null)[]): string {
  const named = kinds.filter((kind) => kind !== null).map((kind) => `'${kind}'`);
  const parts = [
    ...(kinds.includes(null) ? ["len(flag_kinds) = 0"] : []),
    ...(named.length ? [`list_has_any(flag_kinds, [${named.join(", ")}])`] : [])
  ];
  return parts.length ? `(${parts.join(" or ")})` : "false";
}

/** Names of columns that a table may show, in its order. */
export const COLUMN_KEYS = COLUMNS.map(({key}) => key);
