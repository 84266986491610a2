import {keyFigures} from "../../../../../src/components/keyFigures.js";
import {count, date, money, type Lang} from "../../../../../src/domain/format.js";
import type {Page} from "../../../page.js";
import {contextOf, type Context} from "../../context.js";
import {page, paragraph, section} from "../../layout.js";
import type {World} from "../../world.js";
import {LEFT, rowsOf, sumOf, type Lists, type ListId, type ListRow} from "./data.js";
import {ARTICLE, PUBLICATION, RULES, STATE, STEERING} from "./paths.js";
import {leftTable, provinceTable, shownOf, strayTable, topTable} from "./tables.js";

/** Day of the month after a quarter by which its list must have gone: "before the 15th". */
const STATE_DAY = 14;

/** The list for publication: who is on it with which proofs, and who has left the list of the month before. */
export function publicationPage(world: World, lang: Lang, lists: Lists): Page {
  const ctx = contextOf(world, lang, PUBLICATION);
  const t = ctx.t.lists;
  const rows = rowsOf(lists, "publication");
  const before = rows.length ? rowsOf(lists, "publication", 1) : [];
  const sum = sumOf(rows, ["listed"]);
  const on = rows[0] ? date(rows[0].data_date, lang) : world.asOf;
  const gone = sumOf(before, LEFT);
  return page(ctx, {
    title: t.publication.title,
    answer: rows.length
      ? t.publication.answer(on, count(sum.employers, lang), money(sum.late, lang))
      : t.publication.none(ctx.month(world.last.period)),
    lead: [
      ...(before.length
        ? [t.publication.left(count(gone.employers, lang), count(sumOf(before, ["paid"]).employers, lang))]
        : []),
      t.publication.lead
    ],
    crumbs: crumbsOf(ctx),
    content: [
      ...(rows.length ? contentOf(ctx, lists, "publication", rows, before) : []),
      ...(lists.strays.length
        ? [section("stray", t.strayHeading, paragraph(t.strayNote, "note"), strayTable(ctx, lists.strays))]
        : [])
    ],
    cautions: t.cautions,
    links: linksOf(ctx, PUBLICATION)
  });
}

/** The list of the last quarter's end to state bodies. */
export function statePage(world: World, lang: Lang, lists: Lists): Page {
  const ctx = contextOf(world, lang, STATE);
  const t = ctx.t.lists;
  const rows = rowsOf(lists, "state");
  const sum = sumOf(rows, ["listed", "unknown"]);
  const gone = sumOf(rows, LEFT);
  const day = rows[0] ? dueDay(rows[0].list_ix) : null;
  return page(ctx, {
    title: t.state.title,
    answer: rows.length
      ? t.state.answer(
          date(rows[0]!.data_date, lang),
          count(sum.employers, lang),
          money(sum.late, lang),
          date(day!, lang)
        )
      : t.state.none,
    lead: [
      ...(rows.length ? [t.state.left(count(gone.employers, lang), count(sumOf(rows, ["paid"]).employers, lang))] : []),
      t.state.lead
    ],
    crumbs: crumbsOf(ctx),
    content: rows.length ? contentOf(ctx, lists, "state", rows, rows) : [],
    cautions: t.cautions,
    links: linksOf(ctx, STATE)
  });
}

function dueDay(listIx: number): string {
  const next = listIx + 1;
  return `${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, "0")}-${STATE_DAY}`;
}

function contentOf(ctx: Context, lists: Lists, list: ListId, rows: ListRow[], before: ListRow[]): string[] {
  const {lang} = ctx;
  const t = ctx.t.lists;
  const sum = sumOf(rows, ["listed"]);
  const [first] = rows;
  const top = lists.top.filter((row) => row.list === list);
  return [
    keyFigures([
      {label: t.dataDate, value: date(first!.data_date, lang)},
      {label: t.paidTo, value: date(first!.paid_to, lang)},
      {label: t.listed, value: count(sum.employers, lang)},
      {label: t.amount, value: money(sum.late, lang)},
      ...(list === "state" ? [{label: t.evasionSigns, value: count(sum.evasionSigns, lang)}] : [])
    ]),
    section("provinces", t.byProvince, provinceTable(ctx, lists, list, rows, before)),
    section(
      "top",
      t.top,
      paragraph(shownOf(ctx, top.length, sum.employers), "note"),
      topTable(ctx, list, top, first!.data_date)
    ),
    ...(before.length ? [section("left", t.nowHeading, leftTable(ctx, list, before))] : [])
  ];
}

/** Up from a page of the lists. */
export function crumbsOf(ctx: Context) {
  return [
    {label: ctx.t.common.nav.overview, to: "index"},
    {label: ctx.t.ladder.nav, to: "ladder"}
  ];
}

/** Sideways between the pages of the lists. */
export function linksOf(ctx: Context, own: string) {
  const t = ctx.t.lists;
  return [
    {label: t.publication.title, to: PUBLICATION},
    {label: t.state.title, to: STATE},
    {label: t.article.title, to: ARTICLE},
    {label: t.steering.title, to: STEERING},
    {label: t.rules.title, to: RULES}
  ].filter(({to}) => to !== own);
}
