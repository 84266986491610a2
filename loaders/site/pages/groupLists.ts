import {barChart} from "../../../src/components/barChart.js";
import {figure} from "../../../src/components/figure.js";
import {dataTable} from "../../../src/components/table.js";
import {count, percent} from "../../../src/domain/format.js";
import type {GroupMonth} from "../../marts/types.js";
import type {Page} from "../page.js";
import {contextOf, FOLDER, groupPath, type Context} from "./context.js";
import {page, paragraph} from "./layout.js";
import {rankColumns, rankRow, shortTable, sparkCell, sparkDomain} from "./rankTables.js";
import {highest} from "./rankingTable.js";
import type {World} from "./world.js";

type ListLevel = "sector" | "employer_type";

/** The list of sectors or of employer types, highest rate first. */
export function listPage(world: World, lang: "vi" | "en", level: ListLevel): Page {
  const ctx = contextOf(world, lang, FOLDER[level]);
  const {t} = ctx;
  const rows = world.ranking(level, world.last.period_ix);
  const isSector = level === "sector";
  const other = isSector ? "employer_type" : "sector";
  return page(ctx, {
    title: isSector ? t.groups.sectorsTitle : t.groups.typesTitle,
    answer: answerOf(ctx, level, rows),
    lead: [isSector ? t.groups.sectorsIntro : t.groups.typesIntro],
    crumbs: [{label: t.common.nav.overview, to: "index"}],
    content: [
      rateBars(ctx, level, rows),
      rankingOf(ctx, level, rows),
      ...world.rooms.flatMap((room) => room.lists?.(ctx, level) ?? []),
      notes(ctx, rows)
    ],
    cautions: t.groups.cautionsGroup,
    links: [
      {label: t.common.nav.overview, to: "index"},
      {label: t.groups.upLink[other], to: FOLDER[other]},
      {label: t.common.nav.provinces, to: "provinces"}
    ]
  });
}

function answerOf(ctx: Context, level: ListLevel, rows: GroupMonth[]): string {
  const {t, lang, world} = ctx;
  const until = t.sentences.untilMonth(ctx.month(world.last.period));
  const first = rows[0];
  if (first?.arrears_rate == null) return t.groups.answerNoRates(until);
  const said = t.groups.answerHighest(
    until,
    highest(ctx, level, rows, ctx.name(level, first.code)),
    percent(first.arrears_rate, lang)
  );
  return `${said}; ${t.groups.answerAbove[level](count(first.above, lang), count(first.ranked, lang))}.`;
}

function rateBars(ctx: Context, level: ListLevel, rows: GroupMonth[]): string {
  const {t, lang, world} = ctx;
  const first = rows[0];
  const rated = first?.arrears_rate != null;
  const text = {
    lang,
    id: "bars",
    title: rated
      ? t.groups.sectorsChart(highest(ctx, level, rows, ctx.name(level, first.code)), percent(first.arrears_rate, lang))
      : t.groups.chartNone,
    description: t.groups.chartDescription
  };
  if (!rated) return "";
  const svg = barChart({
    ...text,
    unit: "percent",
    baseline: {value: world.baseline, label: `${t.common.baselineSeries} ${percent(world.baseline, lang)}`},
    rows: rows.map((row) => ({
      label: ctx.name(level, row.code),
      value: row.arrears_rate,
      href: ctx.href(groupPath(level, row.code))
    }))
  });
  const table = shortTable(ctx, {
    id: "bars-table",
    caption: text.title,
    level,
    rows,
    keys: ["label", "rate", "distance"]
  });
  const {source} = t.common;
  const subtitle = t.groups.chartSubtitle(ctx.month(world.last.period));
  return figure({...text, svg, table, source, asOf: world.asOf, subtitle, headingLevel: 2});
}

const KEYS = [
  "rank",
  "label",
  "rate",
  "distance",
  "change_month",
  "change_year",
  "late",
  "receivable",
  "employers_late"
];

function rankingOf(ctx: Context, level: ListLevel, rows: GroupMonth[]): string {
  const {t, lang, world} = ctx;
  const month = ctx.month(world.last.period);
  const all = rankColumns(ctx, level);
  const domain = sparkDomain(ctx);
  return dataTable({
    id: "ranking",
    lang,
    caption: level === "sector" ? t.groups.sectorsCaption(month) : t.groups.typesCaption(month),
    columns: [...KEYS, "trend"].map((key) => all[key]!),
    filename: FOLDER[level],
    filterable: true,
    rows: rows.map((row) => ({
      ...rankRow(ctx, level, row),
      trend: sparkCell(ctx, level, row.code, world.last.period_ix, domain)
    }))
  });
}

function notes(ctx: Context, rows: GroupMonth[]): string {
  return rows[0]?.basis_year === "old_due" ? paragraph(ctx.t.overview.changeByOldDue, "note") : "";
}
