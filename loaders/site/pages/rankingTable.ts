import {RANKING_KEYS} from "../../../src/components/ranking.js";
import type {Column} from "../../../src/components/table.js";
import {count} from "../../../src/domain/format.js";
import type {RankedRow} from "../../../src/domain/ranking.js";
import type {GroupMonth} from "../../marts/types.js";
import {groupPath, type Context} from "./context.js";
import type {PageLevel} from "./world.js";

/** A province in a month as the ranking shows it; without a row everything is missing. */
export function rankedRow(ctx: Context, code: string, row: GroupMonth | undefined): RankedRow {
  return {
    code,
    label: ctx.name("province", code),
    href: ctx.href(groupPath("province", code)),
    rank: row?.rank ?? null,
    rate: row?.arrears_rate ?? null,
    distance: row?.distance ?? null,
    change_month: row?.change_month ?? null,
    change_year: row?.change_year ?? null,
    late: row?.late ?? null,
    receivable: row?.receivable_12m ?? null,
    employers_late: row?.employers_late ?? null
  };
}

/** Sets the count of provinces above the baseline large, and only that, so that it fits a phone. */
export function bold(clause: string, above: number): string {
  return above === 0 ? clause : clause.replace(/\d[\d./]*/, "**$&**");
}

/** The name of the group with the highest rate, or how many share it. */
export function highest(ctx: Context, level: PageLevel, rows: {rank: number | null}[], name: string): string {
  const first = rows.filter((row) => row.rank === 1).length;
  return first > 1 ? ctx.t.groups.tied[level](count(first, ctx.lang)) : name;
}

/** Columns of the ranking, in the order that the browser redraws. */
export function rankingColumns(ctx: Context): Column[] {
  const {columns: c, units} = ctx.t.common;
  const shape: Record<(typeof RANKING_KEYS)[number], Omit<Column, "key">> = {
    rank: {label: c.rank, kind: "count"},
    label: {label: c.province, kind: "text"},
    rate: {label: c.rate, kind: "percent"},
    distance: {label: c.distance, unit: units.points, kind: "points"},
    change_month: {label: c.changeMonth, unit: units.points, kind: "points"},
    change_year: {label: c.changeYear, unit: units.points, kind: "points"},
    late: {label: c.late, unit: units.dong, kind: "dong"},
    receivable: {label: c.receivable12, unit: units.dong, kind: "dong"},
    employers_late: {label: c.employersLate, kind: "count"}
  };
  return [...RANKING_KEYS.map((key) => ({key, ...shape[key]}))];
}
