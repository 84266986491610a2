import {rankingCells} from "../../../src/components/ranking.js";
import {cells, dataTable, type TableSpec} from "../../../src/components/table.js";
import {percent} from "../../../src/domain/format.js";
import type {GroupMonth, MonthRow} from "../../marts/types.js";
import type {Page} from "../page.js";
import {contextOf, groupPath, type Context} from "./context.js";
import {page, placeName} from "./layout.js";
import {bold, highest, rankedRow, rankingColumns} from "./rankingTable.js";
import {provincesAbove} from "./sentences.js";
import {SWITCH_IX, type World} from "./world.js";

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
          bold(provincesAbove(first.above, first.ranked, total, lang), first.above),
          highest(ctx, "province", rows, placeName(ctx, "63", first.code)),
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
