import {figure} from "../../../../../src/components/figure.js";
import {intervalChart} from "../../../../../src/components/intervalChart.js";
import {el} from "../../../../../src/components/svg.js";
import {count, decimal, type Lang} from "../../../../../src/domain/format.js";
import type {Page} from "../../../page.js";
import {contextOf, groupPath, type Context} from "../../context.js";
import {list, page, paragraph, section} from "../../layout.js";
import type {World} from "../../world.js";
import {fileLink} from "../lists/tables.js";
import {LADDER} from "../paths.js";
import type {People, ScoreTotal} from "./data.js";
import {BARRED_FILE, scoringPath} from "./paths.js";
import {barredTable, criteriaTable, middleOf, scoreTable, standingsOf, type Standing} from "./scoringTables.js";

/** Rows of the tables of officers and of barred employers. */
const SHOWN = {officers: 200, barred: 100};

/** The emulation sheet of the last quarter or of its year. */
export function scoringPage(world: World, lang: Lang, people: People, kind: "quarter" | "year"): Page {
  const ctx = contextOf(world, lang, scoringPath(kind));
  const t = ctx.t.people.scoring;
  const totals = people.totals.filter((one) => one.kind === kind);
  const provinces = standingsOf(totals.filter((one) => one.level === "province"));
  const frame = {
    title: t.title[kind],
    lead: [t.lead],
    crumbs: [
      {label: ctx.t.common.nav.overview, to: "index"},
      {label: ctx.t.ladder.nav, to: LADDER}
    ],
    cautions: t.cautions,
    links: [
      {
        label: t.other[kind === "quarter" ? "year" : "quarter"],
        to: scoringPath(kind === "quarter" ? "year" : "quarter")
      },
      {label: ctx.t.ladder.nav, to: LADDER}
    ]
  };
  if (!provinces.length) return page(ctx, {...frame, answer: t.none, content: []});
  const span = spanText(ctx, totals[0]!);
  const sides = (side: Standing["side"]) => count(provinces.filter((one) => one.side === side).length, lang);
  return page(ctx, {
    ...frame,
    answer: t.answer(span, count(provinces.length, lang), sides("above"), sides("below")),
    content: [
      section("score-provinces", t.provinceHeading, scoresFigure(ctx, provinces, people, span)),
      officers(
        ctx,
        totals.filter((one) => one.level === "officer"),
        people,
        span
      ),
      section("score-criteria", t.criteriaHeading, criteriaTable(ctx, people.criteria), reasons(ctx, people)),
      barredSection(ctx, people)
    ]
  });
}

function spanText(ctx: Context, {span, is_open: isOpen}: Pick<ScoreTotal, "span" | "is_open">): string {
  const t = ctx.t.people.scoring;
  const [year, quarter] = span.split("-Q") as [string, string | undefined];
  return quarter === undefined ? t.spanYear(year, isOpen) : t.spanQuarter(quarter, year);
}

function scoresFigure(ctx: Context, standings: readonly Standing[], people: People, span: string): string {
  const {lang} = ctx;
  const t = ctx.t.people.scoring;
  const across = standings.filter((one) => one.side === "across").length;
  const middle = middleOf(standings.map((one) => one.total));
  const text = {
    lang,
    id: "scores",
    title: t.intervalTitle(count(across, lang), count(standings.length, lang)),
    description: t.intervalDescription
  };
  const svg = intervalChart({
    ...text,
    unit: "count",
    isPlain: true,
    rows: standings.map(({total, side}) => ({
      label: ctx.name("province", total.code),
      value: Math.round(total.score * 10) / 10,
      low: total.score_low,
      high: total.score_high,
      href: ctx.href(groupPath("province", total.code)),
      side
    })),
    baseline: {value: middle, label: `${t.middle} ${decimal(middle, 1, lang)}`}
  });
  const table = scoreTable(ctx, "score-provinces-table", t.provinceCaption(span), standings, people);
  return (
    figure({
      ...text,
      svg,
      subtitle: t.intervalSubtitle,
      source: ctx.t.common.source,
      asOf: ctx.world.asOf,
      headingLevel: 3,
      table: {
        id: "scores-table",
        lang,
        caption: t.provinceCaption(span),
        filename: `${ctx.path.replaceAll("/", "-")}-scores`,
        columns: [
          {key: "group", label: t.columns.group, kind: "text"},
          {key: "score", label: t.columns.score, kind: "count"},
          {key: "interval", label: t.columns.interval, kind: "text", align: "right"}
        ],
        rows: standings.map(({total}) => ({
          group: {text: ctx.name("province", total.code), value: total.code},
          score: {text: decimal(total.score, 1, lang), value: total.score},
          interval: {
            text: `${decimal(total.score_low, 1, lang)} – ${decimal(total.score_high, 1, lang)}`,
            value: `${total.score_low} ${total.score_high}`
          }
        }))
      }
    }) + table
  );
}

function officers(ctx: Context, totals: readonly ScoreTotal[], people: People, span: string): string {
  const {lang} = ctx;
  const t = ctx.t.people.scoring;
  if (!totals.length) return section("score-officers", t.officerHeading, paragraph(t.officerNone));
  const standings = standingsOf(totals);
  const apart = standings.filter((one) => one.side !== "across");
  const shown = [...apart, ...standings.filter((one) => one.side === "across")]
    .slice(0, SHOWN.officers)
    .sort((a, b) => b.total.score - a.total.score);
  return section(
    "score-officers",
    t.officerHeading,
    paragraph(t.officerAnswer(count(standings.length, lang), count(apart.length, lang))),
    scoreTable(ctx, "score-officers-table", t.officerCaption(span), shown, people)
  );
}

/** Why each criterion is there, in its own words. */
function reasons({lang}: Context, {criteria}: People): string {
  const said = criteria.map((one) =>
    lang === "vi" ? `${one.title_vi}: ${one.why_vi}` : `${one.title_en}: ${one.why_en}`
  );
  return list(said, "plain");
}

function barredSection(ctx: Context, people: People): string {
  const {lang} = ctx;
  const t = ctx.t.people.scoring;
  const {barred} = people;
  if (!barred.length) return section("barred-employers", t.barredHeading, paragraph(t.barredNone));
  const evading = barred.filter((row) => row.article === 41).length;
  const span = spanText(ctx, {span: barred[0]!.span, is_open: false});
  const rows = barred.slice(0, SHOWN.barred);
  const said = t.barred(span, count(barred.length, lang), count(evading, lang)).replaceAll("**", "");
  return section(
    "barred-employers",
    t.barredHeading,
    paragraph(said),
    el("p", {}, fileLink(ctx, BARRED_FILE, t.barredFile)),
    barredTable(ctx, rows, t.barredCaption(count(rows.length, lang), count(barred.length, lang)))
  );
}
