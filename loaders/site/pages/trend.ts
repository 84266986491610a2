import {figure} from "../../../src/components/figure.js";
import {lineChart} from "../../../src/components/lineChart.js";
import {cells, type Cell, type TableSpec} from "../../../src/components/table.js";
import type {Series} from "../../../src/components/types.js";
import {percent} from "../../../src/domain/format.js";
import type {GroupMonth} from "../../marts/types.js";
import type {Context} from "./context.js";
import {hasSwitch, valuesOf} from "./facts.js";
import {trendTitle} from "./sentences.js";
import {SWITCH_IX, type PageLevel} from "./world.js";

/** The rate of a group by month against the baseline; groups below the nation have the nation beside them. */
export function trendFigure(ctx: Context, level: "nation" | PageLevel, code: string): string {
  const {world, lang, t} = ctx;
  const rows = world.series(level, code);
  const name = level === "nation" ? t.common.nation : ctx.name(level, code);
  const last = rows.at(-1);
  const title = trendTitle(last?.arrears_rate ?? null, world.baseline, lang);
  const text = {
    lang,
    id: "trend",
    title,
    description: t.overview.trendDescription(ctx.month(world.first.period), ctx.month(world.last.period))
  };
  const svg = lineChart({
    ...text,
    unit: "percent",
    periods: world.months.map((month) => month.period),
    series: seriesOf(ctx, level, name, rows),
    baseline: {value: world.baseline, label: `${t.common.baselineSeries} ${percent(world.baseline, lang)}`},
    events: eventsOf(ctx, level),
    points: level === "nation" ? publishedPoints(ctx) : []
  });
  return figure({
    ...text,
    svg,
    table: trendTable(ctx, level, name, rows),
    source: t.common.source,
    asOf: world.asOf,
    subtitle: t.overview.trendSubtitle,
    note: t.overview.seasonNote,
    headingLevel: 2
  });
}

function seriesOf(ctx: Context, level: string, name: string, rows: GroupMonth[]): Series[] {
  const {world, t} = ctx;
  const series: Series[] = [
    {key: "rate", label: name, values: valuesOf(ctx, rows, (row) => row.arrears_rate), emphasis: true}
  ];
  if (level !== "nation") {
    const nation = world.series("nation", "VN");
    series.push({key: "nation", label: t.common.nation, values: valuesOf(ctx, nation, (row) => row.arrears_rate)});
  }
  return series;
}

/** Every event stands in the national trend; smaller pages keep the changes of law. */
function eventsOf(ctx: Context, level: string) {
  return ctx.world.marts.events
    .filter((event) => level === "nation" || event.kind === "law")
    .map((event) => ({
      period: event.period,
      kind: event.kind,
      label: ctx.lang === "vi" ? event.label_vi : event.label_en
    }));
}

/** Published rates on the receivable inside the known months. */
function publishedPoints(ctx: Context) {
  const {world, t, lang} = ctx;
  return world.marts.published
    .filter((row) => row.is_comparable && row.period >= world.first.period && row.period <= world.last.period)
    .map((row) => ({
      period: row.period,
      value: row.value / 100,
      label: t.overview.publishedPoint(percent(row.value / 100, lang))
    }));
}

function trendTable(ctx: Context, level: string, name: string, rows: GroupMonth[]): TableSpec {
  const {t, lang, world} = ctx;
  const nation = new Map(world.series("nation", "VN").map((row) => [row.period_ix, row.arrears_rate]));
  const isNation = level === "nation";
  const columns: TableSpec["columns"] = [
    {key: "month", label: t.common.columns.month, kind: "text"},
    {key: "rate", label: t.common.columns.rate, kind: "percent"}
  ];
  if (hasSwitch(ctx)) columns.push({key: "old_due", label: t.common.columns.oldDue, kind: "percent"});
  if (!isNation) columns.push({key: "nation", label: t.common.nation, kind: "percent"});
  columns.push(
    {key: "late", label: t.common.columns.late, unit: t.common.units.dong, kind: "dong"},
    {key: "receivable", label: t.common.columns.receivable12, unit: t.common.units.dong, kind: "dong"}
  );
  const byMonth = new Map(rows.map((row) => [row.period_ix, row]));
  return {
    id: "trend-table",
    lang,
    caption: t.overview.trendCaption(name),
    columns,
    filename: `${ctx.path.replaceAll("/", "-")}-trend`,
    rows: [...world.months].reverse().map((month) => {
      const row = byMonth.get(month.period_ix);
      return {
        month: monthCell(ctx, month.period),
        rate: cells.percent(row?.arrears_rate, lang),
        old_due: month.period_ix >= SWITCH_IX ? cells.percent(row?.arrears_rate_old_due, lang) : same(row, lang),
        nation: cells.percent(nation.get(month.period_ix), lang),
        late: cells.dong(row?.late, lang),
        receivable: cells.dong(row?.receivable_12m, lang)
      };
    })
  };
}

/** Before the switch both rates are the same one. */
function same(row: GroupMonth | undefined, lang: Context["lang"]): Cell {
  return cells.percent(row?.arrears_rate, lang);
}

/** A month that sorts by time and reads in the page's language. */
export function monthCell(ctx: Context, period: string): Cell {
  return {text: ctx.monthShort(period), value: period};
}
