import {figure} from "../../../../src/components/figure.js";
import {stackedBars} from "../../../../src/components/stackedBars.js";
import {cells, type TableSpec} from "../../../../src/components/table.js";
import {count} from "../../../../src/domain/format.js";
import {periodText} from "../../../reference.js";
import type {Context} from "../context.js";
import {DUTIES, STEPS_OF, type Ladder} from "./data.js";

/** Employers by the step due over the last thirteen month ends. */
export function trendFigure(ctx: Context, ladder: Ladder): string {
  const {lang, world} = ctx;
  const {ladder: l, common} = ctx.t;
  const months = [...new Set(ladder.trend.map((row) => row.period_ix))].sort((a, b) => a - b);
  if (months.length < 2) return "";
  const of = (ix: number, state: string) =>
    ladder.trend.find((row) => row.period_ix === ix && row.state === state)?.employers ?? 0;
  const at = (ix: number, duty: (typeof DUTIES)[number]) =>
    STEPS_OF[duty].reduce((sum, state) => sum + of(ix, state), 0);
  const due = (ix: number) => DUTIES.reduce((sum, duty) => sum + at(ix, duty), 0);
  const title = l.trendTitle(
    ctx.month(periodText(months.at(-1)!)),
    count(due(months.at(-1)!), lang),
    ctx.month(periodText(months[0]!)),
    count(due(months[0]!), lang)
  );
  const text = {lang, id: "ladder-trend", title, description: l.trendDescription};
  const svg = stackedBars({
    ...text,
    unit: "count",
    periods: months.map(periodText),
    classes: DUTIES.map((duty) => ({key: duty, label: l.keys[duty], values: months.map((ix) => at(ix, duty))}))
  });
  const table: TableSpec = {
    id: "ladder-trend-table",
    lang,
    caption: l.trendCaption,
    filename: "ladder-trend",
    columns: [
      {key: "month", label: common.columns.month, kind: "text"},
      ...DUTIES.map((duty) => ({key: duty, label: l.keys[duty], kind: "count" as const}))
    ],
    rows: [...months].reverse().map((ix) => ({
      month: {text: ctx.monthShort(periodText(ix)), value: periodText(ix)},
      ...Object.fromEntries(DUTIES.map((duty) => [duty, cells.count(at(ix, duty), lang)]))
    }))
  };
  const {source} = common;
  return figure({...text, svg, table, source, asOf: world.asOf, subtitle: l.trendSubtitle, headingLevel: 2});
}
