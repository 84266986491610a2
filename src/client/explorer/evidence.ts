/** One employer's evidence: its full series from its file, its flags with their reasons, its peers' band. */
import {figure} from "../../components/figure.js";
import {lineChart} from "../../components/lineChart.js";
import {stackedBars} from "../../components/stackedBars.js";
import {cells, type Cell, type Column} from "../../components/table.js";
import type {Unit} from "../../components/types.js";
import {averageWage} from "../../domain/explorer/columns.js";
import {nameOf, type Meta} from "../../domain/explorer/meta.js";
import {parseSeries, type Series} from "../../domain/explorer/series.js";
import {periodShort} from "../../domain/format.js";
import {unbroken} from "../../domain/reasonNumbers.js";
import {flagReason, type FlagFacts} from "../../domain/reasons.js";
import {enhanceCsv} from "../tableCsv.js";
import {enhancePictures} from "../picture.js";
import {enhanceTables} from "../tables.js";
import {asOfText, type Ctx} from "./context.js";
import {h} from "./dom.js";
import {ladder} from "./ladder.js";
import {fetchBytes} from "./load.js";
import {monthText} from "./words.js";

/** Finds the file of a code among the first codes, reads it, and takes the employer's line. */
export async function readSeries(base: string, {series}: Meta, code: string): Promise<Series | null> {
  let at = -1;
  for (const [i, first] of series.first.entries()) if (first <= code) at = i;
  if (at < 0) return null;
  const text = new TextDecoder().decode(await fetchBytes(`${base}series/${series.files[at]!}`));
  const start = text.indexOf(`{"code":"${code}"`);
  if (start < 0) return null;
  const end = text.indexOf("\n", start);
  return parseSeries(text.slice(start, end < 0 ? undefined : end));
}

/** The employer's evidence as a section; null when the warehouse does not know the code. */
export async function evidence(ctx: Ctx, code: string): Promise<HTMLElement | null> {
  const found = await readSeries(ctx.base, ctx.meta, code);
  if (!found) return null;
  const months = monthsOf(ctx, found);
  const element = h("div", {class: "xp-evidence-body"}, heading(ctx, found), flags(ctx, found));
  const charts = h("div", {class: "grid"});
  charts.innerHTML = figures(ctx, found, months)
    .map((chart) => `<div class="col-6">${chart}</div>`)
    .join("");
  const steps = ladder(ctx, found);
  if (steps) element.append(steps);
  element.append(charts);
  enhanceTables(element);
  enhanceCsv(element);
  enhancePictures(element);
  for (const control of element.querySelectorAll<HTMLElement>("[data-needs-script]")) control.hidden = false;
  return element;
}

function heading({t, lang, meta}: Ctx, found: Series): HTMLElement {
  const last = found.period.length - 1;
  const province = found.province[last]!;
  const section = found.section[last]!;
  const provinces = meta.provinces.findIndex(({code}) => code === province);
  const sections = meta.sections.findIndex(({code}) => code === section);
  const link = (folder: string, code: string, name: string, label: string) =>
    code === "unknown" ? null : h("a", {href: `${folder}/${code}.html`, title: label}, name);
  return h(
    "p",
    {class: "lead"},
    `${found.name || found.code} · `,
    link("provinces", province, nameOf(meta.provinces, provinces, lang), t.evidence.province),
    " · ",
    link("sectors", section, nameOf(meta.sections, sections, lang), t.evidence.section)
  );
}

/** Month, reason and rule of each flag, the latest first as on the pages of employers. */
function flags(ctx: Ctx, {flags: list}: Series): HTMLElement {
  const {t, lang} = ctx;
  const items = [...list].reverse().map((flag) => {
    const facts: FlagFacts = {...flag, survived: (flag.survived ?? "").split(",").filter(Boolean)};
    const month = h("strong", {}, `${monthText(flag.period_ix, lang)}: `);
    return h("li", {}, month, `${unbroken(flagReason(facts, lang))}. `, rule(ctx, flag.kind));
  });
  const body = items.length ? h("ul", {class: "plain"}, ...items) : h("p", {}, t.evidence.noFlags);
  return h("div", {}, h("h3", {}, t.evidence.flags), body, h("p", {class: "note"}, t.evidence.caution));
}

/** The name of a flag's rule, leading to what it looks for. */
function rule({t, lang, meta, rules}: Ctx, kind: string): HTMLElement {
  const title = meta.kinds.find(({code}) => code === kind)?.[lang] ?? kind;
  const name = rules === null ? title : h("a", {href: `${rules}#${kind}`}, title);
  return h("span", {class: "xp-rule"}, `${t.evidence.rule}: `, name);
}

/** All months of the set with the employer's place in its lists (-1: no row that month). */
function monthsOf({meta}: Ctx, found: Series): {period: string; at: number}[] {
  const places = new Map(found.period.map((ix, i) => [ix, i]));
  return meta.periods.map((text, i) => ({period: text, at: places.get(meta.firstIx + i) ?? -1}));
}

type Months = ReturnType<typeof monthsOf>;

interface Line {
  key: string;
  label: string;
  values: (number | null)[];
}

function figures(ctx: Ctx, found: Series, months: Months): string[] {
  const {t} = ctx;
  const of = (list: readonly (number | null)[]) => months.map(({at}) => (at < 0 ? null : (list[at] ?? null)));
  const wages = found.wage_base.map((wage, i) => averageWage(wage, found.headcount[i]!));
  const e = t.evidence;
  const heads = {key: "headcount", label: e.headcount, values: of(found.headcount)};
  const wage = {key: "average_wage", label: e.averageWage, values: of(wages)};
  const base = {key: "wage_base", label: e.wageBase, values: of(found.wage_base)};
  const due = {key: "receivable", label: e.due, values: of(found.receivable)};
  const paid = {key: "paid", label: e.paid, values: of(found.paid)};
  return [
    lines(ctx, {
      id: "ev-heads",
      title: e.headcount,
      unit: "count",
      lines: [heads],
      months,
      band: band(ctx, found, heads.values, months, 0)
    }),
    lines(ctx, {
      id: "ev-wage",
      title: e.averageWage,
      unit: "dong",
      lines: [wage],
      months,
      band: band(ctx, found, wage.values, months, 3)
    }),
    lines(ctx, {id: "ev-money", title: e.receivable, unit: "dong", lines: [due, paid], months}),
    lines(ctx, {id: "ev-base", title: e.wageBase, unit: "dong", lines: [base], months}),
    lateFigure(ctx, found, months)
  ];
}

/** What the middle 80 % of the sector would have made of the month before. */
function band({meta}: Ctx, found: Series, values: (number | null)[], months: Months, from: 0 | 3) {
  const edge = (which: 0 | 2) =>
    months.map(({at}, i) => {
      const before = values[i - 1];
      const peers = at < 0 ? null : meta.peers[found.section[at]!]?.[i];
      const change = peers?.[from + which];
      return before === null || before === undefined || change === undefined ? null : before * (1 + change);
    });
  return {low: edge(0), high: edge(2)};
}

interface LineFigure {
  id: string;
  title: string;
  unit: Unit;
  lines: Line[];
  months: Months;
  band?: {low: (number | null)[]; high: (number | null)[]};
}

function lines(ctx: Ctx, {id, title, unit, lines: list, months, band: peers}: LineFigure): string {
  const {lang, t} = ctx;
  const text = {id, lang, title, description: title, size: "half" as const};
  const svg = lineChart({
    ...text,
    unit,
    periods: months.map(({period: p}) => p),
    series: list.map((line, i) => ({...line, emphasis: i === 0, dashed: i > 0})),
    ...(peers ? {band: peers} : {}),
    height: 200
  });
  return figure({
    ...text,
    svg,
    table: table(ctx, id, title, unit, list, months),
    source: t.sourceName,
    asOf: asOfText(ctx),
    ...(peers ? {note: t.evidence.peers} : {})
  });
}

function lateFigure(ctx: Ctx, found: Series, months: Months): string {
  const {lang, t} = ctx;
  const title = t.evidence.late;
  const ages = t.evidence.ages.map((label, k) => ({
    key: `age${k}`,
    label,
    values: months.map(({at}) => (at < 0 ? null : found.ages[at]![k]!))
  }));
  const text = {id: "ev-late", lang, title, description: title, size: "half" as const};
  const svg = stackedBars({...text, unit: "dong", periods: months.map(({period: p}) => p), classes: ages});
  const extra = [
    {
      key: "months_late",
      label: t.evidence.monthsLate,
      values: months.map(({at}) => (at < 0 ? null : found.months_late[at]!))
    },
    {key: "interest", label: t.evidence.interest, values: months.map(({at}) => (at < 0 ? null : found.interest[at]!))}
  ];
  return figure({
    ...text,
    svg,
    table: table(ctx, "ev-late", title, "dong", [...ages, ...extra], months),
    source: t.sourceName,
    asOf: asOfText(ctx)
  });
}

function table(ctx: Ctx, id: string, caption: string, unit: Unit, list: Line[], months: Months) {
  const {lang, t} = ctx;
  const kind = (key: string): "dong" | "count" => (unit === "dong" && key !== "months_late" ? "dong" : "count");
  const columns: Column[] = [
    {key: "month", label: t.columns.period!, kind: "text"},
    ...list.map(({key, label}) => ({key, label, kind: kind(key)}))
  ];
  const rows = months
    .map(({period: p}, i): Record<string, Cell> => {
      const values = list.map(({key, values: v}) => [key, cells[kind(key)](v[i] ?? null, lang)] as const);
      return {month: {text: periodShort(p, lang), value: p}, ...Object.fromEntries(values)};
    })
    .reverse();
  return {id: `${id}-table`, lang, caption, columns, rows, filename: id};
}
