import {barChart} from "../../../src/components/barChart.js";
import {figure} from "../../../src/components/figure.js";
import {stackedBars} from "../../../src/components/stackedBars.js";
import {cells, dataTable, type Cell, type TableSpec} from "../../../src/components/table.js";
import {percent} from "../../../src/domain/format.js";
import type {AgeingMonth, FundMonth} from "../../marts/types.js";
import type {Context} from "./context.js";
import {largest} from "./sentences.js";
import {monthCell} from "./trend.js";
import {isCentral, type PageLevel} from "./world.js";

const AGES = [0, 1, 2, 3, 4] as const;
const FUNDS = ["si", "hi", "ui", "oa"] as const;
type Level = "nation" | PageLevel;

function ageingOf(ctx: Context, level: Level, code: string): AgeingMonth[] {
  return ctx.world.marts.ageing_months.filter((row) => row.level === level && row.code === code);
}

/** The late amount by age over time, with its table. */
export function ageingFigure(ctx: Context, level: Level, code: string): string {
  const {world, lang, t} = ctx;
  const rows = new Map(ageingOf(ctx, level, code).map((row) => [row.period_ix, row]));
  if (rows.size === 0 && !isCentral(world)) return "";
  const last = [...rows.values()].at(-1);
  const main = last ? largest({...Object.fromEntries(AGES.map((age) => [String(age), last[`late_${age}`]]))}) : null;
  const title = main
    ? t.overview.ageingTitle(t.common.ages[Number(main.key) as 0], percent(main.share, lang, 1))
    : t.overview.ageingNone;
  const text = {lang, id: "ageing", title, description: t.overview.ageingDescription, size: "half" as const};
  const svg = stackedBars({
    ...text,
    unit: "dong",
    periods: world.months.map((month) => month.period),
    classes: AGES.map((age) => ({
      key: `age${age}`,
      label: t.common.ages[age],
      values: world.months.map((month) => rows.get(month.period_ix)?.[`late_${age}`] ?? null)
    }))
  });
  const table = ageingTable(ctx, rows);
  const {source} = t.common;
  return figure({...text, svg, table, source, asOf: world.asOf, subtitle: t.overview.ageingSubtitle, headingLevel: 2});
}

function ageingTable(ctx: Context, rows: Map<number, AgeingMonth>): TableSpec {
  const {world, lang, t} = ctx;
  return {
    id: "ageing-table",
    lang,
    caption: t.overview.ageingCaption,
    columns: [
      {key: "month", label: t.common.columns.month, kind: "text"},
      ...AGES.map((age) => ({
        key: `age${age}`,
        label: t.common.ages[age],
        unit: t.common.units.dong,
        kind: "dong" as const
      }))
    ],
    filename: `${ctx.path.replaceAll("/", "-")}-ageing`,
    rows: [...world.months].reverse().map((month): Record<string, Cell> => {
      const row = rows.get(month.period_ix);
      const amounts = AGES.map((age) => [`age${age}`, cells.dong(row?.[`late_${age}`], lang)] as const);
      return {month: monthCell(ctx, month.period), ...Object.fromEntries(amounts)};
    })
  };
}

/** Age classes at the group's last month: amount, share, employers. */
export function ageingNow(ctx: Context, level: Level, code: string): string {
  const {lang, t} = ctx;
  const last = ageingOf(ctx, level, code).at(-1);
  if (!last) return "";
  const total = AGES.reduce<number>((sum, age) => sum + last[`late_${age}`], 0);
  const month = ctx.world.months.find((m) => m.period_ix === last.period_ix)!;
  return dataTable({
    id: "ageing-now",
    lang,
    caption: t.overview.ageingNowCaption(ctx.month(month.period)),
    columns: [
      {key: "age", label: t.common.columns.age, kind: "text", sortable: false},
      {key: "late", label: t.common.columns.late, unit: t.common.units.dong, kind: "dong"},
      {key: "share", label: t.common.columns.share, kind: "percent"},
      {key: "employers", label: t.common.columns.employersLate, kind: "count"}
    ],
    filename: `${ctx.path.replaceAll("/", "-")}-ageing-now`,
    rows: AGES.map((age) => ({
      age: cells.text(t.common.ages[age]),
      late: cells.dong(last[`late_${age}`], lang),
      share: cells.percent(total > 0 ? last[`late_${age}`] / total : null, lang),
      employers: cells.count(last[`employers_${age}`], lang)
    }))
  });
}

/** The late amount by fund at the group's last month. */
export function fundFigure(ctx: Context, level: Level, code: string): string {
  const {world, lang, t} = ctx;
  const rows = world.marts.fund_months.filter((row) => row.level === level && row.code === code);
  const last = rows.at(-1);
  if (!last) return "";
  const main = largest({si: last.si, hi: last.hi, ui: last.ui, oa: last.oa});
  const title = main
    ? t.overview.fundTitle(t.common.funds[main.key], percent(main.share, lang, 1))
    : t.overview.fundNone;
  const month = ctx.month(world.months.find((m) => m.period_ix === last.period_ix)!.period);
  const text = {lang, id: "funds", title, description: t.overview.fundDescription, size: "half" as const};
  const svg = barChart({
    ...text,
    unit: "dong",
    rows: FUNDS.map((fund) => ({label: t.common.funds[fund], value: last[fund]}))
  });
  const yearAgo = rows.find((row) => row.period_ix === last.period_ix - 12);
  const table = fundTable(ctx, last, yearAgo);
  const {source} = t.common;
  return figure({
    ...text,
    svg,
    table,
    source,
    asOf: world.asOf,
    subtitle: t.overview.fundSubtitle(month),
    headingLevel: 2
  });
}

function fundTable(ctx: Context, last: FundMonth, yearAgo: FundMonth | undefined): TableSpec {
  const {lang, t} = ctx;
  const total = FUNDS.reduce((sum, fund) => sum + last[fund], 0);
  return {
    id: "funds-table",
    lang,
    caption: t.overview.fundCaption,
    columns: [
      {key: "fund", label: t.common.columns.fund, kind: "text"},
      {key: "late", label: t.common.columns.late, unit: t.common.units.dong, kind: "dong"},
      {key: "share", label: t.common.columns.share, kind: "percent"},
      {key: "year", label: t.common.columns.lateYearAgo, unit: t.common.units.dong, kind: "dong"}
    ],
    filename: `${ctx.path.replaceAll("/", "-")}-funds`,
    rows: FUNDS.map((fund) => ({
      fund: cells.text(t.common.funds[fund]),
      late: cells.dong(last[fund], lang),
      share: cells.percent(total > 0 ? last[fund] / total : null, lang),
      year: cells.dong(yearAgo?.[fund], lang)
    }))
  };
}
