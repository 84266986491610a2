import {figure} from "../../../src/components/figure.js";
import {monthSelect, rankingCells} from "../../../src/components/ranking.js";
import {cells, dataTable, type Cell, type TableSpec} from "../../../src/components/table.js";
import {vietnamMap} from "../../../src/components/vietnamMap.js";
import type {RankedRow, RankingData} from "../../../src/domain/ranking.js";
import {percent} from "../../../src/domain/format.js";
import type {MonthRow} from "../../marts/types.js";
import type {Page, SiteFile} from "../page.js";
import {contextOf, groupPath, type Context} from "./context.js";
import {valuesOf} from "./facts.js";
import {columns, page, paragraph, section, titled} from "./layout.js";
import {provisionalReasons} from "./provisional.js";
import {sparkCell, sparkDomain} from "./rankTables.js";
import {provincesAbove} from "./sentences.js";
import {last63} from "./provinces63.js";
import {bold, highest, rankedRow, rankingColumns} from "./rankingTable.js";
import {shownProvinces, SWITCH_IX, type World} from "./world.js";

const TABLE_ID = "ranking";

/** The ranking of the 34 provinces with its map. */
export function provincesPage(world: World, lang: "vi" | "en"): Page {
  const ctx = contextOf(world, lang, "provinces");
  const {t} = ctx;
  const rows = rankedRows(ctx, world.last);
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
        dataTable(rankingTable(ctx, rows, t.groups.rankingCaption)),
        ...world.rooms.flatMap((room) => room.lists?.(ctx, "province") ?? []),
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
  const above = provincesAbove(row.above, row.ranked, shownProvinces(world), lang);
  const until = t.sentences.untilMonth(ctx.month(world.last.period));
  return t.groups.provincesAnswer(
    until,
    bold(above, row.above),
    highest(ctx, "province", rows, first.label),
    percent(first.rate, lang)
  );
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
      complete: completeCell(ctx, row.code)
    }))
  };
}

function completeCell(ctx: Context, code: string): Cell {
  const {world, lang} = ctx;
  const {complete, incomplete, missing, provisional} = ctx.t.common;
  const row = world.at("province", code, world.last.period_ix);
  if (world.withheld.has(`province/${code}`) && !row) return cells.text(ctx.t.edition.withheld);
  if (!row) return {text: missing, value: missing};
  if (provisionalReasons(world, code, row.period_ix, lang).length)
    return cells.html(`<span class="flag">${provisional}</span>`, provisional, provisional);
  return row.is_complete
    ? cells.text(complete)
    : cells.html(`<span class="flag">${incomplete}</span>`, incomplete, incomplete);
}

function mapFigure(ctx: Context, rows: RankedRow[]): string {
  const {t, lang, world} = ctx;
  const row = rows[0]?.rate == null ? undefined : world.at("province", rows[0].code, world.last.period_ix);
  const finding = row
    ? provincesAbove(row.above, row.ranked, shownProvinces(world), lang)
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
