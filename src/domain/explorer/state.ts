/** What the reader chose, and how it is written into an address: short, readable, nothing else. */
import {interval, runs, SCALES, type ScaleName} from "./bins.js";
import {COLUMNS} from "./columns.js";
import {DIMS, sizeOf, type Dim, type Exact, type Lists, type Measure} from "./dims.js";
import type {ExactColumn} from "./rowColumns.js";

/** A selection: what is chosen, by dimension; a search; conditions on exact values. */
export interface Selection {
  bins: Partial<Record<Dim, readonly number[]>>;
  search: string;
  exact: readonly Exact[];
}

export interface State extends Selection {
  measure: Measure;
  sort: {key: string; isDescending: boolean};
  columns: readonly string[];
  /** The other selection of a comparison. */
  other: Selection | null;
  /** Employer whose evidence is open. */
  employer: string | null;
}

export const EMPTY: Selection = {bins: {}, search: "", exact: []};

/** The page as it opens first. */
export function firstState(): State {
  return {
    ...EMPTY,
    measure: "rows",
    sort: {key: "late", isDescending: true},
    columns: COLUMNS.filter((column) => column.isShownFirst).map(({key}) => key),
    other: null,
    employer: null
  };
}

const NAMES: Record<Dim, string> = {
  period: "t",
  dh: "dh",
  dw: "dw",
  late: "l",
  ml: "m",
  size: "n",
  prov: "p",
  sect: "s",
  type: "k",
  why: "w",
  tier: "f",
  kind: "g"
};
/** Columns that conditions on exact values may name, as the address names them. */
export const EXACT_NAMES: Record<ExactColumn, string> = {
  headcount: "xn",
  late: "xl",
  monthsLate: "xm",
  wageBase: "xw"
};

function isScale(dim: Dim): dim is ScaleName {
  return dim in SCALES;
}

/** The name of a bin in an address: the code, the month, or the lower limit of a scale. */
export function tokenOf(dim: Dim, bin: number, meta: Lists): string {
  if (dim === "period") return meta.periods[bin]!;
  if (dim === "prov") return meta.provinces[bin]!.code;
  if (dim === "sect") return meta.sections[bin]!.code;
  if (dim === "type") return meta.types[bin]!.code;
  if (dim === "kind") return bin === 0 ? "none" : meta.kinds[bin - 1]!.code;
  if (!isScale(dim)) return String(bin);
  const {kind, from, open} = interval(dim, bin);
  return kind === "unknown" ? "na" : `${from}${open ? "+" : ""}`;
}

function tokens(dim: Dim, meta: Lists): string[] {
  return Array.from({length: sizeOf(dim, meta)}, (_, bin) => tokenOf(dim, bin, meta));
}

function encodeSelection({bins, search, exact}: Selection, meta: Lists): string[] {
  const out: string[] = [];
  for (const dim of DIMS) {
    const chosen = bins[dim];
    if (!chosen) continue;
    const token = (bin: number) => tokenOf(dim, bin, meta);
    const parts = runs(chosen).map(([a, b]) => (a === b ? token(a) : `${token(a)}~${token(b)}`));
    out.push(`${NAMES[dim]}=${parts.join(",")}`);
  }
  for (const {column, from, to} of exact) out.push(`${EXACT_NAMES[column]}=${from ?? ""}~${to ?? ""}`);
  if (search) out.push(`q=${encodeURIComponent(search)}`);
  return out;
}

function decodeSelection(entries: Map<string, string>, meta: Lists): Selection {
  const bins: Partial<Record<Dim, number[]>> = {};
  for (const dim of DIMS) {
    const text = entries.get(NAMES[dim]);
    if (text === undefined) continue;
    const all = tokens(dim, meta);
    const chosen = text.split(",").flatMap((part) => {
      const [a, b = a] = part.split("~");
      const [first, last] = [all.indexOf(a!), all.indexOf(b!)];
      return first < 0 || last < first ? [] : all.slice(first, last + 1).map((_, i) => first + i);
    });
    bins[dim] = [...new Set(chosen)].sort((x, y) => x - y);
  }
  const exact = Object.entries(EXACT_NAMES).flatMap(([column, name]): Exact[] => {
    const match = /^(-?\d*)~(-?\d*)$/.exec(entries.get(name) ?? "");
    if (!match || (match[1] === "" && match[2] === "")) return [];
    const limit = (text: string) => (text === "" ? null : Number(text));
    return [{column: column as ExactColumn, from: limit(match[1]!), to: limit(match[2]!)}];
  });
  return {bins, search: entries.get("q") ?? "", exact};
}

/** The state as the part of an address behind #. */
export function encodeState(state: State, meta: Lists): string {
  const first = firstState();
  const out = encodeSelection(state, meta);
  if (state.measure !== first.measure) out.push(`y=${state.measure}`);
  const sort = `${state.sort.isDescending ? "-" : ""}${state.sort.key}`;
  if (sort !== "-late") out.push(`o=${sort}`);
  if (String(state.columns) !== String(first.columns)) out.push(`c=${state.columns.join(",")}`);
  if (state.other) out.push(`vs=${encodeURIComponent(encodeSelection(state.other, meta).join("&"))}`);
  if (state.employer) out.push(`e=${state.employer}`);
  return out.join("&");
}

function entriesOf(text: string): Map<string, string> {
  return new Map(
    text
      .split("&")
      .filter(Boolean)
      .map((part): [string, string] => {
        const at = part.indexOf("=");
        return at < 0 ? [part, ""] : [part.slice(0, at), safeDecode(part.slice(at + 1))];
      })
  );
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads an address; what it does not understand is left out. */
export function decodeState(hash: string, meta: Lists): State {
  const entries = entriesOf(hash.replace(/^#/, ""));
  const first = firstState();
  const sort = /^(-?)([a-z_]+)$/.exec(entries.get("o") ?? "");
  const keys = COLUMNS.map(({key}) => key);
  const columns = (entries.get("c") ?? "").split(",").filter((key) => keys.includes(key));
  const other = entries.get("vs");
  const employer = entries.get("e") ?? "";
  return {
    ...decodeSelection(entries, meta),
    measure: entries.get("y") === "late" ? "late" : "rows",
    sort: sort && keys.includes(sort[2]!) ? {key: sort[2]!, isDescending: sort[1] === "-"} : first.sort,
    columns: columns.length ? columns : first.columns,
    other: other === undefined ? null : decodeSelection(entriesOf(other), meta),
    employer: /^[A-Z][A-Z0-9]{6}$/.test(employer) ? employer : null
  };
}
