import {group} from "d3-array";
import {LEVELS, MARTS, MEASURES, type Edition} from "../../src/domain/disclosure.js";
import type {Marts} from "../marts/marts.js";
import type {DeliveryRow, GroupMonth} from "../marts/types.js";
import type {Withheld} from "./cells.js";

/** What of a row tells where it belongs. */
interface Placed {
  level?: string;
  code?: string;
  province_code?: string | null;
  period_ix?: number;
}

/**
 * The marts of an edition: of each the rows that MARTS allows its readers, figures of others only as far as
 * MEASURES go. `employers` are the codes of those in scope, `remade` the marts made from the edition's own database.
 */
export function restrictMarts(
  marts: Marts,
  edition: Edition,
  withheld: Withheld,
  employers: ReadonlySet<string>,
  remade: Partial<Marts> = {}
): Marts {
  if (edition.kind === "central") return marts;
  // An officer sees his own employers, and of groups what all see.
  const own = edition.kind === "province" ? edition.province : null;
  const places = placesOf(marts);
  const rows = Object.entries(marts).map(([name, all]: [string, object[]]) => {
    const rule = MARTS[name] ?? "never";
    if (rule === "open") return [name, name === "deliveries" ? deliveries(marts.deliveries, own) : all];
    if (rule === "cells") return [name, groupMonths(marts.group_months, own, places, withheld.groups)];
    if (rule === "remade") return [name, remade[name as keyof Marts] ?? []];
    if (rule === "whole") return [name, wholeRows(all, own, withheld.ageing)];
    if (rule === "own_place")
      return [name, own === null ? [] : (all as Placed[]).filter((row) => isOwn(row, own, places))];
    return [name, []];
  });
  const restricted = Object.fromEntries(rows) as Marts;
  // One who has left the province since its last delivery is no longer its own.
  const top_employers = restricted.top_employers.filter((row) => employers.has(row.employer_code));
  return {...restricted, top_employers};
}

/** Today's code of every code that was ever valid: "63/10" → "15". */
function placesOf({names}: Marts): ReadonlyMap<string, string> {
  const rows = names.filter(({kind}) => kind === "province63" || kind === "province34");
  return new Map(rows.map(({kind, code, as_is_code}) => [`${kind.slice(-2)}/${code}`, as_is_code ?? code]));
}

/** The month from which the codes of 34 provinces are in force. */
const MAP_34_FROM = 2025 * 12 + 6;

function isOwn(row: Placed, own: string, places: ReadonlyMap<string, string>): boolean {
  if (row.level !== undefined) return row.level === "province" && row.code === own;
  if (row.province_code === undefined || row.province_code === null || row.period_ix === undefined) {
    return row.code === own;
  }
  const map = row.period_ix < MAP_34_FROM ? "63" : "34";
  return row.province_code === own || places.get(`${map}/${row.province_code}`) === own;
}

/** Whether a delivery is there is open; how many rows it has is the number of a province's employers. */
function deliveries(rows: readonly DeliveryRow[], own: string | null): DeliveryRow[] {
  return rows.map((row) =>
    row.as_is_code === own ? row : {...row, rows: null, accepted: null, quarantined: null, load_seq: null}
  );
}

function wholeRows(rows: readonly Placed[], own: string | null, isSafe: boolean): Placed[] {
  return rows.filter((row) =>
    row.level === "nation" ? isSafe : own !== null && row.level === "province" && row.code === own
  );
}

const IDENTITY = new Set(["level", "map", "code", "period_ix", "period"]);
const STATE = new Set(["is_complete", "deliveries", "deliveries_expected", "basis_month", "basis_year"]);
/** Changes since another month, by the headline rate; under the old due dates they come from a measure that is not shown. */
const CHANGES: Record<string, "basis_month" | "basis_year" | null> = {
  distance: null,
  year_rate: null,
  change_month: "basis_month",
  late_change_month: "basis_month",
  change_year: "basis_year",
  late_change_year: "basis_year"
};

function groupMonths(
  rows: readonly GroupMonth[],
  own: string | null,
  places: ReadonlyMap<string, string>,
  hidden: ReadonlySet<string>
): GroupMonth[] {
  const shown = rows.flatMap((row) => {
    if (own !== null && row.level === "province") {
      if (row.map === "as-is" && row.code === own) return [row];
      if (row.map === "as-was" && places.get(`${row.period_ix < MAP_34_FROM ? "63" : "34"}/${row.code}`) === own)
        return [row];
    }
    const isShared = row.level === "nation" || LEVELS.some((level) => level === row.level);
    return !isShared || row.map === "as-was" || hidden.has(`${row.level}/${row.code}`) ? [] : [othersRow(row)];
  });
  return ranked(shown);
}

/** A row as everybody may see it. */
function othersRow(row: GroupMonth): GroupMonth {
  const entries = Object.entries(row as object).map(([name, value]: [string, unknown]): [string, unknown] => {
    if (IDENTITY.has(name) || STATE.has(name) || MEASURES.has(name)) return [name, value];
    const basis = CHANGES[name];
    if (basis === undefined) return [name, null];
    return [name, basis === null || row[basis] === "headline" ? value : null];
  });
  return Object.fromEntries(entries) as unknown as GroupMonth;
}

/** Ranks among the groups of the edition: a rank among all would place those that are withheld. */
function ranked(rows: readonly GroupMonth[]): GroupMonth[] {
  const ranks = new Map<GroupMonth, GroupMonth>();
  for (const groups of group(rows, (row) => `${row.level}/${row.map}/${row.period_ix}`).values()) {
    const rates = groups.flatMap((row) => row.arrears_rate ?? []);
    const above = groups.filter((row) => (row.distance ?? 0) > 0).length;
    for (const row of groups) {
      const rate = row.arrears_rate;
      const rank = rate === null ? null : 1 + rates.filter((other) => other > rate).length;
      ranks.set(row, {...row, rank, ranked: rates.length, above});
    }
  }
  return rows.map((row) => ranks.get(row)!);
}
