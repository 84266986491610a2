import {cells, dataTable} from "../../../../src/components/table.js";
import {count, decimal, points} from "../../../../src/domain/format.js";
import type {GamingFinding, GamingRules} from "../../../ranking/gaming.js";
import type {Page} from "../../page.js";
import {contextOf, groupPath, type Context} from "../context.js";
import {list, page, paragraph, section} from "../layout.js";
import type {World} from "../world.js";

export const CLOSING_PATH = "fair-ranking/closing-dates";

/** What the rules found at the last closing months. */
export interface Closings {
  rules: GamingRules;
  /** Closing months that were looked at, the latest first. */
  months: string[];
  findings: GamingFinding[];
}

/** Things to ask about around closing dates, with their numbers and the rules that found them. @param home the first ranking. */
export function closingPage(world: World, lang: "vi" | "en", closings: Closings, home: string): Page {
  const ctx = contextOf(world, lang, CLOSING_PATH);
  const t = ctx.t.closing;
  const {rules} = closings;
  const flagged = closings.findings.filter(({isFlagged}) => isFlagged);
  const p = rules.parameters;
  return page(ctx, {
    title: t.title,
    answer: answerOf(ctx, closings, flagged),
    lead: [rules.reading[lang]],
    crumbs: [
      {label: ctx.t.common.nav.overview, to: "index"},
      {label: ctx.t.fairness.nav, to: home}
    ],
    content: [
      section("findings", t.heading, flagged.length ? findingsTable(ctx, rules, flagged) : paragraph(t.none)),
      section(
        "closing-rules",
        t.rulesHeading,
        list(
          rules.rules.map((rule) => rule[lang]),
          "plain"
        ),
        paragraph(
          t.thresholds(points(p.least_effect, lang), decimal(p.times_usual, 0, lang), count(p.months_after, lang)),
          "note"
        ),
        paragraph(t.unreviewed, "note")
      )
    ],
    cautions: t.cautions,
    links: [
      {label: ctx.t.fairness.sectionLink, to: home},
      {label: ctx.t.common.nav.provinces, to: "provinces"}
    ]
  });
}

function answerOf(ctx: Context, {months}: Closings, flagged: GamingFinding[]): string {
  const t = ctx.t.closing;
  if (!months.length) return t.answerNoMonths;
  const said = months.map((month) => ctx.monthShort(month)).join(", ");
  if (!flagged.length) return t.answerNone(said);
  const provinces = new Set(flagged.map(({province}) => province)).size;
  return t.answer(count(flagged.length, ctx.lang), count(provinces, ctx.lang), said);
}

function findingsTable(ctx: Context, rules: GamingRules, findings: GamingFinding[]): string {
  const {lang} = ctx;
  const t = ctx.t.closing;
  const {columns: c} = t;
  return dataTable({
    id: "closing",
    lang,
    caption: t.caption,
    columns: [
      {key: "province", label: c.province, kind: "text"},
      {key: "month", label: c.month, kind: "text"},
      {key: "rule", label: c.rule, kind: "text"},
      {key: "amount", label: c.amount, unit: ctx.t.common.units.dong, kind: "dong"},
      {key: "usual", label: c.usual, unit: ctx.t.common.units.dong, kind: "dong"},
      {key: "employers", label: c.employers, kind: "count"},
      {key: "effect", label: c.effect, unit: ctx.t.common.units.points, kind: "points"}
    ],
    filename: "closing-dates",
    filterable: true,
    rows: findings.map((finding) => ({
      province: cells.text(ctx.name("province", finding.province), ctx.href(groupPath("province", finding.province))),
      month: {text: ctx.monthShort(finding.period), value: finding.period},
      rule: cells.text(rules.rules.find(({id}) => id === finding.rule)?.[lang] ?? finding.rule),
      amount: cells.dong(Math.round(finding.amount), lang),
      usual: cells.dong(Math.round(finding.usual), lang),
      employers: cells.count(finding.employers, lang),
      effect: cells.points(-finding.effect, lang)
    }))
  });
}
