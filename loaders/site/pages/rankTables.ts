import {changeWord, sideWord} from "../../../src/components/cells.js";
import {sparkline} from "../../../src/components/sparkline.js";
import {cells, type Cell, type Column, type TableSpec} from "../../../src/components/table.js";
import {percent} from "../../../src/domain/format.js";
import type {GroupMonth, Num} from "../../marts/types.js";
import {groupPath, type Context} from "./context.js";
import {provisionalReasons} from "./provisional.js";
import type {PageLevel} from "./world.js";

/** Months a sparkline shows. */
const SPARK_MONTHS = 24;

/**
 * One common scale for all sparklines, so that their heights can be compared. It ends at two and a half baselines: a
 * few extreme groups would press all other lines flat, and their rates stand beside the line.
 */
export function sparkDomain(ctx: Context): [number, number] {
  return [0, ctx.world.baseline * 2.5];
}

function sparkValues(ctx: Context, level: PageLevel, code: string, ix: number): Num[] {
  const rows = new Map(ctx.world.series(level, code).map((row) => [row.period_ix, row.arrears_rate]));
  return Array.from({length: SPARK_MONTHS}, (_, i) => rows.get(ix - SPARK_MONTHS + 1 + i) ?? null);
}

/** The rate of a group over the last months as a small line; its words are the first and the last known value. */
export function sparkCell(ctx: Context, level: PageLevel, code: string, ix: number, domain: [number, number]): Cell {
  const values = sparkValues(ctx, level, code, ix);
  const known = values.filter((value): value is number => value !== null);
  const label = known.length
    ? `${ctx.name(level, code)}: ${percent(known[0], ctx.lang)} → ${percent(known.at(-1), ctx.lang)}`
    : ctx.t.common.missing;
  return cells.html(sparkline({values, baseline: ctx.world.baseline, label, domain}), label);
}

/** Columns of a ranking of sectors or employer types, and of the short tables of the overview. */
export function rankColumns(ctx: Context, level: PageLevel): Record<string, Column> {
  const {columns, units} = ctx.t.common;
  const label = {province: columns.province, sector: columns.sector, employer_type: columns.type}[level];
  return {
    label: {key: "label", label, kind: "text"},
    rank: {key: "rank", label: columns.rank, kind: "count"},
    rate: {key: "rate", label: columns.rate, kind: "percent"},
    distance: {key: "distance", label: columns.distance, unit: units.points, kind: "points"},
    change_month: {key: "change_month", label: columns.changeMonth, unit: units.points, kind: "points"},
    change_year: {key: "change_year", label: columns.changeYear, unit: units.points, kind: "points"},
    late: {key: "late", label: columns.late, unit: units.dong, kind: "dong"},
    late_change: {key: "late_change", label: columns.lateChangeYear, unit: units.dong, kind: "dong"},
    receivable: {key: "receivable", label: columns.receivable12, unit: units.dong, kind: "dong"},
    employers_late: {key: "employers_late", label: columns.employersLate, kind: "count"},
    employers: {key: "employers", label: columns.employers, kind: "count"},
    trend: {key: "trend", label: columns.trend, kind: "html"}
  };
}

/** The cells of one group at one month. */
export function rankRow(ctx: Context, level: PageLevel, row: GroupMonth): Record<string, Cell> {
  const {lang} = ctx;
  return {
    label: labelCell(ctx, level, row),
    rank: cells.count(row.rank, lang),
    rate: cells.percent(row.arrears_rate, lang),
    distance: cells.points(row.distance, lang, (v) => sideWord(v, lang)),
    change_month: cells.points(row.change_month, lang, (v) => changeWord(v, lang)),
    change_year: cells.points(row.change_year, lang, (v) => changeWord(v, lang)),
    late: cells.dong(row.late, lang),
    late_change: cells.dong(row.late_change_year, lang),
    receivable: cells.dong(row.receivable_12m, lang),
    employers_late: cells.count(row.employers_late, lang),
    employers: cells.count(row.employers, lang)
  };
}

/** The group's name; a province whose month is provisional says so. */
function labelCell(ctx: Context, level: PageLevel, row: GroupMonth): Cell {
  const cell = cells.text(ctx.name(level, row.code), ctx.href(groupPath(level, row.code)));
  if (level !== "province" || !provisionalReasons(ctx.world, row.code, row.period_ix, ctx.lang).length) return cell;
  return {...cell, html: `${cell.html} <span class="flag">${ctx.t.common.provisional}</span>`};
}

/** A short table of groups: chosen columns of rows that were chosen and ordered before. */
export function shortTable(
  ctx: Context,
  options: {id: string; caption: string; level: PageLevel; rows: GroupMonth[]; keys: string[]}
): TableSpec {
  const all = rankColumns(ctx, options.level);
  return {
    id: options.id,
    lang: ctx.lang,
    caption: options.caption,
    columns: options.keys.map((key) => all[key]!),
    filename: `${ctx.path.replaceAll("/", "-")}-${options.id}`,
    rows: options.rows.map((row) => rankRow(ctx, options.level, row))
  };
}

/** Rows with the largest rise on the same month last year, largest first. */
export function mostWorsened(rows: GroupMonth[], limit: number): GroupMonth[] {
  return rows
    .filter((row) => (row.change_year ?? 0) > 0)
    .sort((a, b) => b.change_year! - a.change_year!)
    .slice(0, limit);
}
