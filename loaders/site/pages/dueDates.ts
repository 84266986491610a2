import {figure} from "../../../src/components/figure.js";
import {lineChart} from "../../../src/components/lineChart.js";
import {cells, type TableSpec} from "../../../src/components/table.js";
import {percent} from "../../../src/domain/format.js";
import type {GroupMonth, MonthRow} from "../../marts/types.js";
import type {Context} from "./context.js";
import {hasSwitch} from "./facts.js";
import {paragraph, section} from "./layout.js";
import {monthCell} from "./trend.js";
import {isCentral, SWITCH_IX} from "./world.js";

/** Months shown before the due dates moved. */
const MONTHS_BEFORE = 12;

/** Why the rate breaks in July 2025: the rate in force beside the rate under the old due dates. */
export function dueDateSection(ctx: Context): string {
  if (!hasSwitch(ctx)) return "";
  const {t} = ctx;
  const figures = isCentral(ctx.world) ? [breakFigure(ctx)] : [];
  return section("due-dates", t.overview.breakTitle, paragraph(t.overview.breakNote), ...figures);
}

function breakFigure(ctx: Context): string {
  const {world, lang, t} = ctx;
  const months = world.months.filter((month) => month.period_ix >= SWITCH_IX - MONTHS_BEFORE);
  const rows = new Map(world.series("nation", "VN").map((row) => [row.period_ix, row]));
  const text = {lang, id: "due-dates-figure", title: breakFinding(ctx), description: t.overview.breakDescription};
  const oldDue = (month: MonthRow) => rows.get(month.period_ix)?.arrears_rate_old_due ?? null;
  const svg = lineChart({
    ...text,
    unit: "percent",
    height: 240,
    periods: months.map((month) => month.period),
    series: [
      {
        key: "rate",
        label: t.common.rates.arrears_rate,
        values: months.map((month) => rows.get(month.period_ix)?.arrears_rate ?? null),
        emphasis: true
      },
      {
        key: "old_due",
        label: t.common.oldDueShort,
        values: months.map((month) => (month.period_ix < SWITCH_IX - 1 ? null : oldDue(month))),
        dashed: true
      }
    ],
    baseline: {value: world.baseline, label: `${t.common.baselineSeries} ${percent(world.baseline, lang)}`}
  });
  const {source} = t.common;
  const subtitle = t.overview.trendSubtitle;
  return figure({...text, svg, table: breakTable(ctx, months, rows), source, asOf: world.asOf, subtitle});
}

function breakTable(ctx: Context, months: MonthRow[], rows: Map<number, GroupMonth>): TableSpec {
  const {lang, t} = ctx;
  return {
    id: "due-dates-table",
    lang,
    caption: t.overview.breakTitle,
    columns: [
      {key: "month", label: t.common.columns.month, kind: "text"},
      {key: "rate", label: t.common.columns.rate, kind: "percent"},
      {key: "old_due", label: t.common.columns.oldDue, kind: "percent"}
    ],
    filename: "due-dates",
    rows: [...months].reverse().map((month) => ({
      month: monthCell(ctx, month.period),
      rate: cells.percent(rows.get(month.period_ix)?.arrears_rate, lang),
      old_due: cells.percent(rows.get(month.period_ix)?.arrears_rate_old_due, lang)
    }))
  };
}

/** The finding with the numbers on both sides of the change, when they are known. */
function breakFinding(ctx: Context): string {
  const {world, lang, t} = ctx;
  const before = world.at("nation", "VN", SWITCH_IX - 1)?.arrears_rate ?? null;
  const after = world.at("nation", "VN", SWITCH_IX)?.arrears_rate ?? null;
  if (before === null || after === null) return t.overview.breakPlain;
  return t.overview.breakNumbers(percent(before, lang), percent(after, lang));
}
