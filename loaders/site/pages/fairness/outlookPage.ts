import {cells, dataTable, type Cell, type TableSpec} from "../../../../src/components/table.js";
import {count, percent} from "../../../../src/domain/format.js";
import type {Outlook, Outlooks} from "../../../ranking/outlook.js";
import {periodText} from "../../../reference.js";
import type {Page} from "../../page.js";
import {contextOf, groupPath, type Context} from "../context.js";
import {page, paragraph, section} from "../layout.js";
import {isCentral, type World} from "../world.js";

export const OUTLOOK_PATH = "fair-ranking/outlook";

/** Control charts in words, assurance and forecasts of all provinces, and how far forecasts were off. @param home the first ranking. */
export function outlookPage(world: World, lang: "vi" | "en", outlooks: Outlooks, home: string): Page {
  const ctx = contextOf(world, lang, OUTLOOK_PATH);
  const t = ctx.t.outlook;
  const rows = [...outlooks.provinces.values()];
  return page(ctx, {
    title: t.title,
    answer: answerOf(ctx, outlooks, rows),
    crumbs: [
      {label: ctx.t.common.nav.overview, to: "index"},
      {label: ctx.t.fairness.nav, to: home}
    ],
    content: [
      section("outlook-table", t.tableHeading, dataTable(outlookTable(ctx, rows))),
      outlooks.tests.length
        ? section(
            "forecast-errors",
            t.errorsHeading,
            dataTable(errorTable(ctx, outlooks)),
            paragraph(t.errorsNote, "note")
          )
        : ""
    ].filter(Boolean),
    cautions: t.cautions,
    links: [
      {label: ctx.t.fairness.sectionLink, to: home},
      {label: ctx.t.common.nav.provinces, to: "provinces"}
    ]
  });
}

function answerOf(ctx: Context, outlooks: Outlooks, rows: readonly Outlook[]): string {
  const {lang, world} = ctx;
  const t = ctx.t.outlook;
  const of = (word: string) => count(rows.filter(({control}) => control?.assurance === word).length, lang);
  if (!rows.some(({control}) => control)) return t.answerNone;
  const until = ctx.t.sentences.untilMonth(ctx.month(world.last.period));
  return t.answer(until, of("pass"), of("fail"), of("hit_and_miss"), ctx.month(periodText(outlooks.target_ix)));
}

function outlookTable(ctx: Context, rows: readonly Outlook[]): TableSpec {
  const t = ctx.t.outlook;
  const {columns: c} = t;
  return {
    id: "outlook",
    lang: ctx.lang,
    caption: t.tableCaption(ctx.month(ctx.world.last.period)),
    columns: [
      {key: "province", label: c.province, kind: "text"},
      {key: "variation", label: c.variation, kind: "text"},
      {key: "assurance", label: c.assurance, kind: "text"},
      {key: "rate", label: c.rate, kind: "percent"},
      {key: "forecast", label: c.forecast, kind: "percent"},
      {key: "band", label: c.band, kind: "text", align: "right"},
      {key: "beyond", label: c.beyond, unit: ctx.t.common.units.dong, kind: "dong"},
      {key: "largest", label: c.largest, kind: "count"}
    ],
    filename: "fair-ranking-outlook",
    filterable: true,
    rows: rows.map((row) => outlookRow(ctx, row))
  };
}

function outlookRow(ctx: Context, {code, control, path, largest}: Outlook): Record<string, Cell> {
  const {lang, world} = ctx;
  const t = ctx.t.outlook;
  // Whom it takes is told of the own province alone.
  const isOpen = isCentral(world) || (world.edition.kind === "province" && code === world.edition.province);
  const [low, high] = path?.band80 ?? [null, null];
  return {
    province: cells.text(ctx.name("province", code), ctx.href(groupPath("province", code))),
    variation: cells.text(control ? t.variation[control.variation] : t.noAssurance),
    assurance: cells.text(control?.assurance ? t.assurance[control.assurance] : t.noAssurance),
    rate: cells.percent(world.at("province", code, world.last.period_ix)?.arrears_rate, lang),
    forecast: cells.percent(path?.rate, lang),
    band: path
      ? {text: ctx.t.fairness.range(percent(low, lang), percent(high, lang)), value: `${low} ${high}`}
      : {text: ctx.t.common.missing, value: null},
    beyond: cells.dong(path ? Math.round(path.beyond) : null, lang),
    largest: isOpen ? cells.count(path ? largest : null, lang) : cells.text(ctx.t.edition.withheld)
  };
}

function errorTable(ctx: Context, {tests}: Outlooks): TableSpec {
  const {lang} = ctx;
  const {errorColumns: c, errorsCaption} = ctx.t.outlook;
  const {points} = ctx.t.common.units;
  return {
    id: "errors",
    lang,
    caption: errorsCaption,
    columns: [
      {key: "ahead", label: c.ahead, kind: "count"},
      {key: "cases", label: c.cases, kind: "count"},
      {key: "error", label: c.error, unit: points, kind: "points"},
      {key: "naive", label: c.naive, unit: points, kind: "points"},
      {key: "gain", label: c.gain, kind: "percent"}
    ],
    filename: "forecast-errors",
    rows: tests.map((test) => ({
      ahead: cells.count(test.ahead, lang),
      cases: cells.count(test.cases, lang),
      error: cells.decimal(test.error * 100, 2, lang),
      naive: cells.decimal(test.naiveError * 100, 2, lang),
      gain: cells.percent(test.naiveError > 0 ? 1 - test.error / test.naiveError : null, lang)
    }))
  };
}
