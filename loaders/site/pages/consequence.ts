import {cells, dataTable, type Cell, type Column} from "../../../src/components/table.js";
import {count, missing, money, percent, pointsBare} from "../../../src/domain/format.js";
import type {ConsequenceRow, Num} from "../../marts/types.js";
import {periodText} from "../../reference.js";
import {groupPath, type Context} from "./context.js";
import {list, paragraph} from "./layout.js";
import {monthCell} from "./trend.js";

/** Rows shown at most: the last month, then the latest ones. */
const SHOWN = 60;

/** Rate and rank of every province and month with open rows in quarantine, without and with them, and what stays open. */
export function consequenceTable(ctx: Context): string {
  const {world, lang, t} = ctx;
  const q = t.quarantine;
  const rows = world.marts.consequence;
  const notes = openNotes(ctx);
  if (!rows.length) return paragraph(q.none) + (notes.length ? list(notes, "plain") : "");
  const last = rows.filter((row) => row.period_ix === world.last.period_ix);
  const moved = last.filter((row) => row.moves_rank).length;
  const table = dataTable({
    id: "consequence-list",
    lang,
    caption: q.caption,
    columns: columnsOf(ctx),
    filename: "quarantine-consequence",
    rows: inOrder(rows)
      .slice(0, SHOWN)
      .map((row) => cellsOf(ctx, row))
  });
  const more =
    rows.length > SHOWN ? paragraph(t.status.newestShown(count(SHOWN, lang), count(rows.length, lang)), "note") : "";
  const said = last.length ? q.finding(count(last.length, lang), count(moved, lang)) : q.noneLast;
  return [paragraph(said), table, more, list(notes, "plain"), paragraph(q.note, "note")].join("\n");
}

/** The latest month first; in it the largest possible change. */
function inOrder(rows: readonly ConsequenceRow[]): ConsequenceRow[] {
  const change = ({rate, rate_low, rate_high}: ConsequenceRow) =>
    rate === null ? -1 : Math.max(Math.abs((rate_low ?? rate) - rate), Math.abs((rate_high ?? rate) - rate));
  return [...rows].sort((a, b) => b.period_ix - a.period_ix || change(b) - change(a) || (a.code < b.code ? -1 : 1));
}

function openNotes({world, lang, t}: Context): string[] {
  const q = t.quarantine;
  const totals = world.marts.quarantine_totals[0]!;
  const told: [number, (n: string) => string][] = [
    [totals.unplaced_rows, q.unplaced],
    [totals.held_cells, q.held],
    [totals.refused_files, q.refused],
    [totals.settled_rows, q.settled]
  ];
  return [...told.flatMap(([n, say]) => (n > 0 ? [say(count(n, lang))] : [])), q.reports];
}

function columnsOf({t}: Context): Column[] {
  const q = t.quarantine;
  return [
    {key: "province", label: t.common.columns.province, kind: "text"},
    {key: "month", label: t.common.columns.month, kind: "text"},
    {key: "rows", label: q.rows, kind: "count"},
    {key: "rate", label: q.rate, kind: "percent"},
    {key: "with", label: q.rateWith, kind: "percent"},
    {key: "difference", label: q.difference, kind: "text", align: "right"},
    {key: "rank", label: q.rank, kind: "count"},
    {key: "rank_with", label: q.rankWith, kind: "text", align: "right"},
    {key: "late", label: q.late, kind: "text", align: "right"},
    {key: "state", label: t.status.state, kind: "text"},
    {key: "how", label: q.how, kind: "text"}
  ];
}

function cellsOf(ctx: Context, row: ConsequenceRow): Record<string, Cell> {
  const {lang, t} = ctx;
  const q = t.quarantine;
  const isOpen = row.rate === null || row.rows_unknown > 0;
  const flag = t.common.provisional;
  const difference = ([low, high]: [number, number]) => [low - row.rate!, high - row.rate!] as [number, number];
  const rates = bothOf(row.rate_low, row.rate_high);
  return {
    province: cells.text(ctx.name("province", row.code), ctx.href(groupPath("province", row.code))),
    month: monthCell(ctx, periodText(row.period_ix)),
    rows: cells.count(row.rows, lang),
    rate: cells.percent(row.rate, lang),
    with: rates ? rangeCell(ctx, rates, (v) => percent(v, lang)) : {text: q.notEstimated, value: null},
    difference: rates
      ? rangeCell(ctx, difference(rates), (v) => pointsBare(v, lang))
      : {text: missing(lang), value: null},
    rank: cells.count(row.rank, lang),
    rank_with: rankCell(ctx, row),
    late: rangeCell(ctx, [row.late_low, row.late_high], (v) => money(v, lang)),
    how: cells.text(howText(ctx, row)),
    state: row.moves_rank
      ? cells.html(`<span class="flag">${flag}</span>`, flag, flag)
      : cells.text(isOpen ? q.notEstimated : q.sameRank)
  };
}

function bothOf(low: Num, high: Num): [number, number] | null {
  return low === null || high === null ? null : [low, high];
}

/** One value where both ends look alike, else the range; sorted and exported by its far end. */
function rangeCell({t}: Context, [low, high]: [number, number], show: (value: number) => string): Cell {
  const to = show(high);
  // A unit that both ends share is said once.
  const [start, unit] = [show(low), /\s\D+$/.exec(to)?.[0]];
  const from = unit && start !== to && start.endsWith(unit) ? start.slice(0, -unit.length) : start;
  return {text: from === to ? to : t.quarantine.range(from, to), value: high};
}

function rankCell(ctx: Context, row: ConsequenceRow): Cell {
  const {rank_low: low, rank_high: high} = row;
  if (low === null || high === null) return {text: missing(ctx.lang), value: null};
  return rangeCell(ctx, [low, high], (v) => count(v, ctx.lang));
}

/** How the rows are counted: exactly, by a range, not at all. */
function howText({lang, t}: Context, row: ConsequenceRow): string {
  const q = t.quarantine;
  if (row.rows === 0) return q.onlyEarlier(count(row.rows_12m, lang));
  if (row.rows_counted === row.rows) return q.allCounted;
  return [
    row.rows_counted ? q.counted(count(row.rows_counted, lang)) : "",
    row.rows_bounded ? q.bounded(count(row.rows_bounded, lang)) : "",
    row.rows_unknown ? q.unknown(count(row.rows_unknown, lang)) : ""
  ]
    .filter(Boolean)
    .join("; ");
}
