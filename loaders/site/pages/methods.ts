import {cells, dataTable, type Cell} from "../../../src/components/table.js";
import {escapeHtml} from "../../../src/domain/escape.js";
import {date, decimal, percent} from "../../../src/domain/format.js";
import {el} from "../../../src/components/svg.js";
import type {DefinitionRow, GroupMonth, Num, PublishedRow} from "../../marts/types.js";
import type {Page} from "../page.js";
import {contextOf, type Context} from "./context.js";
import {exampleBlock} from "./example.js";
import {list, page, paragraph, section} from "./layout.js";
import {sourceCell} from "./published.js";
import type {World} from "./world.js";

/** Metrics and methods: each rate's definition and value, what is late, the baseline, published figures. */
export function metricsPage(world: World, lang: "vi" | "en"): Page {
  const ctx = contextOf(world, lang, "metrics");
  const {t} = ctx;
  const row = world.at("nation", "VN", world.last.period_ix);
  const month = ctx.month(world.last.period);
  const m = t.methods;
  return page(ctx, {
    title: m.title,
    answer: m.answer(percent(row?.arrears_rate, lang), month),
    crumbs: [{label: t.common.nav.overview, to: "index"}],
    content: [
      section("rates", m.sixHeading, sixRates(ctx, row, m.sixCaption(month))),
      section("definitions", m.definitionsHeading, ...world.marts.definitions.map((metric) => definition(ctx, metric))),
      section("late", m.lateHeading, list(m.lateSteps, "steps", true)),
      section("example-section", m.exampleHeading, exampleBlock(ctx)),
      section("baseline", m.baselineHeading, ...baselineText(ctx)),
      section("reading", m.methodHeading, list(m.methodNotes, "plain")),
      section("published-section", m.publishedHeading, publishedTable(ctx))
    ],
    cautions: m.cautions,
    links: [
      {label: t.common.nav.overview, to: "index"},
      {label: t.common.nav.provinces, to: "provinces"},
      {label: t.common.nav.status, to: "data-status"}
    ]
  });
}

function both(ctx: Context, vi: string, en: string): string {
  return ctx.lang === "vi" ? vi : en;
}

/** Each metric names its numerator and denominator by the columns of the rates. */
function parts(row: GroupMonth | undefined, metric: DefinitionRow): {value: Num; numerator: Num; denominator: Num} {
  const fields = (row ?? {}) as Record<string, unknown>;
  const number = (name: string) => (fields[name] as Num | undefined) ?? null;
  return {value: number(metric.id), numerator: number(metric.numerator), denominator: number(metric.denominator)};
}

function sixRates(ctx: Context, row: GroupMonth | undefined, caption: string): string {
  const {t, lang, world} = ctx;
  const m = t.methods;
  return dataTable({
    id: "six-rates",
    lang,
    caption,
    columns: [
      {key: "metric", label: m.metric, kind: "text"},
      {key: "value", label: m.value, kind: "percent"},
      {key: "numerator", label: m.numerator, unit: t.common.units.dong, kind: "dong"},
      {key: "denominator", label: m.denominator, unit: t.common.units.dong, kind: "dong"}
    ],
    filename: "rates",
    rows: world.marts.definitions.map((metric) => {
      const {value, numerator, denominator} = parts(row, metric);
      return {
        metric: cells.text(both(ctx, metric.title_vi, metric.title_en), `#${metric.id}`),
        value: cells.percent(value, lang),
        numerator: cells.dong(numerator, lang),
        denominator: cells.dong(denominator, lang)
      };
    })
  });
}

function definition(ctx: Context, metric: DefinitionRow): string {
  const {t, lang} = ctx;
  const m = t.methods;
  const title = both(ctx, metric.title_vi, metric.title_en);
  const rows: [string, string][] = [
    [m.why, both(ctx, metric.why_vi, metric.why_en)],
    [m.numerator, both(ctx, metric.numerator_vi, metric.numerator_en)],
    [m.denominator, both(ctx, metric.denominator_vi, metric.denominator_en)],
    [m.unit, m.unitNames[metric.unit] ?? metric.unit],
    [m.direction, m.directions[metric.direction] ?? metric.direction],
    [m.zeroRule, m.zeroRules[metric.zero_denominator] ?? metric.zero_denominator],
    [m.sourceLabel, metric.source],
    [m.owner, metric.owner],
    [m.reviewedOn, metric.reviewed_on ? date(metric.reviewed_on, lang) : m.notReviewed]
  ];
  const entries = rows.map(([term, text]) => el("dt", {}, escapeHtml(term)) + el("dd", {}, escapeHtml(text)));
  const flag = metric.is_headline ? ` <span class="unit">(${escapeHtml(m.headline)})</span>` : "";
  return el(
    "article",
    {id: metric.id, class: "definition"},
    el("h3", {}, escapeHtml(title) + flag),
    el("dl", {class: "definition"}, ...entries)
  );
}

function baselineText(ctx: Context): string[] {
  const {t, lang, world} = ctx;
  const row = world.marts.baseline[0]!;
  return [
    paragraph(t.methods.baselineText(lang === "vi" ? row.label_vi : row.label_en, row.source)),
    paragraph(t.methods.baselineLimits)
  ];
}

function publishedTable(ctx: Context): string {
  const {t, lang, world} = ctx;
  const c = t.methods.publishedColumns;
  const keys = ["as_of", "scope", "measure", "value", "unit", "denominator", "funds", "verified", "source"] as const;
  const labels = {
    as_of: c.asOf,
    scope: c.scope,
    measure: c.measure,
    value: c.value,
    unit: t.methods.unit,
    denominator: c.denominator,
    funds: c.funds,
    verified: c.verified,
    source: c.source
  };
  return dataTable({
    id: "published",
    lang,
    caption: t.methods.publishedCaption,
    columns: keys.map((key) => ({key, label: labels[key], kind: "text", ...(key === "value" ? {align: "right"} : {})})),
    filename: "published",
    filterable: true,
    rows: world.marts.published.map((row) => publishedRow(ctx, row))
  });
}

function publishedRow(ctx: Context, row: PublishedRow): Record<string, Cell> {
  const {t, lang} = ctx;
  const m = t.methods;
  const known = (names: Readonly<Record<string, string>>, text: string | null) =>
    text ? (names[text] ?? text) : t.common.missing;
  return {
    as_of: {text: asOf(ctx, row.as_of), value: row.as_of},
    scope: cells.text(known(m.places, placeText(ctx, row.geo))),
    measure: cells.text(known(m.measures, row.measure)),
    value: {text: decimal(row.value, decimalsOf(row.value), lang), value: row.value},
    unit: cells.text(known(m.unitsPublished, row.unit)),
    denominator: cells.text(known(m.denominators, row.denominator)),
    funds: cells.text(known(m.fundsPublished, row.funds)),
    verified: cells.text(known(m.verified, row.verified)),
    source: sourceCell(ctx, row.source)
  };
}

/** A place as published, in the page's language: marks like "(new)" translated, provinces by their English name. */
function placeText(ctx: Context, geo: string): string {
  const place = Object.entries(ctx.t.methods.placeSuffix).reduce((text, [from, to]) => text.replace(from, to), geo);
  if (ctx.lang === "vi") return place;
  const provinces = ctx.world.marts.names.filter((name) => name.kind === "province63");
  return provinces.reduce((text, {name_vi, name_en}) => text.replace(name_vi, name_en), place.replace("TP ", ""));
}

/** Published figures are shown with the decimals they were published with. */
function decimalsOf(value: number): number {
  return (String(value).split(".")[1] ?? "").length;
}

function asOf(ctx: Context, text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? date(text, ctx.lang) : ctx.monthShort(text);
}
