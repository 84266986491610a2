import {group} from "d3-array";
import {keyFigures} from "../../../../src/components/keyFigures.js";
import {cells, dataTable, type Cell} from "../../../../src/components/table.js";
import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {count, date, money, type Lang} from "../../../../src/domain/format.js";
import {linksFrom} from "../../../../src/domain/links.js";
import type {Work} from "../../../worklist/read.js";
import type {Page} from "../../page.js";
import {contextOf, groupPath, type Context} from "../context.js";
import {page, paragraph, section} from "../layout.js";
import type {World} from "../world.js";
import {dueOf, type Ladder} from "./data.js";
import {LADDER, workFile, workPath} from "./paths.js";
import {stepTable} from "./stepTable.js";
import {workTable} from "./workTable.js";

/**
 * The work list of a province, or in an officer's edition of his part of it: by urgency, officer and office.
 * @param more sections that an edition adds below the steps.
 */
export function workPage(
  world: World,
  lang: Lang,
  ladder: Ladder,
  code: string,
  more: (ctx: Context) => string[] = () => []
): Page {
  const ctx = contextOf(world, lang, workPath(code));
  const {ladder: l, common} = ctx.t;
  const toDo = ladder.toDo(code);
  const name = ctx.fullName("province", code);
  return page(ctx, {
    title: world.edition.kind === "officer" ? l.work.titleOfficer(world.edition.officer!, name) : l.work.title(name),
    answer: answerOf(ctx, ladder, code),
    lead: [l.work.deadlineOn(date(ladder.day, lang)), ladder.rule.formula[lang]],
    crumbs: [
      {label: common.nav.overview, to: "index"},
      {label: l.nav, to: LADDER}
    ],
    content: [
      urgencies(ctx, ladder, toDo),
      section("steps", l.stepsHeading, stepTable(ctx, ladder, code)),
      ...more(ctx),
      officers(ctx, ladder, code, toDo),
      ...offices(ctx, ladder, toDo),
      download(ctx, code),
      apart(ctx, ladder, code)
    ],
    cautions: [...l.work.cautions, ...l.cautions],
    links: [
      {label: l.nav, to: LADDER},
      {label: ctx.name("province", code), to: groupPath("province", code)}
    ]
  });
}

function answerOf(ctx: Context, ladder: Ladder, code: string): string {
  const {lang} = ctx;
  const {work: w} = ctx.t.ladder;
  const until = ctx.month(ctx.world.last.period);
  const due = dueOf(ladder, ladder.funnel(code));
  if (!due.employers) return w.none(until);
  const expected = ladder
    .work(code)
    .filter((row) => row.step_due !== null)
    .reduce((sum, row) => sum + (row.expected ?? 0n), 0n);
  return w.answer(until, count(due.employers, lang), money(due.late, lang), money(expected, lang));
}

const URGENCIES = ["overdue", "week", "later", "undated"] as const;

function urgencies(ctx: Context, ladder: Ladder, toDo: readonly Work[]): string {
  const {lang} = ctx;
  const {ladder: l} = ctx.t;
  const found = group(toDo, (row) => ladder.urgency(row));
  return keyFigures(
    URGENCIES.map((key) => {
      const rows = found.get(key) ?? [];
      const late = rows.reduce((sum, row) => sum + row.late, 0n);
      return {label: l.work[key], value: count(rows.length, lang), note: l.amountNote(money(late, lang))};
    })
  );
}

function officers(ctx: Context, ladder: Ladder, code: string, toDo: readonly Work[]): string {
  const {lang, t} = ctx;
  const {columns: c, work: w} = t.ladder;
  const found = [...group(toDo, (row) => row.officer_code)].sort(([a], [b]) => (a < b ? -1 : 1));
  const sum = (rows: readonly Work[], of: (row: Work) => bigint) => rows.reduce((n, row) => n + of(row), 0n);
  const table = dataTable({
    id: "officers-table",
    lang,
    caption: w.officersCaption(ctx.name("province", code)),
    filename: `ladder-${code}-officers`,
    columns: [
      {key: "officer", label: c.officer, kind: "text"},
      {key: "due", label: c.due, unit: t.ladder.employersUnit, kind: "count"},
      ...URGENCIES.map((key) => ({key, label: w[key], kind: "count" as const})),
      {key: "late", label: c.dueLate, unit: t.common.units.dong, kind: "dong"},
      {key: "expected", label: c.expected, unit: t.common.units.dong, kind: "dong"}
    ],
    rows: found.map(([officer, rows]): Record<string, Cell> => ({
      officer: cells.text(officer || w.noOfficer),
      due: cells.count(rows.length, lang),
      ...Object.fromEntries(
        URGENCIES.map((key) => [key, cells.count(rows.filter((row) => ladder.urgency(row) === key).length, lang)])
      ),
      late: cells.dong(
        sum(rows, (row) => row.late),
        lang
      ),
      expected: cells.dong(
        sum(rows, (row) => row.expected ?? 0n),
        lang
      )
    }))
  });
  return found.length ? section("officers", w.officersHeading, table) : "";
}

/** Rows that one page holds, shared out to its offices; the rest is in the CSV. */
const MOST_ROWS = 400;

function offices(ctx: Context, ladder: Ladder, toDo: readonly Work[]): string[] {
  const {lang} = ctx;
  const {work: w} = ctx.t.ladder;
  const found = [...group(toDo, (row) => row.agency_code)].sort(([a], [b]) => (a < b ? -1 : 1));
  return found.map(([agency, rows], i) => {
    const most = Math.max(10, Math.floor((MOST_ROWS * rows.length) / toDo.length));
    const shown = rows.slice(0, most);
    const more =
      rows.length > shown.length
        ? paragraph(w.moreRows(count(shown.length, lang), count(rows.length, lang)), "note")
        : "";
    const heading = agency ? w.agencyHeading(agency) : w.noAgency;
    return section(`office-${agency || i}`, heading, workTable(ctx, ladder, agency, shown), more);
  });
}

function download(ctx: Context, code: string): string {
  const {ladder: l} = ctx.t;
  const href = linksFrom(`${ctx.lang}/${ctx.path}`)(workFile(code));
  const link = el("a", {href, download: `ladder-${code}.csv`}, escapeHtml(l.work.download));
  return el("p", {class: "whole-list"}, link) + paragraph(l.work.b03, "note");
}

function apart(ctx: Context, ladder: Ladder, code: string): string {
  const {lang} = ctx;
  const {work: w} = ctx.t.ladder;
  const {value} = ladder.rule.materiality;
  const rows = ladder.work(code);
  const trifles = rows.filter((row) => row.step_due !== null && row.late < BigInt(value));
  const amount = (of: readonly Work[]) =>
    money(
      of.reduce((sum, row) => sum + row.late, 0n),
      lang
    );
  const handled = rows.filter((row) => row.handling !== null);
  return section(
    "apart",
    w.apartHeading,
    paragraph(w.apartText(count(handled.length, lang), amount(handled))),
    paragraph(w.materiality(money(value, lang), count(trifles.length, lang), amount(trifles)))
  );
}
