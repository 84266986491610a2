import {cells, dataTable, rowsFile, type Cell, type Column, type TableSpec} from "../../../../src/components/table.js";
import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {count, decimal, type Lang} from "../../../../src/domain/format.js";
import {unbroken} from "../../../../src/domain/reasonNumbers.js";
import {MERGED_IX} from "../../../../src/domain/reasonWords.js";
import {linksFrom} from "../../../../src/domain/links.js";
import {contextOf, groupPath, type Context} from "../context.js";
import {list as plainList, paragraph} from "../layout.js";
import type {World} from "../world.js";
import {reasonOf, type Detected} from "./data.js";
import {linesOf} from "./listCsv.js";
import {csvPath, rowsPath, type FlagList, type ListOf} from "./lists.js";
import {employerPath, EXPLORER, RULES} from "./paths.js";
import type {AnomalyFlag} from "./types.js";

/** As `.reason` of styles/anomalies.css. */
export const REASON_WIDTH = 264;

/** A list of flags with its filters: who, where, which rule, why, what it costs; under it the whole of it as a file. */
export function flagTable(ctx: Context, detected: Detected, list: FlagList, caption: string): string {
  const spec = tableOf(ctx, detected, list, caption);
  const shown = spec.rows.slice(0, detected.mostRows);
  const link = linksFrom(`${ctx.lang}/${ctx.path}`);
  const whole = {rows: spec.rows.length, href: link(rowsPath(list, ctx.lang))};
  const isLonger = spec.rows.length > shown.length;
  return [
    spec.filterable ? filtersOf(spec, ctx.t.anomalies.filterAll) : "",
    dataTable({...spec, rows: shown, ...(isLonger ? {whole} : {})}),
    isLonger ? el("noscript", {}, paragraph(moreText(ctx, shown.length, spec.rows.length), "note")) : "",
    download(ctx, link(csvPath(list)), list.name),
    readingGuide(ctx, list.flags)
  ].join("");
}

/** All rows of a list that its page does not hold, as the page's script reads them; null for a list that is all there. */
export function flagRows(world: World, lang: Lang, detected: Detected, list: FlagList): string | null {
  if (list.flags.length <= detected.mostRows) return null;
  return rowsFile(tableOf(contextOf(world, lang, list.path), detected, list, ""));
}

function tableOf(ctx: Context, detected: Detected, list: FlagList, caption: string): TableSpec {
  const {flags, of} = list;
  const link = linksFrom(`${ctx.lang}/${ctx.path}`);
  return {
    id: "flags",
    lang: ctx.lang,
    caption,
    columns: columnsOf(ctx, flags, of),
    rows: flags.map((flag) => flagRow(ctx, detected, flag, of)),
    filename: `${ctx.path.replaceAll("/", "-")}-flags`,
    filterable: flags.length > 5,
    lines: {href: link(csvPath(list)), of: linesOf(flags)}
  };
}

/** What the words and numbers of the reasons mean, for whoever wants to know. */
export function readingGuide({t}: Context, flags: readonly AnomalyFlag[]): string {
  const {readingTitle, reading, readingPlace} = t.anomalies;
  const isBefore = flags.some((flag) => flag.period_ix < MERGED_IX);
  const lines = isBefore ? [...reading, readingPlace] : reading;
  return el("details", {class: "reading"}, el("summary", {}, escapeHtml(readingTitle)), plainList(lines, "plain"));
}

function download({t}: Context, href: string, name: string): string {
  const file = `${name.replaceAll("/", "-")}-flags.csv`;
  return el("p", {class: "whole-list"}, el("a", {href, download: file}, escapeHtml(t.anomalies.wholeList)));
}

function moreText(ctx: Context, shown: number, all: number): string {
  return ctx.t.anomalies.firstRows(count(shown, ctx.lang), count(all, ctx.lang));
}

function columnsOf(ctx: Context, flags: readonly AnomalyFlag[], of: ListOf): Column[] {
  const {anomalies: a, common} = ctx.t;
  const columns: (Column | false)[] = [
    {key: "employer", label: a.employer, kind: "text"},
    {key: "reason", label: a.reason, kind: "text", least: REASON_WIDTH},
    {key: "rule", label: a.rule, kind: "text"},
    {key: "tier", label: a.tier, kind: "text"},
    {key: "impact", label: a.impact, unit: common.units.dong, kind: "dong"},
    {key: "score", label: a.score, kind: "count"},
    of !== "province" && {key: "province", label: common.columns.province, kind: "text"},
    of !== "sector" && {key: "sector", label: common.columns.sector, kind: "text"},
    flags.some((flag) => flag.verdict) && {key: "verdict", label: a.verdict, kind: "text"}
  ];
  return columns.filter((column) => column !== false);
}

function flagRow(ctx: Context, detected: Detected, flag: AnomalyFlag, of: ListOf): Record<string, Cell> {
  const {t, lang} = ctx;
  return {
    tier:
      of === "province" && !flag.tier_province
        ? nationTierCell(ctx, flag.tier)
        : tierCell(ctx, of === "province" ? flag.tier_province : flag.tier),
    employer: employerCell(ctx, detected, flag),
    province: cells.text(ctx.name("province", flag.as_is_code), ctx.href(groupPath("province", flag.as_is_code))),
    sector: cells.text(ctx.name("sector", flag.section), ctx.href(groupPath("sector", flag.section))),
    rule: ruleCell(ctx, detected, flag),
    reason: reasonCell(flag, lang),
    impact: cells.dong(flag.impact, lang),
    score: {text: decimal(flag.score, 1, lang), value: flag.score},
    verdict: verdictCell(ctx, flag, t.anomalies.verdicts)
  };
}

/** The sentence; plain for whoever sorts, searches or takes it away. */
export function reasonCell(flag: AnomalyFlag, lang: Lang): Cell {
  const reason = reasonOf(flag, lang);
  return cells.html(el("span", {class: "reason"}, escapeHtml(unbroken(reason))), reason, reason);
}

/** Tier by shape and word, never by colour alone. */
export function tierCell(ctx: Context, tier: AnomalyFlag["tier"]): Cell {
  if (!tier) return cells.text("");
  const word = ctx.t.anomalies.tiers[tier];
  return {text: word, value: word, html: el("span", {class: `tier tier-${tier}`}, escapeHtml(word))};
}

/** Tier of an employer that only the nation's budget names, on the page of its province. */
function nationTierCell(ctx: Context, tier: AnomalyFlag["tier"]): Cell {
  const cell = tierCell(ctx, tier);
  return tier ? {...cell, html: `${cell.html} ${escapeHtml(ctx.t.anomalies.ofNation)}`} : cell;
}

/** Where the numbers and peers of an employer stand: its own page, else the explorer, which knows everybody. */
function employerLink(ctx: Context, detected: Detected, code: string): string | null {
  if (detected.hasPage(code)) return ctx.href(employerPath(code));
  const hasExplorer = ctx.world.rooms.some((room) => room.nav?.path === EXPLORER);
  return hasExplorer ? `${ctx.href(EXPLORER)}#e=${code}` : null;
}

/** Name above code; leads to the employer's numbers. */
export function employerCell(ctx: Context, detected: Detected, flag: AnomalyFlag): Cell {
  const name = flag.employer_name || flag.employer_code;
  const shown = escapeHtml(name);
  const href = employerLink(ctx, detected, flag.employer_code);
  const linked = href ? el("a", {href}, shown) : shown;
  const code = flag.employer_name ? el("span", {class: "code"}, flag.employer_code) : "";
  return {text: name, value: `${flag.employer_code} ${flag.employer_name}`.trim(), html: `${linked} ${code}`.trim()};
}

/** The rule's name, linked to what it looks for. */
export function ruleCell(ctx: Context, detected: Detected, flag: AnomalyFlag): Cell {
  const rule = detected.rule(flag.kind);
  const title = (ctx.lang === "vi" ? rule?.title_vi : rule?.title_en) ?? flag.kind;
  return cells.text(title, ctx.href(`${RULES}#${flag.kind}`));
}

function verdictCell(
  ctx: Context,
  flag: AnomalyFlag,
  words: Record<NonNullable<AnomalyFlag["verdict"]>, string>
): Cell {
  if (!flag.verdict) return {text: "", value: null, html: "\u200b"};
  return cells.text(words[flag.verdict]);
}

/** One choice per column of few values; shown by the script that obeys it. */
function filtersOf({id, columns, rows}: TableSpec, all: string): string {
  const choices = columns
    .filter(({key}) => ["tier", "province", "sector", "rule"].includes(key))
    .map(({key, label}) => {
      const values = [...new Set(rows.map((row) => row[key]!.text).filter(Boolean))].sort(byName);
      if (values.length < 2) return "";
      const options = values.map((value) => el("option", {value}, escapeHtml(value)));
      const own = `${id}-filter-${key}`;
      return el(
        "span",
        {class: "filter"},
        el("label", {for: own}, escapeHtml(label)),
        el(
          "select",
          {id: own, "data-filter": id, "data-column": key},
          el("option", {value: ""}, escapeHtml(all)),
          ...options
        )
      );
    });
  const shown = choices.filter(Boolean);
  return shown.length ? el("div", {class: "filters", hidden: "", "data-needs-script": ""}, ...shown) : "";
}

/** As Vietnamese orders names, wherever the site is built. */
const byName = new Intl.Collator("vi").compare;
