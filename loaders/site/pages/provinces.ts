import {figure} from "../../../src/components/figure.js";
import {monthSelect, RANKING_KEYS, rankingCells} from "../../../src/components/ranking.js";
import {cells, dataTable, type Cell, type Column, type TableSpec} from "../../../src/components/table.js";
import {vietnamMap} from "../../../src/components/vietnamMap.js";
import type {RankedRow, RankingData} from "../../../src/domain/ranking.js";
import {percent} from "../../../src/domain/format.js";
import type {GroupMonth, MonthRow} from "../../marts/types.js";
import type {Page, SiteFile} from "../page.js";
import {contextOf, groupPath, type Context} from "./context.js";
import {valuesOf} from "./facts.js";
import {columns, page, paragraph, placeName, section, titled} from "./layout.js";
import {sparkCell, sparkDomain} from "./rankTables.js";
import {provincesAbove} from "./sentences.js";
import {SWITCH_IX, type World} from "./world.js";

const TABLE_ID = "ranking";

/** The ranking of the 34 provinces with its map. */
export function provincesPage(world: World, lang: "vi" | "en"): Page {
  const ctx = contextOf(world, lang, "provinces");
  const {t} = ctx;
  const rows = rankedRows(ctx, world.last);
  const month = ctx.month(world.last.period);
  const periods = world.months.map(({period}) => period);
  return page(ctx, {
    title: t.groups.provincesTitle,
    answer: rankingAnswer(ctx, rows),
    crumbs: [{label: t.common.nav.overview, to: "index"}],
    content: [
      section(
        "ranking-section",
        t.groups.rankingHeading,
        monthSelect({tableId: TABLE_ID, periods, lang, label: t.groups.monthPicker}),
        paragraph(t.groups.monthPickerNote, "note"),
        dataTable(rankingTable(ctx, rows, t.groups.rankingCaption(month))),
        crossesSwitch(world.last) ? paragraph(t.overview.changeByOldDue, "note") : ""
      ),
      columns(mapFigure(ctx, rows), aboveTable(ctx, rows))
    ],
    cautions: t.groups.cautionsRanking,
    links: [
      {label: t.common.nav.overview, to: "index"},
      ...(last63(world) ? [{label: t.groups.link63, to: "provinces-63"}] : []),
      {label: t.common.nav.sectors, to: "sectors"},
      {label: t.overview.linksStatus, to: "data-status"}
    ],
    ranking: rankingPath(lang)
  });
}

function rankingPath(lang: string): string {
  return `data/ranking-${lang}.json`;
}

/** All months of the ranking, for the month selector of each language. */
export function rankingFile(world: World, lang: "vi" | "en"): SiteFile {
  const ctx = contextOf(world, lang, "provinces");
  const data: RankingData = {
    periods: world.months.map(({period}) => period),
    baseline: world.baseline,
    rows: world.codes("province").map((code) => {
      const rows = world.series("province", code);
      return {
        code,
        label: ctx.name("province", code),
        href: ctx.href(groupPath("province", code)),
        values: {
          rate: valuesOf(ctx, rows, (row) => short(row.arrears_rate)),
          rate_old_due: valuesOf(ctx, rows, (row) => short(row.arrears_rate_old_due)),
          late: valuesOf(ctx, rows, (row) => row.late),
          receivable: valuesOf(ctx, rows, (row) => row.receivable_12m),
          employers_late: valuesOf(ctx, rows, (row) => row.employers_late)
        }
      };
    })
  };
  return {path: rankingPath(lang), body: JSON.stringify(data)};
}

/** Ten decimals are a hundred-thousandth of what is shown, and a third of the bytes. */
function short(rate: number | null): number | null {
  return rate === null ? null : Number(rate.toFixed(10));
}

function crossesSwitch(month: MonthRow): boolean {
  return month.period_ix >= SWITCH_IX && month.period_ix < SWITCH_IX + 12;
}

function rankedRow(ctx: Context, code: string, row: GroupMonth | undefined): RankedRow {
  return {
    code,
    label: ctx.name("province", code),
    href: ctx.href(groupPath("province", code)),
    rank: row?.rank ?? null,
    rate: row?.arrears_rate ?? null,
    distance: row?.distance ?? null,
    change_month: row?.change_month ?? null,
    change_year: row?.change_year ?? null,
    late: row?.late ?? null,
    receivable: row?.receivable_12m ?? null,
    employers_late: row?.employers_late ?? null
  };
}

/** All 34 provinces: ranked ones first, then those without a rate, then those that have not delivered. */
function rankedRows(ctx: Context, month: MonthRow): RankedRow[] {
  const ranked = ctx.world.ranking("province", month.period_ix);
  const absent = ctx.world.codes("province").filter((code) => !ranked.some((row) => row.code === code));
  return [
    ...ranked.map((row) => rankedRow(ctx, row.code, row)),
    ...absent.map((code) => rankedRow(ctx, code, undefined))
  ];
}

function rankingAnswer(ctx: Context, rows: RankedRow[]): string {
  const {t, lang, world} = ctx;
  const [first] = rows;
  if (!first || first.rate === null) return t.groups.provincesNoRate;
  const row = world.at("province", first.code, world.last.period_ix)!;
  const above = provincesAbove(row.above, row.ranked, world.codes("province").length, lang);
  const until = t.sentences.untilMonth(ctx.month(world.last.period));
  return t.groups.provincesAnswer(until, above, first.label, percent(first.rate, lang));
}

function rankingColumns(ctx: Context): Column[] {
  const {columns: c, units} = ctx.t.common;
  const shape: Record<(typeof RANKING_KEYS)[number], Omit<Column, "key">> = {
    rank: {label: c.rank, kind: "count"},
    label: {label: c.province, kind: "text"},
    rate: {label: c.rate, kind: "percent"},
    distance: {label: c.distance, unit: units.points, kind: "points"},
    change_month: {label: c.changeMonth, unit: units.points, kind: "points"},
    change_year: {label: c.changeYear, unit: units.points, kind: "points"},
    late: {label: c.late, unit: units.dong, kind: "dong"},
    receivable: {label: c.receivable12, unit: units.dong, kind: "dong"},
    employers_late: {label: c.employersLate, kind: "count"}
  };
  return [...RANKING_KEYS.map((key) => ({key, ...shape[key]}))];
}

function rankingTable(ctx: Context, rows: RankedRow[], caption: string): TableSpec {
  const {t, lang, world} = ctx;
  const latest = ctx.monthShort(world.last.period);
  const domain = sparkDomain(ctx);
  return {
    id: TABLE_ID,
    lang,
    caption,
    columns: [
      ...rankingColumns(ctx),
      {key: "trend", label: t.groups.trendUntil(latest), kind: "html"},
      {key: "complete", label: t.groups.dataOf(latest), kind: "text"}
    ],
    filename: "provinces",
    filterable: true,
    rowKeys: rows.map(({code}) => code),
    rows: rows.map((row) => ({
      ...rankingCells(row, lang),
      trend: sparkCell(ctx, "province", row.code, world.last.period_ix, domain),
      complete: completeCell(ctx, world.at("province", row.code, world.last.period_ix))
    }))
  };
}

function completeCell(ctx: Context, row: GroupMonth | undefined): Cell {
  const {complete, incomplete, missing} = ctx.t.common;
  if (!row) return {text: missing, value: missing};
  return row.is_complete
    ? cells.text(complete)
    : cells.html(`<span class="flag">${incomplete}</span>`, incomplete, incomplete);
}

function mapFigure(ctx: Context, rows: RankedRow[]): string {
  const {t, lang, world} = ctx;
  const row = rows[0]?.rate == null ? undefined : world.at("province", rows[0].code, world.last.period_ix);
  const finding = row
    ? provincesAbove(row.above, row.ranked, world.codes("province").length, lang)
    : t.groups.chartNone;
  const text = {lang, id: "map", title: t.groups.mapTitle(finding), description: t.groups.mapDescription};
  const svg = vietnamMap({
    ...text,
    baseline: world.baseline,
    provinces: rows.map(({code, rate, late, label, href}) => ({code34: code, rate, late: late ?? 0, label, href}))
  });
  const wanted = new Set(["label", "rate", "distance", "late"]);
  const table: TableSpec = {
    id: "map-table",
    lang,
    caption: t.groups.mapCaption,
    columns: rankingColumns(ctx).filter((column) => wanted.has(column.key)),
    filename: "provinces-map",
    rows: rows.map((ranked) => rankingCells(ranked, lang))
  };
  const {source} = t.common;
  const note = t.groups.mapNote;
  return figure({
    ...text,
    svg,
    table,
    source,
    asOf: world.asOf,
    note,
    subtitle: ctx.month(world.last.period),
    headingLevel: 2
  });
}

/** Beside the map: the provinces above the baseline, which the colours point to. */
function aboveTable(ctx: Context, rows: RankedRow[]): string {
  const {t, lang} = ctx;
  const above = rows.filter((row) => (row.distance ?? 0) > 0);
  if (!above.length) return "";
  const wanted = ["label", "rate", "distance", "late"];
  const table: TableSpec = {
    id: "above",
    lang,
    caption: t.groups.aboveHeading,
    columns: rankingColumns(ctx).filter((column) => wanted.includes(column.key)),
    filename: "provinces-above",
    rows: above.map((row) => rankingCells(row, lang))
  };
  return titled(t.groups.aboveHeading, dataTable(table));
}

/** The last month of the map of 63 provinces that the warehouse knows. */
export function last63(world: World): MonthRow | undefined {
  const known = new Set(world.marts.group_months.filter((row) => row.map === "as-was").map((row) => row.period_ix));
  return world.months.filter((month) => month.period_ix < SWITCH_IX && known.has(month.period_ix)).at(-1);
}

/** The ranking as the 63 provinces delivered it, at the last month of their map. */
export function provinces63Page(world: World, lang: "vi" | "en", month: MonthRow): Page {
  const ctx = contextOf(world, lang, "provinces-63");
  const {t} = ctx;
  const rows = world.ranking("province", month.period_ix, "as-was");
  const total = world.deliveriesOf(month.period_ix).length;
  const first = rows[0];
  const until = t.sentences.untilMonth(ctx.month(month.period));
  const answer =
    first?.arrears_rate == null
      ? t.groups.provincesNoRate
      : t.groups.provincesAnswer(
          until,
          provincesAbove(first.above, first.ranked, total, lang),
          placeName(ctx, "63", first.code),
          percent(first.arrears_rate, lang)
        );
  return page(ctx, {
    title: t.groups.title63,
    answer,
    lead: [t.groups.note63],
    crumbs: [
      {label: t.common.nav.overview, to: "index"},
      {label: t.common.nav.provinces, to: "provinces"}
    ],
    month,
    reading: t.common.reading63,
    content: [dataTable(table63(ctx, month, rows))],
    cautions: t.groups.cautionsRanking,
    links: [
      {label: t.groups.link34, to: "provinces"},
      {label: t.overview.linksStatus, to: "data-status"}
    ]
  });
}

function table63(ctx: Context, month: MonthRow, rows: GroupMonth[]): TableSpec {
  const {t, lang, world} = ctx;
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const old = world.marts.names.filter((name) => name.kind === "province63");
  const order = [...rows.map((row) => row.code), ...old.map((name) => name.code).filter((code) => !byCode.has(code))];
  const todayOf = new Map(old.map((name) => [name.code, name.as_is_code ?? ""]));
  return {
    id: "ranking-63",
    lang,
    caption: t.groups.caption63(ctx.month(month.period)),
    columns: [...rankingColumns(ctx), {key: "today", label: t.common.columns.today, kind: "text"}],
    filename: "provinces-63",
    filterable: true,
    rows: order.map((code) => {
      const today = todayOf.get(code) ?? "";
      const ranked = {...rankedRow(ctx, today, byCode.get(code)), label: placeName(ctx, "63", code)};
      return {
        ...rankingCells(ranked, lang),
        label: cells.text(ranked.label),
        today: cells.text(ctx.name("province", today), ctx.href(groupPath("province", today)))
      };
    })
  };
}
