import {figure} from "../../../../src/components/figure.js";
import {funnelChart} from "../../../../src/components/funnelChart.js";
import {intervalChart} from "../../../../src/components/intervalChart.js";
import {cells, type TableSpec} from "../../../../src/components/table.js";
import {count, percent} from "../../../../src/domain/format.js";
import type {Context} from "../context.js";
import {fairPath, hrefOf, nameOf, sideOf, type FairLevel, type Rated} from "./model.js";
import {intervalCell} from "./tables.js";

/** Rates with their intervals, highest first. */
export function intervalFigure(ctx: Context, level: FairLevel, rows: Rated[]): string {
  const {lang, world} = ctx;
  const t = ctx.t.fairness;
  const sides = rows.map(({ranked: r}) => sideOf(r.rate_low, r.rate_high, world.baseline));
  const across = sides.filter((side) => side === "across").length;
  const text = {
    lang,
    id: "intervals",
    title: t.intervalTitle(count(across, lang), count(rows.length, lang)),
    description: t.intervalDescription
  };
  const svg = intervalChart({
    ...text,
    unit: "percent",
    baseline: {value: world.baseline, label: t.baseline},
    rows: rows.map(({code, ranked: r}, i) => ({
      label: nameOf(ctx, level, code),
      ...(hrefOf(ctx, level, code) ? {href: hrefOf(ctx, level, code)!} : {}),
      value: r.rate,
      low: r.rate_low,
      high: r.rate_high,
      side: sides[i]!
    }))
  });
  const {columns: c} = t;
  const table: TableSpec = {
    id: "intervals-table",
    lang,
    caption: t.intervalSubtitle,
    columns: [
      {key: "group", label: c.group, kind: "text"},
      {key: "rate", label: c.rate, kind: "percent"},
      {key: "interval", label: c.interval, kind: "text", align: "right"}
    ],
    filename: `${fairPath(level).replaceAll("/", "-")}-intervals`,
    rows: rows.map(({code, ranked: r}) => ({
      group: cells.text(nameOf(ctx, level, code)),
      rate: cells.percent(r.rate, lang),
      interval: intervalCell(ctx, r.rate_low, r.rate_high)
    }))
  };
  return frame(ctx, text, svg, table, t.intervalSubtitle, t.intervalNote);
}

/** The funnel: actual by expected against the receivable, of the groups shown. */
export function funnelFigure(ctx: Context, level: FairLevel, rows: Rated[], shown: Rated[]): string {
  const {lang} = ctx;
  const t = ctx.t.fairness;
  const outside = rows.filter((row) => row.ranked.outside).length;
  const text = {
    lang,
    id: "funnel",
    title: t.funnelTitle(count(outside, lang), count(rows.length, lang)),
    description: t.funnelDescription
  };
  const svg = funnelChart({
    ...text,
    sizeLabel: t.funnelSize,
    ratioLabel: t.funnelRatio,
    points: shown.map(({code, receivable_12m, ranked: r}) => ({
      label: nameOf(ctx, level, code),
      ...(hrefOf(ctx, level, code) ? {href: hrefOf(ctx, level, code)!} : {}),
      size: receivable_12m ?? 0,
      ratio: r.actual_to_expected,
      low: r.limit_low / r.expected_rate,
      high: r.limit_high / r.expected_rate,
      outside: r.outside
    }))
  });
  return frame(ctx, text, svg, funnelTable(ctx, level, shown), t.funnelSubtitle, t.funnelNote);
}

function funnelTable(ctx: Context, level: FairLevel, rows: Rated[]): TableSpec {
  const {lang, t: words} = ctx;
  const {columns: c, verdict, funnelSubtitle} = words.fairness;
  return {
    id: "funnel-table",
    lang,
    caption: funnelSubtitle,
    columns: [
      {key: "group", label: c.group, kind: "text"},
      {key: "rate", label: c.rate, kind: "percent"},
      {key: "expected", label: c.expected, kind: "percent"},
      {key: "limits", label: c.limits, kind: "text", align: "right"},
      {key: "verdict", label: c.verdict, kind: "text"}
    ],
    filename: `${fairPath(level).replaceAll("/", "-")}-funnel`,
    rows: rows.map(({code, ranked: r}) => ({
      group: cells.text(nameOf(ctx, level, code)),
      rate: cells.percent(r.rate, lang),
      expected: {text: percent(r.expected_rate, lang), value: r.expected_rate},
      limits: intervalCell(ctx, r.limit_low, r.limit_high),
      verdict: cells.text(verdict[r.outside ?? "none"])
    }))
  };
}

/** A figure of this room, with source, date and month. */
export function frame(
  ctx: Context,
  text: {id: string; lang: "vi" | "en"; title: string; description: string},
  svg: string,
  table: TableSpec,
  subtitle: string,
  note: string,
  headingLevel: 2 | 3 = 2
): string {
  const {source} = ctx.t.common;
  const {asOf} = ctx.world;
  return figure({...text, svg, table, source, asOf, subtitle, note, headingLevel});
}
