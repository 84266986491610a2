import {keyFigures} from "../../../src/components/keyFigures.js";
import {count, date} from "../../../src/domain/format.js";
import type {Page} from "../page.js";
import {consequenceTable} from "./consequence.js";
import {contextOf, type Context} from "./context.js";
import {deliveryGrids} from "./grid.js";
import {page, section} from "./layout.js";
import {breaksTable, loadsTable, lostTable, problemsTable, quarantineTable, reasonsTable} from "./statusTables.js";
import {reconciliationTable} from "./reconciliation.js";
import {isCentral, type World} from "./world.js";

/** Data status: what arrived by province and month, what was set aside, what does not fit together. */
export function statusPage(whole: World, lang: "vi" | "en"): Page {
  const world = ownDeliveries(whole);
  const ctx = contextOf(world, lang, "data-status");
  const {t} = ctx;
  const s = t.status;
  // The header tells of all deliveries, as on every page.
  return page(contextOf(whole, lang, "data-status"), {
    title: s.title,
    answer: answerOf(ctx),
    lead: [warehouseLine(ctx), world.isSynthetic ? s.syntheticLine : s.realLine],
    crumbs: [{label: t.common.nav.overview, to: "index"}],
    content: [
      keyFigures(figuresOf(ctx)),
      section("grid", s.gridHeading, deliveryGrids(ctx)),
      section("problems", s.problemsHeading, problemsTable(ctx)),
      section("quarantine", s.reasonsHeading, reasonsTable(ctx), quarantineTable(ctx)),
      section("consequence", t.quarantine.heading, consequenceTable(ctx)),
      // A file that holds several provinces is none's own.
      ...(isCentral(world) || world.marts.loads.length ? [section("loads", s.loadsHeading, loadsTable(ctx))] : []),
      section("reconciliation", s.reconciliationHeading, reconciliationTable(ctx)),
      section("breaks", s.breaksHeading, breaksTable(ctx)),
      section("lost", s.lostHeading, lostTable(ctx))
    ],
    cautions: s.cautions,
    links: [
      {label: t.common.nav.overview, to: "index"},
      {label: t.common.nav.provinces, to: "provinces"},
      {label: t.common.nav.metrics, to: "metrics"},
      {label: t.revisions.link, to: "revisions"}
    ]
  });
}

/** In an edition: the deliveries of the reader's own province. */
function ownDeliveries(world: World): World {
  if (isCentral(world)) return world;
  const deliveries = world.marts.deliveries.filter((row) => row.as_is_code === world.edition.province);
  return {
    ...world,
    marts: {...world.marts, deliveries},
    deliveriesOf: (ix) => deliveries.filter((row) => row.period_ix === ix)
  };
}

function answerOf(ctx: Context): string {
  const {world, lang, t} = ctx;
  const s = t.status;
  const now = world.deliveriesOf(world.last.period_ix);
  const missing = now.filter((cell) => !cell.is_known).length;
  const month = ctx.month(world.last.period);
  const all = world.marts.deliveries;
  const rows = quarantinedRows(world);
  const own = isCentral(world) ? null : ctx.fullName("province", world.edition.province!);
  return `${[
    own !== null
      ? s.answerOwn[missing ? "missing" : "all"](own, month)
      : missing
        ? s.answerMissing(month, count(missing, lang), count(now.length, lang))
        : s.answerAll(month, count(now.length, lang)),
    s.answerCells(count(all.filter((cell) => cell.is_known).length, lang), count(all.length, lang)),
    rows ? s.answerQuarantine(count(rows, lang)) : s.answerNoQuarantine
  ].join("; ")}.`;
}

function quarantinedRows(world: World): number {
  return world.marts.quarantine_totals[0]!.open_rows;
}

function warehouseLine(ctx: Context): string {
  const {world, lang, t} = ctx;
  const asOf = /^\d{4}-\d{2}-\d{2}/.test(world.asOf) ? date(world.asOf, lang) : t.common.missing;
  if (!isCentral(world)) return t.status.asOfOwn(asOf, ctx.month(world.first.period), ctx.month(world.last.period));
  const loads = count(world.marts.loads.length, lang);
  return t.status.asOfLine(asOf, ctx.month(world.first.period), ctx.month(world.last.period), loads);
}

function figuresOf(ctx: Context) {
  const {world, lang, t} = ctx;
  const cells = world.marts.deliveries;
  const counted = (state: string) => count(cells.filter((cell) => cell.state === state).length, lang);
  const corrections = count(cells.filter((cell) => cell.is_correction).length, lang);
  const {states} = t.status;
  return [
    {label: states.delivered, value: count(cells.filter((cell) => cell.is_known).length, lang)},
    {label: states.missing, value: counted("missing")},
    {label: states.corrected, value: corrections},
    {label: states.held, value: counted("held")},
    {label: states.quarantined, value: counted("quarantined")}
  ];
}
