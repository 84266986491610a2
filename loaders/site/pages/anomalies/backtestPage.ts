import {group, rollups, sum} from "d3-array";
import {figure} from "../../../../src/components/figure.js";
import {stackedBars} from "../../../../src/components/stackedBars.js";
import {cells, dataTable, type Cell, type Column, type TableSpec} from "../../../../src/components/table.js";
import {count, percent, type Lang} from "../../../../src/domain/format.js";
import type {Page} from "../../page.js";
import {contextOf, type Context} from "../context.js";
import {page, paragraph, section} from "../layout.js";
import type {World} from "../world.js";
import type {Detected} from "./data.js";
import {wholePercent} from "./lists.js";
import {ANOMALIES, BACKTEST, listPath, RULES} from "./paths.js";
import type {BacktestRow} from "./types.js";

type Totals = Omit<BacktestRow, "period_ix" | "period" | "kind">;
/** Rules with a class of their own in the chart: as many as the ramp has steps, less one for all others. */
const MOST_CLASSES = 4;

/** What today's rules would have shown in every past month, how much of it lasted, what became of it. */
export function backtestPage(world: World, lang: Lang, detected: Detected): Page {
  const ctx = contextOf(world, lang, BACKTEST);
  const {anomalies: a, anomalyRules: r, common} = ctx.t;
  const rows = detected.rows.backtest;
  return page(ctx, {
    title: r.backtestTitle,
    answer: answerOf(ctx, detected),
    lead: [r.backtestLead],
    crumbs: [
      {label: common.nav.overview, to: "index"},
      {label: a.backToList, to: ANOMALIES}
    ],
    content: rows.length
      ? [
          chart(ctx, detected),
          section("by-rule", r.byRule, dataTable(ruleTable(ctx, detected)), paragraph(r.persistNote, "note")),
          section("by-month", r.byMonth, dataTable(monthTable(ctx, detected)))
        ]
      : [],
    cautions: r.backtestCautions,
    links: [
      {label: a.backToList, to: ANOMALIES},
      {label: a.rulesLink, to: RULES}
    ]
  });
}

function totals(rows: readonly BacktestRow[]): Totals {
  const of = (key: keyof Totals) => sum(rows, (row) => row[key]);
  return {
    flags: of("flags"),
    employers: of("employers"),
    known_3: of("known_3"),
    persisted_3: of("persisted_3"),
    known_6: of("known_6"),
    persisted_6: of("persisted_6"),
    reviewed: of("reviewed"),
    confirmed: of("confirmed"),
    explained: of("explained"),
    false_alarm: of("false_alarm"),
    impact: of("impact")
  };
}

function answerOf(ctx: Context, detected: Detected): string {
  const {lang} = ctx;
  const r = ctx.t.anomalyRules;
  const all = totals(detected.rows.backtest);
  if (!all.flags) return r.backtestNone;
  const [flags, months] = [count(all.flags, lang), count(detected.rows.months.length, lang)];
  if (!all.known_6) return r.backtestAnswerShort(flags, months);
  return r.backtestAnswer(flags, months, percent(all.persisted_6 / all.known_6, lang, 0), count(all.known_6, lang));
}

function titleOf(ctx: Context, detected: Detected, kind: string): string {
  const rule = detected.rule(kind);
  return (ctx.lang === "vi" ? rule?.title_vi : rule?.title_en) ?? kind;
}

function kindsByFlags(rows: readonly BacktestRow[]): [string, number][] {
  return rollups(
    rows,
    (own) => sum(own, (row) => row.flags),
    (row) => row.kind
  ).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function chart(ctx: Context, detected: Detected): string {
  const {lang, world} = ctx;
  const {anomalyRules: r, common} = ctx.t;
  const rows = detected.rows.backtest;
  const kinds = kindsByFlags(rows);
  const named = kinds.slice(0, MOST_CLASSES).map(([kind]) => kind);
  const {months} = detected.rows;
  const byMonth = group(rows, (row) => row.period_ix);
  const valuesOf = (wanted: (kind: string) => boolean) =>
    months.map((m) =>
      sum(
        (byMonth.get(m.period_ix) ?? []).filter((row) => wanted(row.kind)),
        (row) => row.flags
      )
    );
  const classes = [
    ...named.map((kind) => ({key: kind, label: titleOf(ctx, detected, kind), values: valuesOf((k) => k === kind)})),
    ...(kinds.length > MOST_CLASSES
      ? [{key: "others", label: r.otherRules, values: valuesOf((kind) => !named.includes(kind))}]
      : [])
  ];
  const title = r.backtestChart(titleOf(ctx, detected, kinds[0]![0]), count(kinds[0]![1], lang));
  const text = {lang, id: "backtest", title, description: r.backtestDescription};
  const svg = stackedBars({...text, unit: "count", periods: months.map((m) => m.period), classes, height: 240});
  const table: TableSpec = {
    id: "backtest-table",
    lang,
    caption: r.byMonthCaption,
    filename: "anomalies-back-test-chart",
    columns: [
      {key: "month", label: ctx.t.anomalies.month, kind: "text"},
      ...classes.map(({key, label}): Column => ({key, label, kind: "count"}))
    ],
    rows: months
      .map((m, i): Record<string, Cell> => ({
        month: {text: ctx.monthShort(m.period), value: m.period},
        ...Object.fromEntries(classes.map(({key, values}) => [key, cells.count(values[i], lang)]))
      }))
      .reverse()
  };
  return figure({
    ...text,
    svg,
    table,
    source: common.source,
    asOf: world.asOf,
    subtitle: r.backtestSubtitle,
    headingLevel: 2
  });
}

function measures(ctx: Context): Column[] {
  const r = ctx.t.anomalyRules;
  return [
    {key: "flags", label: r.flags, kind: "count"},
    {key: "persisted_3", label: r.persisted3, kind: "percent"},
    {key: "known_3", label: r.known3, kind: "count"},
    {key: "persisted_6", label: r.persisted6, kind: "percent"},
    {key: "known_6", label: r.known6, kind: "count"},
    {key: "reviewed", label: r.reviewed, kind: "count"},
    {key: "confirmed", label: r.confirmed, kind: "count"},
    {key: "explained", label: r.explained, kind: "count"},
    {key: "false_alarm", label: r.falseAlarm, kind: "count"}
  ];
}

function measured(ctx: Context, all: Totals): Record<string, Cell> {
  const {lang} = ctx;
  const share = (n: number, of: number) => wholePercent(of > 0 ? n / of : null, lang);
  return {
    flags: cells.count(all.flags, lang),
    persisted_3: share(all.persisted_3, all.known_3),
    known_3: cells.count(all.known_3, lang),
    persisted_6: share(all.persisted_6, all.known_6),
    known_6: cells.count(all.known_6, lang),
    reviewed: cells.count(all.reviewed, lang),
    confirmed: cells.count(all.confirmed, lang),
    explained: cells.count(all.explained, lang),
    false_alarm: cells.count(all.false_alarm, lang)
  };
}

function ruleTable(ctx: Context, detected: Detected): TableSpec {
  const rows = detected.rows.backtest;
  const byKind = group(rows, (row) => row.kind);
  return {
    id: "by-rule-table",
    lang: ctx.lang,
    caption: ctx.t.anomalyRules.byRuleCaption,
    filename: "anomalies-back-test-rules",
    columns: [{key: "rule", label: ctx.t.anomalies.rule, kind: "text"}, ...measures(ctx)],
    rows: kindsByFlags(rows).map(([kind]) => ({
      rule: cells.text(titleOf(ctx, detected, kind), ctx.href(`${RULES}#${kind}`)),
      ...measured(ctx, totals(byKind.get(kind)!))
    }))
  };
}

function monthTable(ctx: Context, detected: Detected): TableSpec {
  const {anomalies: a, anomalyRules: r} = ctx.t;
  const listed = new Set(detected.listed.map((m) => m.period_ix));
  return {
    id: "by-month-table",
    lang: ctx.lang,
    caption: r.byMonthCaption,
    filename: "anomalies-back-test",
    filterable: true,
    columns: [
      {key: "month", label: a.month, kind: "text"},
      {key: "rule", label: a.rule, kind: "text"},
      ...measures(ctx)
    ],
    rows: [...detected.rows.backtest].reverse().map((row) => ({
      month: monthCell(ctx, detected, row, listed.has(row.period_ix)),
      rule: cells.text(titleOf(ctx, detected, row.kind), ctx.href(`${RULES}#${row.kind}`)),
      ...measured(ctx, row)
    }))
  };
}

function monthCell(ctx: Context, detected: Detected, row: BacktestRow, isListed: boolean): Cell {
  const cell = cells.text(
    ctx.monthShort(row.period),
    isListed ? ctx.href(listPath(detected, row.period_ix)) : undefined
  );
  return {...cell, value: row.period};
}
