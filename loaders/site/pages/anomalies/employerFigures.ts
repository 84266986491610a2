import {figure} from "../../../../src/components/figure.js";
import {lineChart} from "../../../../src/components/lineChart.js";
import {stackedBars} from "../../../../src/components/stackedBars.js";
import {cells, type Cell, type TableSpec} from "../../../../src/components/table.js";
import type {Series, Unit} from "../../../../src/components/types.js";
import {count, dong, money} from "../../../../src/domain/format.js";
import {MERGED_IX} from "../../../../src/domain/reasonWords.js";
import type {Context} from "../context.js";
import type {ListedEmployer} from "./data.js";
import type {PeerRow, SeriesRow} from "./types.js";

const SIZES = ["1–9", "10–49", "50–199", "200–499", "500+"] as const;
const AGES = [0, 1, 2, 3, 4] as const;
type Column = {key: string; label: string; unit: "dong" | "count"; values: (number | null)[]};

/** Months of the employer's charts: the last three years of the world. */
function monthsOf(ctx: Context) {
  return ctx.world.months.slice(-36);
}

function valuesOf<T extends {period_ix: number}>(ctx: Context, rows: T[], value: (row: T) => number | null) {
  const byMonth = new Map(rows.map((row) => [row.period_ix, row]));
  return monthsOf(ctx).map(({period_ix}) => {
    const row = byMonth.get(period_ix);
    return row ? value(row) : null;
  });
}

/** Who the peers are, and how to read their band. */
export function peersText(ctx: Context, {peers}: ListedEmployer): string {
  const {t, lang} = ctx;
  const first = peers[0];
  if (!first) return t.anomalies.peersNone;
  const size = t.common.sizes[SIZES[first.size]!];
  const start = ctx.world.months.find((m) => m.period_ix === first.period_ix)!.period;
  const place = first.period_ix < MERGED_IX ? t.anomalies.samePlaceNow : t.anomalies.samePlace;
  return t.anomalies.peersNote(
    t.anomalies.peersOf[first.level](count(first.peers, lang), sizeWords(size), place),
    ctx.month(start)
  );
}

function sizeWords(size: string): string {
  return size.charAt(0).toLowerCase() + size.slice(1);
}

/** Headcount with the band of peers, who start where the employer started. */
export function headsFigure(ctx: Context, employer: ListedEmployer): string {
  const {lang, t} = ctx;
  const a = t.anomalies;
  const own = valuesOf(ctx, employer.series, (row) => row.headcount);
  const start = employer.series.find((row) => row.headcount > 0);
  const at = employer.peers.find((row) => row.period_ix === start?.period_ix);
  const scale = start && at?.h_middle ? start.headcount / at.h_middle : null;
  const of = (key: "h_low" | "h_middle" | "h_high") =>
    valuesOf(ctx, employer.peers, (row) => (scale === null || row[key] === null ? null : row[key] * scale));
  const {from, to} = ends(ctx, employer.series);
  const title = a.headsTitle(
    count(from?.headcount, lang),
    count(to?.headcount, lang),
    monthOf(ctx, from),
    monthOf(ctx, to)
  );
  return bandFigure(ctx, {
    id: "heads",
    title,
    subtitle: a.headsSubtitle,
    unit: "count",
    own,
    ...bandsOf(of("h_low"), of("h_middle"), of("h_high"))
  });
}

/** Average contribution wage with the band of peers. */
export function wageFigure(ctx: Context, employer: ListedEmployer): string {
  const {lang, t} = ctx;
  const a = t.anomalies;
  const wage = (row?: SeriesRow) => (row && row.headcount > 0 ? Math.round(row.wage_base / row.headcount) : null);
  const of = (key: "w_low" | "w_middle" | "w_high") =>
    valuesOf(ctx, employer.peers, (row: PeerRow) => (row[key] === null ? null : Math.round(row[key])));
  const {from, to} = ends(
    ctx,
    employer.series.filter((row) => row.headcount > 0)
  );
  const title = a.wageTitle(dong(wage(from), lang), dong(wage(to), lang), monthOf(ctx, from), monthOf(ctx, to));
  const own = valuesOf(ctx, employer.series, wage);
  return bandFigure(ctx, {
    id: "wage",
    title,
    subtitle: a.wageSubtitle,
    unit: "dong",
    own,
    ...bandsOf(of("w_low"), of("w_middle"), of("w_high"))
  });
}

function bandsOf(low: (number | null)[], middle: (number | null)[], high: (number | null)[]) {
  return {low, middle, high};
}

function ends(_ctx: Context, series: SeriesRow[]): {from: SeriesRow | undefined; to: SeriesRow | undefined} {
  return {from: series[0], to: series.at(-1)};
}

function monthOf(ctx: Context, row: SeriesRow | undefined): string {
  const found = ctx.world.months.find((m) => m.period_ix === row?.period_ix);
  return ctx.monthShort((found ?? ctx.world.last).period);
}

interface BandFigure {
  id: string;
  title: string;
  subtitle: string;
  unit: Unit;
  own: (number | null)[];
  low: (number | null)[];
  middle: (number | null)[];
  high: (number | null)[];
}

function bandFigure(ctx: Context, {id, title, subtitle, unit, own, low, middle, high}: BandFigure): string {
  const {lang, t, world} = ctx;
  const a = t.anomalies;
  const hasPeers = middle.some((v) => v !== null);
  const text = {lang, id, title, description: a.chartDescription, size: "half" as const};
  const series: Series[] = [
    {key: "own", label: a.seriesOf, values: own, emphasis: true},
    ...(hasPeers ? [{key: "middle", label: a.peersMiddle, values: middle, dashed: true}] : [])
  ];
  const svg = lineChart({
    ...text,
    unit,
    periods: monthsOf(ctx).map((m) => m.period),
    series,
    ...(hasPeers ? {band: {low, high}} : {}),
    events: eventsOf(ctx),
    height: 220
  });
  const kind = unit === "count" ? "count" : "dong";
  const list: Column[] = [
    {key: "own", label: a.seriesOf, unit: kind, values: own},
    {key: "low", label: a.low, unit: kind, values: low.map((v) => (v === null ? null : Math.round(v)))},
    {key: "middle", label: a.middle, unit: kind, values: middle.map((v) => (v === null ? null : Math.round(v)))},
    {key: "high", label: a.high, unit: kind, values: high.map((v) => (v === null ? null : Math.round(v)))}
  ];
  const table = monthTable(ctx, id, title, hasPeers ? list : list.slice(0, 1));
  return figure({...text, svg, table, source: t.common.source, asOf: world.asOf, subtitle, headingLevel: 2});
}

/** Tết and wage steps: what moves wages and workers everywhere. */
function eventsOf(ctx: Context) {
  // At the very beginning a label would stand over the axis.
  const from = monthsOf(ctx)[3]?.period ?? "";
  return ctx.world.marts.events
    .filter((event) => event.kind !== "law" && event.period >= from)
    .map((event) => ({
      period: event.period,
      kind: event.kind,
      label: event.kind === "tet" ? "Tết" : ctx.lang === "vi" ? event.label_vi : event.label_en
    }));
}

function monthTable(ctx: Context, id: string, caption: string, list: Column[]): TableSpec {
  const {lang, t} = ctx;
  const months = monthsOf(ctx);
  const rows = months.map((month, i): Record<string, Cell> => ({
    month: {text: ctx.monthShort(month.period), value: month.period},
    ...Object.fromEntries(list.map(({key, values}) => [key, cells.count(values[i], lang)]))
  }));
  return {
    id: `${id}-table`,
    lang,
    caption,
    filename: `${ctx.path.split("/").at(-1)}-${id}`,
    columns: [
      {key: "month", label: t.anomalies.month, kind: "text"},
      ...list.map(({key, label, unit}) =>
        unit === "dong"
          ? {key, label, unit: t.common.units.dong, kind: "dong" as const}
          : {key, label, kind: "count" as const}
      )
    ],
    rows: rows.reverse()
  };
}

/** Receivable and paid. */
export function moneyFigure(ctx: Context, {series}: ListedEmployer): string {
  const {lang, t, world} = ctx;
  const a = t.anomalies;
  const [receivable, paid] = [valuesOf(ctx, series, (r) => r.receivable), valuesOf(ctx, series, (r) => r.paid)];
  const year = (values: (number | null)[]) => values.slice(-12).reduce<number>((sum, v) => sum + (v ?? 0), 0);
  const title = a.moneyTitle(money(year(receivable), lang), money(year(paid), lang));
  const text = {lang, id: "money", title, description: a.chartDescription, size: "half" as const};
  const svg = lineChart({
    ...text,
    unit: "dong",
    periods: monthsOf(ctx).map((m) => m.period),
    series: [
      {key: "receivable", label: a.receivable, values: receivable, dashed: true},
      {key: "paid", label: a.paid, values: paid, emphasis: true}
    ],
    height: 220
  });
  const table = monthTable(ctx, "money", title, [
    {key: "receivable", label: a.receivable, unit: "dong", values: receivable},
    {key: "paid", label: a.paid, unit: "dong", values: paid},
    {key: "wages", label: a.keyWages, unit: "dong", values: valuesOf(ctx, series, (r) => r.wage_base)}
  ]);
  return figure({
    ...text,
    svg,
    table,
    source: t.common.source,
    asOf: world.asOf,
    subtitle: a.moneySubtitle,
    headingLevel: 2
  });
}

/** What is late by age. */
export function lateFigure(ctx: Context, {series}: ListedEmployer): string {
  const {lang, t, world} = ctx;
  const a = t.anomalies;
  const last = series.at(-1);
  const isLate = series.some((row) => row.late > 0);
  const none = () => a.lateNoneTitle(count(monthsOf(ctx).length, lang));
  const title = isLate ? a.lateTitle(money(last?.late, lang), monthOf(ctx, last)) : none();
  const text = {lang, id: "late", title, description: a.chartDescription, size: "half" as const};
  const classes = AGES.map((age) => ({
    key: `age${age}`,
    label: t.common.ages[age],
    values: valuesOf(ctx, series, (row) => row[`age_${age}`])
  }));
  const svg = stackedBars({...text, unit: "dong", periods: monthsOf(ctx).map((m) => m.period), classes, height: 220});
  const table = monthTable(ctx, "late", title, [
    {key: "late", label: a.keyLate, unit: "dong", values: valuesOf(ctx, series, (row) => row.late)},
    ...classes.map((c) => ({...c, unit: "dong" as const}))
  ]);
  return figure({
    ...text,
    svg,
    table,
    source: t.common.source,
    asOf: world.asOf,
    subtitle: a.lateSubtitle,
    headingLevel: 2
  });
}
