import {answer, caution} from "../../../src/components/keyFigures.js";
import {shell} from "../../../src/components/shell.js";
import {el} from "../../../src/components/svg.js";
import {mayHold} from "../../../src/domain/disclosure.js";
import {escapeHtml} from "../../../src/domain/escape.js";
import {count, date} from "../../../src/domain/format.js";
import type {MonthRow} from "../../marts/types.js";
import type {Page} from "../page.js";
import type {Context} from "./context.js";
import {provisionalProvinces} from "./provisional.js";
import {completeness} from "./sentences.js";

/** The parts of a page in the order they are read. */
export interface PageParts {
  title: string;
  /** Sentences of the answer, ** around what is set large. */
  answer: string;
  /** Plain sentences under the answer. */
  lead?: string[];
  /** Links up, from the overview to the parent. */
  crumbs?: {label: string; to: string}[];
  content: string[];
  cautions: readonly string[];
  links: {label: string; to: string}[];
  /** The month the page speaks of; the last one when absent. */
  month?: MonthRow;
  reading?: string;
  ranking?: string;
}

/** Composes a page: header with status, h1, answer, content, what not to conclude, links. */
export function page(ctx: Context, parts: PageParts): Page {
  const {lang, t} = ctx;
  const path = `${lang}/${ctx.path}`;
  const body = [
    parts.crumbs?.length ? crumbs(ctx, parts.crumbs) : "",
    el("h1", {}, escapeHtml(parts.title)),
    answer(parts.answer),
    ...(parts.lead ?? []).map((line) => el("p", {class: "lead"}, escapeHtml(line))),
    ...parts.content,
    caution(t.common.cautionTitle, [...parts.cautions]),
    linkList(ctx, parts.links)
  ];
  const {header, footer, running} = frame(ctx, parts, path);
  return {
    path,
    lang,
    title: parts.title === t.common.siteName ? parts.title : `${parts.title} · ${t.common.siteName}`,
    description: parts.answer.replaceAll("**", ""),
    body: body.filter(Boolean).join("\n"),
    header,
    footer,
    running,
    ...(parts.ranking ? {ranking: parts.ranking} : {})
  };
}

function frame(ctx: Context, parts: PageParts, path: string) {
  const {world, lang, t} = ctx;
  const month = parts.month ?? world.last;
  const {nav} = t.common;
  return shell({
    lang,
    path,
    product: t.common.siteName,
    nav: [
      {path: `${lang}/index`, label: nav.overview},
      {path: `${lang}/provinces`, label: nav.provinces},
      {path: `${lang}/sectors`, label: nav.sectors},
      {path: `${lang}/employer-types`, label: nav.employerTypes},
      ...world.rooms.flatMap(({nav: own}) => (own ? [{path: `${lang}/${own.path}`, label: own.label(lang)}] : [])),
      {path: `${lang}/metrics`, label: nav.metrics},
      {path: `${lang}/data-status`, label: nav.status},
      ...(world.edition.kind === "central" ? [] : [{path: `${lang}/edition`, label: t.edition.nav}])
    ].filter((entry) => mayHold(world.edition, entry.path.slice(3))),
    labels: {...t.common.shell, mainNavigation: nav.label},
    ...(world.isSynthetic ? {notice: t.common.synthetic} : {}),
    status: statusItems(ctx, month, parts.reading ?? t.common.reading34),
    footer: [
      `${t.common.columns.rate}: ${t.sentences.footer}`,
      `${t.common.sourceLabel}: ${t.common.source}`,
      editionLine(ctx)
    ]
  });
}

/** Whose edition the page belongs to. */
function editionLine({world, t, name}: Context): string {
  const {kind, province, officer} = world.edition;
  return t.edition.footer[kind](province === null ? "" : name("province", province), officer ?? "");
}

function statusItems(ctx: Context, month: MonthRow, reading: string) {
  const {world, lang, t} = ctx;
  const cells = world.deliveriesOf(month.period_ix);
  const missing = cells.filter((cell) => !cell.is_known);
  const quarantined = cells.filter((cell) => cell.is_known && cell.state === "quarantined").length;
  const complete = completeness(
    missing.map((cell) => placeName(ctx, cell.map, cell.province_code)),
    cells.length,
    quarantined,
    lang
  );
  const isWarning = missing.length + quarantined > 0;
  return [
    {label: t.common.statusMonth, value: ctx.month(month.period).replace(/^tháng\s/, "")},
    {label: t.common.statusReading, value: reading},
    {
      label: t.common.statusAsOf,
      value: /^\d{4}-\d{2}-\d{2}/.test(world.asOf) ? date(world.asOf, lang) : t.common.missing
    },
    {label: t.common.statusComplete, value: complete, ...(isWarning ? {warning: true} : {})},
    ...provisionalItem(ctx, month)
  ];
}

/** Provinces named in the header; more are counted. */
const NAMED = 5;

/** The provinces whose month is provisional, when there are any. */
function provisionalItem(ctx: Context, month: MonthRow) {
  const {world, t} = ctx;
  const names = provisionalProvinces(world, month.period_ix).map((code) => ctx.name("province", code));
  if (!names.length) return [];
  const [first, rest] = [names.slice(0, NAMED).join(", "), names.length - NAMED];
  const value = rest > 0 ? t.common.andOthers(first, count(rest, ctx.lang)) : first;
  return [{label: t.common.statusProvisional, value, warning: true}];
}

/** The name of a province in the map that was in force. */
export function placeName(ctx: Context, map: "63" | "34", code: string): string {
  const row = ctx.world.marts.names.find((name) => name.kind === `province${map}` && name.code === code);
  return row ? (ctx.lang === "vi" ? row.name_vi : row.name_en) : code;
}

function crumbs(ctx: Context, items: {label: string; to: string}[]): string {
  const entries = items.map(({label, to}) => el("a", {href: ctx.href(to)}, escapeHtml(label)));
  return el("nav", {class: "breadcrumb", "aria-label": ctx.t.common.crumbs}, entries.join(" › "));
}

function linkList(ctx: Context, items: {label: string; to: string}[]): string {
  const entries = items.map(({label, to}) => el("li", {}, el("a", {href: ctx.href(to)}, escapeHtml(label))));
  const heading = el("h2", {}, escapeHtml(ctx.t.common.links));
  return el("nav", {class: "links", "aria-label": ctx.t.common.links}, heading, el("ul", {}, ...entries));
}

/** A section with its heading. */
export function section(id: string, title: string, ...children: string[]): string {
  return el("section", {id, "aria-label": title}, el("h2", {}, escapeHtml(title)), ...children);
}

/** A paragraph of plain text. */
export function paragraph(text: string, className?: string): string {
  return el("p", {class: className ?? null}, escapeHtml(text));
}

/** Two parts side by side where there is room. */
export function columns(...children: string[]): string {
  return el("div", {class: "grid"}, ...children.filter(Boolean).map((child) => el("div", {class: "col-6"}, child)));
}

/** A table under a heading that is seen; captions are for readers who hear the page. */
export function titled(title: string, ...content: string[]): string {
  return el("div", {class: "titled"}, el("h3", {}, escapeHtml(title)), ...content);
}

/** A list of plain sentences. */
export function list(items: readonly string[], className: string, ordered = false): string {
  return el(ordered ? "ol" : "ul", {class: className}, ...items.map((item) => el("li", {}, escapeHtml(item))));
}
