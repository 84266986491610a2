import {cells, type Cell, type TableSpec} from "../../../../src/components/table.js";
import {count, decimal, percent, pointsBare} from "../../../../src/domain/format.js";
import {changeWord} from "../../../../src/components/cells.js";
import type {Context} from "../context.js";
import {fairPath, hrefOf, nameOf, type FairLevel, type Rated} from "./model.js";

/** The table of the fair ranking; intervals are one cell to read and two columns in the CSV's words. */
export function fairTable(ctx: Context, level: FairLevel, rows: Rated[]): TableSpec {
  const {columns: c} = ctx.t.fairness;
  return {
    id: "fair-ranking",
    lang: ctx.lang,
    caption: ctx.t.fairness.tableCaption(ctx.month(ctx.world.last.period)),
    columns: [
      {key: "group", label: c.group, kind: "text"},
      {key: "rank", label: c.rank, kind: "count"},
      {key: "ranks", label: c.rankRange, kind: "text", align: "right"},
      {key: "rate", label: c.rate, kind: "percent"},
      {key: "interval", label: c.interval, kind: "text", align: "right"},
      {key: "shrunken", label: c.shrunken, kind: "percent"},
      {key: "expected", label: c.expected, kind: "percent"},
      {key: "ratio", label: c.ratio, kind: "count"},
      {key: "verdict", label: c.verdict, kind: "text"},
      {key: "alike", label: c.alike, kind: "count"},
      {key: "employers", label: c.employers, kind: "count"}
    ],
    filename: fairPath(level).replaceAll("/", "-"),
    filterable: true,
    rows: rows.map((row) => fairRow(ctx, level, row))
  };
}

function fairRow(ctx: Context, level: FairLevel, row: Rated): Record<string, Cell> {
  const {lang} = ctx;
  const t = ctx.t.fairness;
  const r = row.ranked;
  return {
    group: cells.text(nameOf(ctx, level, row.code), hrefOf(ctx, level, row.code)),
    rank: cells.count(r.rank, lang),
    ranks: {
      text: t.rankRange(count(r.rank_low, lang), count(r.rank_high, lang)),
      value: `${r.rank_low}-${r.rank_high}`
    },
    rate: cells.percent(r.rate, lang),
    interval: intervalCell(ctx, r.rate_low, r.rate_high),
    shrunken: cells.percent(r.shrunken_rate, lang),
    expected: cells.percent(r.expected_rate, lang),
    ratio: cells.decimal(finite(r.actual_to_expected), 2, lang),
    verdict: cells.text(t.verdict[r.outside ?? "none"]),
    alike: cells.count(r.alike_count, lang),
    employers: cells.count(row.employers, lang)
  };
}

/** "1,20 % – 4,50 %"; its value for sorting and CSV holds the bounds that there are. */
export function intervalCell(ctx: Context, low: number, high: number): Cell {
  const {lang, t} = ctx;
  const isBounded = Number.isFinite(high);
  return {
    text: t.fairness.range(percent(low, lang), isBounded ? percent(high, lang) : t.fairness.unbounded),
    value: isBounded ? `${low} ${high}` : `${low}`
  };
}

/** Groups whose rate changed, with the interval of the change. */
export function changesTable(ctx: Context, id: string, caption: string, level: FairLevel, rows: Rated[]): TableSpec {
  const {lang} = ctx;
  const {columns: c, range} = ctx.t.fairness;
  return {
    id,
    lang,
    caption,
    columns: [
      {key: "group", label: c.group, kind: "text"},
      {key: "change", label: c.change, unit: ctx.t.common.units.points, kind: "points"},
      {key: "interval", label: c.changeInterval, kind: "text", align: "right"},
      {key: "rate", label: c.rate, kind: "percent"}
    ],
    filename: `${fairPath(level).replaceAll("/", "-")}-${id}`,
    rows: rows.map((row) => ({
      group: cells.text(nameOf(ctx, level, row.code), hrefOf(ctx, level, row.code)),
      change: cells.points(row.change!.points, lang, (v) => changeWord(v, lang)),
      interval: {
        text: range(pointsBare(row.change!.low, lang), pointsBare(row.change!.high, lang)),
        value: `${row.change!.low} ${row.change!.high}`
      },
      rate: cells.percent(row.ranked.rate, lang)
    }))
  };
}

const finite = (x: number) => (Number.isFinite(x) ? x : null);

/** A ratio to be read: "1,37". */
export const ratioText = (x: number, ctx: Context) => decimal(finite(x), 2, ctx.lang);
