import {el} from "../../../../src/components/svg.js";
import {dataTable} from "../../../../src/components/table.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {count, decimal} from "../../../../src/domain/format.js";
import type {Page} from "../../page.js";
import {contextOf, type Context} from "../context.js";
import {columns, page, paragraph, section, titled} from "../layout.js";
import type {World} from "../world.js";
import {ranksShown} from "../edition/ranks.js";
import {CLOSING_PATH} from "./closingPage.js";
import {funnelFigure, intervalFigure} from "./charts.js";
import {fairPath, ratedRows, type FairLevel, type Fairness, type Rated} from "./model.js";
import {OUTLOOK_PATH} from "./outlookPage.js";
import {changesTable, fairTable} from "./tables.js";

/** Officers beyond so many are not all put on a page. */
const MOST = 60;

/** The fair ranking of one level. */
export function fairPage(
  world: World,
  lang: "vi" | "en",
  fairness: Fairness,
  level: FairLevel,
  levels: readonly FairLevel[]
): Page {
  const ctx = contextOf(world, lang, fairPath(level));
  const t = ctx.t.fairness;
  const rows = ratedRows(fairness, level);
  const shown = rows.length > MOST ? telling(rows) : rows;
  return page(ctx, {
    title: t.title[level],
    answer: answerOf(ctx, level, rows),
    lead: rows.length ? [t.lead] : [],
    crumbs: [{label: ctx.t.common.nav.overview, to: "index"}],
    content: [tabs(ctx, level, levels), ...(rows.length ? contentOf(ctx, fairness, level, rows, shown) : [])],
    cautions: [...t.cautions, ...(level === "province" ? ranksShown(ctx) : [])],
    links: [
      {label: ctx.t.common.nav.overview, to: "index"},
      {label: ctx.t.common.nav.provinces, to: "provinces"},
      {label: ctx.t.common.nav.sectors, to: "sectors"}
    ]
  });
}

function contentOf(ctx: Context, fairness: Fairness, level: FairLevel, rows: Rated[], shown: Rated[]): string[] {
  const t = ctx.t.fairness;
  const {lang} = ctx;
  const isPart = shown.length < rows.length;
  return [
    section(
      "fair-table-section",
      t.tableHeading,
      dataTable(fairTable(ctx, level, shown)),
      paragraph(t.tableNote, "note"),
      isPart ? paragraph(t.officerNote(count(shown.length, lang), count(rows.length, lang)), "note") : ""
    ),
    intervalFigure(ctx, level, shown),
    funnelFigure(ctx, level, rows, shown),
    paragraph(spreadLine(ctx, fairness, level), "note"),
    section("changes-section", t.changesHeading, changes(ctx, level, rows), paragraph(t.changesNote, "note"))
  ].filter(Boolean);
}

function changes(ctx: Context, level: FairLevel, rows: Rated[]): string {
  const t = ctx.t.fairness;
  const found = (word: "better" | "worse") =>
    rows
      .filter((row) => row.change?.word === word)
      .sort((a, b) => Math.abs(b.change!.points) - Math.abs(a.change!.points));
  const [better, worse] = [found("better"), found("worse")];
  if (!better.length && !worse.length) return paragraph(t.changesNone);
  const list = (id: string, title: string, caption: string, some: Rated[]) =>
    some.length ? titled(title, dataTable(changesTable(ctx, id, caption, level, some.slice(0, MOST)))) : titled(title);
  return columns(
    list("improvers", t.improvers(count(better.length, ctx.lang)), t.improversCaption, better),
    list("decliners", t.decliners(count(worse.length, ctx.lang)), t.declinersCaption, worse)
  );
}

function spreadLine({t, lang}: Context, fairness: Fairness, level: FairLevel): string {
  const tau = Math.sqrt(fairness.rankings.get(level)?.tau2 ?? 0);
  return tau > 0.005 ? t.fairness.spread(decimal(Math.exp(tau), 2, lang)) : t.fairness.spreadNone;
}

/** Those outside the limits, and the highest shrunken rates. */
function telling(rows: Rated[]): Rated[] {
  const high = [...rows].sort((a, b) => b.ranked.shrunken_rate - a.ranked.shrunken_rate).slice(0, MOST / 2);
  const outside = rows.filter((row) => row.ranked.outside).slice(0, MOST);
  return rows.filter((row) => high.includes(row) || outside.includes(row));
}

function answerOf(ctx: Context, level: FairLevel, rows: Rated[]): string {
  const {lang, world} = ctx;
  const t = ctx.t.fairness;
  if (!rows.length) return t.answerNoRate;
  const until = ctx.t.sentences.untilMonth(ctx.month(world.last.period));
  const of = (side: "high" | "low") => rows.filter((row) => row.ranked.outside === side).length;
  const [high, low, all] = [of("high"), of("low"), count(rows.length, lang)];
  if (!high && !low) return t.answerNone(until, all, t.groups[level]);
  return t.answer(until, count(high + low, lang), all, t.groups[level], count(high, lang), count(low, lang));
}

/** Links between the levels. */
function tabs(ctx: Context, level: FairLevel, levels: readonly FairLevel[]): string {
  const {tab, tabs: label} = ctx.t.fairness;
  const items = levels.map((other) =>
    other === level
      ? el("li", {}, el("strong", {"aria-current": "page"}, escapeHtml(tab[other])))
      : el("li", {}, el("a", {href: ctx.href(fairPath(other))}, escapeHtml(tab[other])))
  );
  const others: [string, string][] = [
    [OUTLOOK_PATH, ctx.t.outlook.title],
    [CLOSING_PATH, ctx.t.closing.title]
  ];
  const more = others.map(([to, title]) => el("li", {}, el("a", {href: ctx.href(to)}, escapeHtml(title))));
  return el("nav", {class: "tabs", "aria-label": label}, el("ul", {}, ...items, ...more));
}
