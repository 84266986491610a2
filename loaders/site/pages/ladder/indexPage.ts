import {barChart} from "../../../../src/components/barChart.js";
import {figure} from "../../../../src/components/figure.js";
import {keyFigures} from "../../../../src/components/keyFigures.js";
import {cells, dataTable, type Cell} from "../../../../src/components/table.js";
import {count, decimal, money, percent, type Lang} from "../../../../src/domain/format.js";
import type {Page} from "../../page.js";
import {periodText} from "../../../reference.js";
import {contextOf, type Context} from "../context.js";
import {page, paragraph, section} from "../layout.js";
import type {World} from "../world.js";
import {activitySection} from "./activityTable.js";
import {DUTIES, dueOf, stateName, STEPS_OF, type Ladder} from "./data.js";
import {flowTable} from "./flowTable.js";
import {EVIDENCE, LADDER, workPath} from "./paths.js";
import {stepTable} from "./stepTable.js";
import {trendFigure} from "./trendFigure.js";
import type {FunnelRow} from "./types.js";

/** The ladder for the centre: where employers and money stand, how long, what moved, province by province. */
export function indexPage(world: World, lang: Lang, ladder: Ladder, links: {label: string; to: string}[]): Page {
  const ctx = contextOf(world, lang, LADDER);
  const {ladder: l, common} = ctx.t;
  return page(ctx, {
    title: l.title(ctx.month(world.last.period)),
    answer: answerOf(ctx, ladder),
    lead: [l.lead, ...slowest(ctx, ladder)],
    crumbs: [{label: common.nav.overview, to: "index"}],
    content: [
      keysOf(ctx, ladder),
      funnelFigure(ctx, ladder),
      section("steps", l.stepsHeading, stepTable(ctx, ladder, "VN")),
      trendFigure(ctx, ladder),
      provinces(ctx, ladder),
      activitySection(ctx, ladder),
      flowSection(ctx, ladder)
    ],
    cautions: l.cautions,
    links: [{label: l.evidenceLink, to: EVIDENCE}, ...links, {label: common.nav.provinces, to: "provinces"}]
  });
}

function answerOf(ctx: Context, ladder: Ladder): string {
  const {lang} = ctx;
  const {ladder: l} = ctx.t;
  const due = dueOf(ladder, ladder.funnel("VN"));
  const until = ctx.month(ctx.world.last.period);
  if (!due.employers) return l.answerNone(until);
  const said = l.answer(until, count(due.employers, lang), money(due.late, lang));
  return said + (due.overdue ? l.answerOverdue(count(due.overdue, lang)) : l.answerNoOverdue);
}

/** The step at which those who wait have waited longest. */
function slowest(ctx: Context, ladder: Ladder): string[] {
  const rows = [...ladder.funnel("VN").values()].filter((row) => row.months !== null && row.employers >= 3);
  const found = rows.sort((a, b) => b.months! - a.months!)[0];
  if (!found || found.months! < 1) return [];
  const months = decimal(found.months, found.months! % 1 ? 1 : 0, ctx.lang);
  const name = stateName(ladder, found.state, ctx.lang);
  return [ctx.t.ladder.slowest(name, months, count(found.employers, ctx.lang))];
}

function keysOf(ctx: Context, ladder: Ladder): string {
  const {lang} = ctx;
  const {ladder: l} = ctx.t;
  const funnel = ladder.funnel("VN");
  return keyFigures(
    ([...DUTIES, "apart"] as const).map((key) => {
      const rows = (key === "apart" ? ["apart"] : STEPS_OF[key])
        .map((state) => funnel.get(state))
        .filter((row) => row !== undefined);
      const sum = (of: (row: FunnelRow) => number) => rows.reduce((n, row) => n + of(row), 0);
      const late = rows.reduce((n, row) => n + row.late, 0n);
      const overdue = sum((row) => row.overdue);
      return {
        label: l.keys[key],
        value: count(
          sum((row) => row.employers),
          lang
        ),
        note: overdue ? l.overdueNote(count(overdue, lang)) : l.amountNote(money(late, lang))
      };
    })
  );
}

function funnelFigure(ctx: Context, ladder: Ladder): string {
  const {lang, world} = ctx;
  const {ladder: l, common} = ctx.t;
  const funnel = ladder.funnel("VN");
  const due = dueOf(ladder, funnel);
  const rows = ladder.steps.map(({id}) => ({id, row: funnel.get(id)}));
  const [largest] = [...rows].sort((a, b) => (b.row?.employers ?? 0) - (a.row?.employers ?? 0));
  const title = largest?.row
    ? l.funnelTitle(stateName(ladder, largest.id, lang), percent(largest.row.employers / due.employers, lang, 0))
    : l.funnelNone;
  const text = {lang, id: "funnel", title, description: l.funnelDescription};
  const svg = barChart({
    ...text,
    unit: "count",
    rows: rows.map(({id, row}) => ({
      label: stateName(ladder, id, lang),
      value: row?.employers ?? 0,
      note: `· ${money(row?.late ?? 0n, lang)}`
    }))
  });
  const table = {
    id: "funnel-table",
    lang,
    caption: l.stepsCaption(ctx.month(world.last.period)),
    filename: "ladder-funnel",
    columns: [
      {key: "step", label: l.columns.step, kind: "text" as const},
      {key: "employers", label: l.columns.employers, kind: "count" as const},
      {key: "late", label: l.columns.late, unit: common.units.dong, kind: "dong" as const}
    ],
    rows: rows.map(({id, row}) => ({
      step: cells.text(stateName(ladder, id, lang)),
      employers: cells.count(row?.employers ?? 0, lang),
      late: cells.dong(row?.late ?? 0n, lang)
    }))
  };
  const {source} = common;
  return figure({...text, svg, table, source, asOf: world.asOf, subtitle: l.funnelSubtitle, headingLevel: 2});
}

function provinces(ctx: Context, ladder: Ladder): string {
  const {lang, t, world} = ctx;
  const {columns: c} = t.ladder;
  const steps = ladder.steps;
  const codes = world.codes("province").filter((code) => ladder.funnel(code).size);
  const rows = codes
    .map((code) => ({code, funnel: ladder.funnel(code), due: dueOf(ladder, ladder.funnel(code))}))
    .sort((a, b) => (b.due.late > a.due.late ? 1 : b.due.late < a.due.late ? -1 : a.code < b.code ? -1 : 1));
  const table = dataTable({
    id: "ladder-provinces",
    lang,
    caption: t.ladder.provincesCaption(ctx.month(world.last.period)),
    filename: "ladder-provinces",
    filterable: true,
    columns: [
      {key: "province", label: c.province, kind: "text"},
      {key: "due", label: c.due, unit: t.ladder.employersUnit, kind: "count"},
      {key: "late", label: c.dueLate, unit: t.common.units.dong, kind: "dong"},
      {key: "overdue", label: c.overdue, unit: t.ladder.employersUnit, kind: "count"},
      ...steps.map(({id}) => ({key: id, label: stateName(ladder, id, lang), kind: "count" as const})),
      {key: "apart", label: c.apart, kind: "count"}
    ],
    rows: rows.map(({code, funnel, due}): Record<string, Cell> => ({
      province: cells.text(ctx.name("province", code), ctx.href(workPath(code))),
      due: cells.count(due.employers, lang),
      late: cells.dong(due.late, lang),
      overdue: cells.count(due.overdue, lang),
      ...Object.fromEntries(steps.map(({id}) => [id, cells.count(funnel.get(id)?.employers ?? 0, lang)])),
      apart: cells.count(funnel.get("apart")?.employers ?? 0, lang)
    }))
  });
  return section("provinces", t.ladder.provincesHeading, table);
}

function flowSection(ctx: Context, ladder: Ladder): string {
  const {ladder: l} = ctx.t;
  if (!ladder.flow("VN").length) return "";
  const [from, to] = [ctx.month(periodText(ladder.ix - 1)), ctx.month(periodText(ladder.ix))];
  return section("flow", l.flowHeading(from, to), paragraph(l.flowNote, "note"), flowTable(ctx, ladder, "VN"));
}
