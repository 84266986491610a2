import {el} from "../../../../src/components/svg.js";
import {cells, dataTable} from "../../../../src/components/table.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {count, date, percent, periodShort, type Lang} from "../../../../src/domain/format.js";
import {wilson} from "../../../../src/domain/stats/wilson.js";
import {periodText} from "../../../reference.js";
import type {Page} from "../../page.js";
import {contextOf, groupPath, type Context} from "../context.js";
import {page, paragraph, section} from "../layout.js";
import type {World} from "../world.js";
import type {Detected} from "./data.js";
import {wholePercent} from "./lists.js";
import {ANOMALIES, BACKTEST, RULES} from "./paths.js";
import {recognised} from "./ruleNumbers.js";
import type {PrecisionRow, RuleRow, StrayVerdict} from "./types.js";

/** Every rule: what it looks for, how the law reads, its limits, since when, how often it was right. */
export function rulesPage(world: World, lang: Lang, detected: Detected): Page {
  const ctx = contextOf(world, lang, RULES);
  const {anomalies: a, anomalyRules: r, common} = ctx.t;
  const {rules} = detected.rows;
  const of = (type: RuleRow["type"]) => rules.filter((rule) => rule.type === type);
  const open = rules.filter((rule) => rule.reviewed_on === null).length;
  const reviewed = open ? r.unreviewed(count(open, lang), count(rules.length, lang)) : r.allReviewed;
  return page(ctx, {
    title: r.title,
    answer: r.answer(count(of("pattern").length, lang), count(of("explanation").length, lang), reviewed),
    crumbs: [
      {label: common.nav.overview, to: "index"},
      {label: a.backToList, to: ANOMALIES}
    ],
    content: [
      section("patterns", r.patterns, ...of("pattern").map((rule) => article(ctx, detected, rule))),
      section(
        "explanations",
        r.explanations,
        paragraph(r.explanationsNote),
        ...of("explanation").map((rule) => article(ctx, detected, rule))
      ),
      section("budget-section", r.budget, ...of("budget").map((rule) => article(ctx, detected, rule))),
      precisionSection(ctx, detected)
    ],
    cautions: r.ruleCautions,
    links: [
      {label: a.backToList, to: ANOMALIES},
      {label: a.backtestLink, to: BACKTEST},
      {label: common.nav.metrics, to: "metrics"}
    ]
  });
}

function article(ctx: Context, detected: Detected, rule: RuleRow): string {
  const {lang} = ctx;
  const r = ctx.t.anomalyRules;
  const [title, legal] = lang === "vi" ? [rule.title_vi, rule.legal_vi] : [rule.title_en, rule.legal_en];
  const how = recognised(rule, lang);
  const entries: [string, string][] = [
    ...(how ? ([[r.recognised, how]] as [string, string][]) : []),
    [r.legal, `${legal} ${rule.reviewed_on ? r.legalReviewed(date(rule.reviewed_on, lang)) : r.legalUnreviewed}`],
    [r.inForce, inForce(ctx, rule)],
    [r.parameters, parameters(rule)],
    ...(rule.type === "budget" ? [] : ([[r.named, namedText(ctx, rule)]] as [string, string][])),
    ...(rule.type === "pattern" ? ([[r.precision, precisionText(ctx, detected, rule)]] as [string, string][]) : []),
    [r.source, rule.source],
    [r.owner, rule.owner]
  ];
  const pairs = entries.flatMap(([term, text]) => {
    const shown = escapeHtml(text);
    // Names as the file has them, not words of the page.
    return [el("dt", {}, escapeHtml(term)), el("dd", {}, term === r.parameters ? el("code", {}, shown) : shown)];
  });
  return el(
    "article",
    {class: "definition", id: rule.id},
    el("h3", {}, escapeHtml(title)),
    el("dl", {class: "definition"}, ...pairs)
  );
}

function inForce(ctx: Context, rule: RuleRow): string {
  const r = ctx.t.anomalyRules;
  const from = ctx.month(periodText(rule.from_ix));
  return rule.to_ix === null ? r.inForceFrom(from) : r.inForceTo(from, ctx.month(periodText(rule.to_ix - 1)));
}

/** Parameters as the rule's file names them: whoever changes one must find it there. */
function parameters(rule: RuleRow): string {
  const values = Object.entries(JSON.parse(rule.parameters) as Record<string, number>);
  const thresholds = JSON.parse(rule.thresholds) as number[];
  const all = [
    ...values.map(([key, value]) => `${key} = ${value}`),
    ...(thresholds.length ? [`thresholds = ${thresholds.join(", ")}`] : [])
  ];
  return all.length ? all.join("; ") : "–";
}

function namedText(ctx: Context, rule: RuleRow): string {
  const r = ctx.t.anomalyRules;
  const [named, shown] = [count(rule.named, ctx.lang), count(rule.shown, ctx.lang)];
  return rule.type === "pattern" ? r.namedNote(named, shown) : r.clearedNote(named);
}

function precisionText(ctx: Context, detected: Detected, rule: RuleRow): string {
  const {lang} = ctx;
  const r = ctx.t.anomalyRules;
  const row = detected.rows.precision.find((p) => p.kind === rule.id && p.code === wholeOf(ctx));
  const share = row && wilson(row.confirmed, row.reviewed);
  if (!row || !share) return r.precisionNone;
  const shown = [share.share, share.low, share.high].map((v) => percent(v, lang, 0)) as [string, string, string];
  return r.precisionOf(...shown, count(row.confirmed, lang), count(row.reviewed, lang));
}

/** Where all verdicts are that the edition knows: in the nation, or in the reader's province. */
function wholeOf({world}: Context): string {
  return world.edition.province ?? "VN";
}

/** Verdicts by rule, for the nation and for each province. */
function precisionSection(ctx: Context, detected: Detected): string {
  const {lang} = ctx;
  const r = ctx.t.anomalyRules;
  const whole = wholeOf(ctx);
  const rows = detected.rows.precision.filter((row) => row.kind !== "" && (whole === "VN" || row.code === whole));
  const loose = detected.rows.precision.find((row) => row.kind === "" && row.code === whole);
  const note = loose ? paragraph(r.unmatched(count(loose.reviewed, lang)), "note") : "";
  const strays = strayNote(ctx, detected.rows.strays);
  if (!rows.length) return section("precision", r.precisionHeading, paragraph(r.precisionEmpty), note, strays);
  const order = (row: PrecisionRow) =>
    `${detected.rule(row.kind) ? detected.rows.rules.indexOf(detected.rule(row.kind)!) + 100 : 999} ${row.code === "VN" ? "" : row.code}`;
  const table = dataTable({
    id: "precision-table",
    lang,
    caption: r.precisionCaption,
    filename: "anomalies-precision",
    columns: [
      {key: "rule", label: ctx.t.anomalies.rule, kind: "text"},
      {key: "place", label: r.place, kind: "text"},
      {key: "reviewed", label: r.reviewed, kind: "count"},
      {key: "confirmed", label: r.confirmed, kind: "count"},
      {key: "explained", label: r.explained, kind: "count"},
      {key: "falseAlarm", label: r.falseAlarm, kind: "count"},
      {key: "share", label: r.share, kind: "percent"},
      {key: "low", label: r.low, kind: "percent"},
      {key: "high", label: r.high, kind: "percent"}
    ],
    rows: [...rows].sort((x, y) => (order(x) < order(y) ? -1 : 1)).map((row) => precisionRow(ctx, detected, row))
  });
  return section("precision", r.precisionHeading, paragraph(r.precisionIntro), table, note, strays);
}

/** Which verdicts count for nobody because their code or their variable is not known: a slip of whoever wrote them. */
function strayNote(ctx: Context, strays: readonly StrayVerdict[]): string {
  const {lang} = ctx;
  const r = ctx.t.anomalyRules;
  const [first] = strays;
  if (!first) return "";
  const rows = strays.map((row) =>
    r.stray(row.employer_code, periodShort(row.period, lang), row.variable, row.file, row.fault)
  );
  const items = rows.map((row) => el("li", {}, escapeHtml(row)));
  return (
    paragraph(r.strayIntro(count(first.total, lang), first.total > strays.length), "note") +
    el("ul", {class: "note"}, ...items)
  );
}

function precisionRow(ctx: Context, detected: Detected, row: PrecisionRow) {
  const {lang, t} = ctx;
  const rule = detected.rule(row.kind);
  const share = wilson(row.confirmed, row.reviewed);
  const place =
    row.code === "VN"
      ? cells.text(t.common.nation)
      : cells.text(ctx.name("province", row.code), ctx.href(groupPath("province", row.code)));
  return {
    rule: cells.text((lang === "vi" ? rule?.title_vi : rule?.title_en) ?? row.kind, `#${row.kind}`),
    place,
    reviewed: cells.count(row.reviewed, lang),
    confirmed: cells.count(row.confirmed, lang),
    explained: cells.count(row.explained, lang),
    falseAlarm: cells.count(row.false_alarm, lang),
    share: wholePercent(share?.share, lang),
    low: wholePercent(share?.low, lang),
    high: wholePercent(share?.high, lang)
  };
}
