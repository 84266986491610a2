import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {keyFigures} from "../../../../src/components/keyFigures.js";
import {figure} from "../../../../src/components/figure.js";
import {stackedBars} from "../../../../src/components/stackedBars.js";
import {cells} from "../../../../src/components/table.js";
import {count, decimal, money, percent, type Lang} from "../../../../src/domain/format.js";
import type {Page} from "../../page.js";
import {contextOf, type Context} from "../context.js";
import {page, paragraph, section} from "../layout.js";
import {isCentral, type World} from "../world.js";
import {controlSection} from "./controlCharts.js";
import {countEmployers, impactOf, type Detected} from "./data.js";
import {flagTable} from "./flagTable.js";
import {monthList} from "./lists.js";
import {placeSections} from "./placeTables.js";
import {ANOMALIES, BACKTEST, listPath, RULES} from "./paths.js";
import type {AnomalyMonth} from "./types.js";

/** The list of one month: who, why, how many were tested, how many of the shown are expected to be false alarms. */
export function listPage(world: World, lang: Lang, detected: Detected, month: AnomalyMonth): Page {
  const isLast = month === detected.last;
  const ctx = contextOf(world, lang, listPath(detected, month.period_ix));
  const {anomalies: a, common} = ctx.t;
  return page(ctx, {
    title: a.title(ctx.month(month.period)),
    answer: answerOf(ctx, detected, month),
    lead: [budgetLine(ctx, detected, "nation")],
    crumbs: [{label: common.nav.overview, to: "index"}, ...(isLast ? [] : [{label: a.backToList, to: ANOMALIES}])],
    month: world.months.find((m) => m.period_ix === month.period_ix) ?? world.last,
    content: [
      figuresOf(ctx, detected, month),
      listSection(ctx, detected, month),
      ...(isLast ? [trendFigure(ctx, detected)] : []),
      ...placeSections(ctx, detected, month),
      ...(isLast ? [ownControl(ctx, detected)] : []),
      otherMonths(ctx, detected, month)
    ].filter(Boolean),
    cautions: a.cautions,
    links: [
      {label: a.rulesLink, to: RULES},
      {label: a.backtestLink, to: BACKTEST},
      {label: common.nav.provinces, to: "provinces"},
      {label: common.nav.sectors, to: "sectors"}
    ]
  });
}

/** How many are shown of how many tested, and how many of them are expected to be false alarms. */
export function answerOf(ctx: Context, detected: Detected, month: AnomalyMonth): string {
  const {lang} = ctx;
  const {anomalies: a} = ctx.t;
  const {urgent, watch, shown} = countEmployers(detected.nation(month.period_ix));
  const when = ctx.month(month.period);
  if (!shown) return a.answerNone(when, count(month.tested, lang));
  const said = a.answerSome(when, ...([shown, urgent, watch, month.tested].map((n) => count(n, lang)) as Four));
  const {expected_false: mistaken} = month;
  // Half an employer is nobody's alarm; what is rounded to one is said as one.
  if (mistaken < 0.95) return `${said}; ${a.answerFalseFew}`;
  return `${said}; ${a.answerFalse(count(Math.round(mistaken), lang))}`;
}

type Four = [string, string, string, string];

/** The budget in words, as its rule states it. */
export function budgetLine(ctx: Context, detected: Detected, of: "nation" | "province"): string {
  const {anomalies: a} = ctx.t;
  const whose = isCentral(ctx.world) ? of : "province";
  const limit = (tier: string) => percent(detected.budget[`${tier}_${whose}`] ?? null, ctx.lang, 1);
  return a.budget(limit("urgent"), limit("watch"), whose === "nation" ? a.budgetNation : a.budgetProvince);
}

/** Control charts of all sectors of all provinces, in an edition of the reader's own province. */
function ownControl(ctx: Context, detected: Detected): string {
  const {province} = ctx.world.edition;
  return province === null
    ? controlSection(ctx, detected, "nation", "VN")
    : controlSection(ctx, detected, "province", province);
}

function figuresOf(ctx: Context, detected: Detected, month: AnomalyMonth): string {
  const {lang} = ctx;
  const {anomalies: a} = ctx.t;
  const flags = detected.nation(month.period_ix);
  const {shown} = countEmployers(flags);
  return keyFigures([
    {label: a.keyTested, value: count(month.tested, lang), note: a.keyTestedNote(count(month.changed, lang))},
    {label: a.keyNamed, value: count(month.named, lang)},
    {label: a.keyExplained, value: count(month.explained, lang), note: a.keyExplainedNote},
    {
      label: a.keyFalse,
      value: decimal(month.expected_false, 1, lang),
      note: a.keyFalseNote(count(shown, lang))
    },
    {label: a.keyImpact, value: money(impactOf(flags), lang), note: a.keyImpactNote}
  ]);
}

function listSection(ctx: Context, detected: Detected, month: AnomalyMonth): string {
  const {anomalies: a} = ctx.t;
  const flags = detected.nation(month.period_ix);
  if (!flags.length) return section("list", a.listHeading, paragraph(a.listNone));
  const list = monthList(detected, month.period_ix, month.period);
  return section(
    "list",
    a.listHeading,
    paragraph(a.listNote, "note"),
    flagTable(ctx, detected, list, a.listCaption(ctx.month(month.period))),
    paragraph(a.verdictHow, "note")
  );
}

function trendFigure(ctx: Context, detected: Detected): string {
  const {world, lang} = ctx;
  const {anomalies: a, common} = ctx.t;
  const {months} = detected.rows;
  const {last} = detected;
  const before = months.slice(-13, -1).map((m) => m.shown);
  const when = ctx.month(last.period);
  const title = before.length
    ? a.trendTitle(when, count(last.shown, lang), count(middle(before), lang))
    : a.trendTitleShort(when, count(last.shown, lang));
  const text = {lang, id: "shown-trend", title, description: a.trendDescription};
  const svg = stackedBars({
    ...text,
    unit: "count",
    periods: months.map((m) => m.period),
    classes: [
      {key: "watch", label: a.tiers.watch, values: months.map((m) => m.shown - m.urgent)},
      {key: "urgent", label: a.tiers.urgent, values: months.map((m) => m.urgent)}
    ],
    height: 200
  });
  const table = trendTable(ctx, detected);
  return figure({
    ...text,
    svg,
    table,
    source: common.source,
    asOf: world.asOf,
    subtitle: a.trendSubtitle,
    headingLevel: 2
  });
}

function middle(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function trendTable(ctx: Context, detected: Detected) {
  const {lang} = ctx;
  const {anomalies: a} = ctx.t;
  const counts = ["tested", "named", "explained", "urgent", "shown"] as const;
  return {
    id: "shown-trend-table",
    lang,
    caption: a.trendCaption,
    filename: "anomalies-months",
    columns: [
      {key: "month", label: a.month, kind: "text" as const},
      ...counts.map((key) => ({key, label: a[key], kind: "count" as const})),
      {key: "expected_false", label: a.expectedFalse, kind: "count" as const}
    ],
    rows: [...detected.rows.months].reverse().map((m) => ({
      month: {text: ctx.monthShort(m.period), value: m.period},
      ...Object.fromEntries(counts.map((key) => [key, cells.count(m[key], lang)])),
      expected_false: {text: decimal(m.expected_false, 1, lang), value: m.expected_false}
    }))
  };
}

function otherMonths(ctx: Context, detected: Detected, month: AnomalyMonth): string {
  const {anomalies: a} = ctx.t;
  const others = detected.listed.filter((m) => m !== month);
  if (!others.length) return "";
  const links = others.map((m) =>
    el("li", {}, el("a", {href: ctx.href(listPath(detected, m.period_ix))}, escapeHtml(ctx.monthShort(m.period))))
  );
  return section(
    "other-months",
    a.otherMonths,
    el("ul", {class: "months"}, ...links),
    paragraph(a.otherMonthsNote, "note")
  );
}
