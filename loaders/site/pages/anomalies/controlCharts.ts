import {median, quantile} from "d3-array";
import {controlChart} from "../../../../src/components/controlChart.js";
import {el} from "../../../../src/components/svg.js";
import {cells, dataTable, type Cell} from "../../../../src/components/table.js";
import {count, decimal, missing, THIN_SPACE, type Lang} from "../../../../src/domain/format.js";
import type {Context} from "../context.js";
import {paragraph, section} from "../layout.js";
import {controlSeries, type ControlSeries} from "./controlSeries.js";
import type {Detected} from "./data.js";

/** Charts on one page, and months that they show. */
const MOST_CHARTS = {nation: 9, province: 6, sector: 6};
const MONTHS = 36;
const MOST_ROWS = 60;

const cache = new WeakMap<object, ControlSeries[]>();

/** All series of a world, computed once for both languages and all pages. */
export function allSeries(ctx: Context, detected: Detected): ControlSeries[] {
  const key = detected.rows.aggregates;
  const known = cache.get(key);
  if (known) return known;
  const fresh = controlSeries(key, ctx.world.months, ctx.world.marts.events);
  cache.set(key, fresh);
  return fresh;
}

/** Control charts of a page: those with a signal in the last month first, then the largest. */
export function controlSection(
  ctx: Context,
  detected: Detected,
  level: "nation" | "province" | "sector",
  code: string
) {
  const {lang, t} = ctx;
  const r = t.anomalyRules;
  const mine = allSeries(ctx, detected).filter(
    (s) => level === "nation" || (level === "province" ? s.province : s.section) === code
  );
  if (!mine.length) return level === "nation" ? section("control", r.chartsHeading, paragraph(r.chartsNone)) : "";
  const signalled = mine.filter((s) => s.now).sort(byGravity);
  const shown = [...signalled, ...mine.filter((s) => !s.now)].slice(0, MOST_CHARTS[level]);
  const month = ctx.month(ctx.world.last.period);
  const domain = commonScale(shown);
  return section(
    "control",
    r.chartsHeading,
    paragraph(r.chartsFinding(count(signalled.length, lang), count(mine.length, lang), month)),
    el("div", {class: "multiples"}, ...shown.map((s, i) => chartOf(ctx, s, level, `control-${i}`, domain))),
    paragraph(r.chartsHow, "note"),
    signalTable(
      ctx,
      signalled.length ? signalled : shown,
      level,
      signalled.length ? r.chartsCaption : r.chartsCaptionAll
    )
  );
}

/** One scale for all charts: all last months, half of the limits at least, nearly all points; the rest stands at the rim. */
function commonScale(shown: ControlSeries[]): [number, number] {
  const points = shown.flatMap((s) => s.values.slice(-MONTHS).flatMap((v) => (v === null ? [] : [Math.abs(v)])));
  const limits = shown.map((s) => Math.max(-s.limits.lower, s.limits.upper));
  const most = Math.max(
    0.01,
    quantile(points, 0.97) ?? 0,
    1.2 * (median(limits) ?? 0),
    ...shown.map((s) => Math.abs(s.values.at(-1) ?? 0))
  );
  return [-most, most];
}

/** The gravest signals first, the larger groups before the smaller. */
function byGravity(a: ControlSeries, b: ControlSeries): number {
  const order = ["outside", "trend", "near_limit", "shift"];
  return order.indexOf(a.now!) - order.indexOf(b.now!) || b.heads - a.heads;
}

function chartOf(ctx: Context, s: ControlSeries, level: string, id: string, domain: [number, number]): string {
  const {lang, world, t} = ctx;
  const r = t.anomalyRules;
  return controlChart({
    lang,
    id,
    label: r.chartLabel(nameOf(ctx, s, level), r.chartsOf[s.variable]),
    finding: findingOf(ctx, s),
    description: r.chartsHow,
    values: s.values.slice(-MONTHS),
    signals: s.signals.slice(-MONTHS),
    limits: s.limits,
    periods: world.months.slice(-MONTHS).map((m) => m.period),
    domain
  });
}

function nameOf(ctx: Context, s: ControlSeries, level: string): string {
  const [province, sector] = [ctx.name("province", s.province), ctx.name("sector", s.section)];
  return level === "province" ? sector : level === "sector" ? province : `${province}, ${sector}`;
}

function share(value: number | null | undefined, lang: Lang): string {
  return value == null ? missing(lang) : `${decimal(value * 100, 1, lang, true)}${THIN_SPACE}%`;
}

function findingOf(ctx: Context, s: ControlSeries): string {
  const r = ctx.t.anomalyRules;
  if (s.values.at(-1) === null) return s.raw.at(-1) === null ? missing(ctx.lang) : r.signalStep;
  const signal = s.now ? r.signals[s.now] : r.signalNone;
  return r.signalAt(signal, share(s.values.at(-1), ctx.lang));
}

function signalTable(ctx: Context, series: ControlSeries[], level: string, caption: string): string {
  const {lang, t} = ctx;
  const r = t.anomalyRules;
  return dataTable({
    id: "control-table",
    lang,
    caption: `${caption}, ${ctx.month(ctx.world.last.period)}`,
    filename: `${ctx.path.replaceAll("/", "-")}-control`,
    columns: [
      {key: "group", label: r.group, kind: "text"},
      {key: "variable", label: t.anomalies.variable, kind: "text"},
      {key: "signal", label: r.signal, kind: "text"},
      {key: "raw", label: r.raw, kind: "percent"},
      {key: "adjusted", label: r.adjusted, kind: "percent"},
      {key: "lower", label: r.lower, kind: "percent"},
      {key: "upper", label: r.upper, kind: "percent"},
      {key: "heads", label: r.heads, kind: "count"}
    ],
    rows: series.slice(0, MOST_ROWS).map((s): Record<string, Cell> => ({
      group: cells.text(nameOf(ctx, s, level)),
      variable: cells.text(r.chartsOf[s.variable]),
      signal: cells.text(s.now ? r.signals[s.now] : r.signalNone),
      raw: cells.percent(s.raw.at(-1), lang),
      adjusted: cells.percent(s.values.at(-1), lang),
      lower: cells.percent(s.limits.lower, lang),
      upper: cells.percent(s.limits.upper, lang),
      heads: cells.count(s.heads, lang)
    }))
  });
}
