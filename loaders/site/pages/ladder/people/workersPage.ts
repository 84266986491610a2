import {figure} from "../../../../../src/components/figure.js";
import {stackedBars} from "../../../../../src/components/stackedBars.js";
import {cells, dataTable, type Cell, type TableSpec} from "../../../../../src/components/table.js";
import {count, percent, type Lang} from "../../../../../src/domain/format.js";
import type {Page} from "../../../page.js";
import {contextOf, groupPath, type Context} from "../../context.js";
import {page, paragraph, section} from "../../layout.js";
import {monthCell} from "../../trend.js";
import type {World} from "../../world.js";
import {LADDER} from "../paths.js";
import type {People} from "./data.js";
import {WORKER_EMPLOYERS, WORKERS} from "./paths.js";
import {cellKey, MISSING, STATES, type Measure, type WorkerCells} from "./workerCells.js";

/** Counts of workers by cover and state; what is small, or gives a small number away, is hidden. */
export function workersPage(world: World, lang: Lang, people: People): Page {
  const ctx = contextOf(world, lang, WORKERS);
  const t = ctx.t.people.workers;
  const last = people.workers.filter((row) => row.period_ix === people.workers.at(-1)?.period_ix);
  const nation = last.find((row) => row.level === "nation");
  const frame = {
    title: t.title,
    crumbs: [
      {label: ctx.t.common.nav.overview, to: "index"},
      {label: ctx.t.ladder.nav, to: LADDER}
    ],
    cautions: t.cautions,
    links: [{label: ctx.t.ladder.nav, to: LADDER}, ...(nation ? [{label: t.employersLink, to: WORKER_EMPLOYERS}] : [])]
  };
  if (!nation) return page(ctx, {...frame, answer: t.none, content: []});
  const shown = (measure: Measure) => numberOf(people, nation, measure, lang) ?? t.hidden;
  const {cover} = people;
  return page(ctx, {
    ...frame,
    answer: t.answer(
      ctx.month(nation.period),
      shown("workers"),
      count(nation.employers, lang),
      shown("left_unsettled")
    ),
    lead: [
      ...(cover ? [t.cover(count(cover.listed, lang), count(cover.late_3, lang))] : []),
      t.rule(count(people.rule.threshold, lang))
    ],
    content: [
      course(ctx, people),
      ...changes(ctx, people, nation),
      section(
        "workers-provinces",
        t.provinceHeading,
        groupTable(ctx, people, last, "province", MISSING, t.provinceCaption(ctx.month(nation.period)))
      ),
      section(
        "workers-states",
        t.stateHeading,
        groupTable(ctx, people, last, "province", STATES, t.stateCaption(ctx.month(nation.period)))
      ),
      section(
        "workers-sectors",
        t.sectorHeading,
        groupTable(ctx, people, last, "sector", MISSING, t.sectorCaption(ctx.month(nation.period)))
      )
    ]
  });
}

/** A figure as it may be shown: null where it is hidden. */
export function numberOf(people: People, row: WorkerCells, measure: Measure, lang: Lang): string | null {
  return people.hidden.hidden.has(cellKey(row, measure)) ? null : count(row[measure], lang);
}

function cellOf(ctx: Context, people: People, row: WorkerCells, measure: Measure): Cell {
  const t = ctx.t.people.workers;
  if (people.hidden.hidden.has(cellKey(row, measure)))
    return cells.html(`<abbr title="${t.suppressedHint}">${t.suppressed}</abbr>`, t.suppressed);
  return cells.count(row[measure], ctx.lang);
}

function groupTable(
  ctx: Context,
  people: People,
  rows: readonly WorkerCells[],
  level: "province" | "sector",
  parts: readonly Measure[],
  caption: string
): string {
  const t = ctx.t.people.workers;
  const measures: Measure[] = ["workers", ...parts];
  const listed = [...rows.filter((row) => row.level === level), ...rows.filter((row) => row.level === "nation")];
  return dataTable({
    id: `workers-${level}-${parts[0]}`,
    lang: ctx.lang,
    caption,
    columns: [
      {key: "group", label: t.columns.group, kind: "text"},
      ...measures.map((measure) => ({key: measure, label: t.columns[measure], kind: "count" as const}))
    ],
    filename: `workers-${level}-${parts[0]!.replace("_", "-")}`,
    rows: listed.map((row): Record<string, Cell> => ({
      group:
        row.level === "nation"
          ? cells.text(t.total)
          : cells.text(ctx.name(level, row.code), ctx.href(groupPath(level, row.code))),
      ...Object.fromEntries(measures.map((measure) => [measure, cellOf(ctx, people, row, measure)]))
    }))
  });
}

function course(ctx: Context, people: People): string {
  const {lang, world} = ctx;
  const t = ctx.t.people.workers;
  const rows = people.workers.filter((row) => row.level === "nation");
  const last = rows.at(-1)!;
  const open = (row: WorkerCells, measure: Measure) =>
    people.hidden.hidden.has(cellKey(row, measure)) ? null : row[measure];
  const parts = (["missing_6", "missing_12", "never_paid", "workers"] as const).map((measure) => open(last, measure));
  const long = parts.includes(null) ? null : parts[0]! + parts[1]! + parts[2]!;
  const text = {
    lang,
    id: "workers-course",
    title:
      long === null ? t.courseSubtitle : t.courseTitle(percent(long / parts[3]!, lang, 0), ctx.monthShort(last.period)),
    description: t.courseDescription
  };
  const svg = stackedBars({
    ...text,
    unit: "count",
    periods: rows.map((row) => row.period),
    classes: MISSING.map((key) => ({key, label: t.columns[key], values: rows.map((row) => open(row, key))}))
  });
  const table: TableSpec = {
    id: "workers-course-table",
    lang,
    caption: t.courseCaption,
    columns: [
      {key: "month", label: ctx.t.common.columns.month, kind: "text"},
      ...(["workers", ...MISSING] as const).map((key) => ({key, label: t.columns[key], kind: "count" as const}))
    ],
    filename: "workers-course",
    rows: [...rows].reverse().map((row) => ({
      month: monthCell(ctx, row.period),
      ...Object.fromEntries((["workers", ...MISSING] as const).map((key) => [key, cellOf(ctx, people, row, key)]))
    }))
  };
  return figure({
    ...text,
    svg,
    table,
    subtitle: t.courseSubtitle,
    source: ctx.t.common.source,
    asOf: world.asOf,
    headingLevel: 2
  });
}

/** What changed on the lists since last month; left out when one of the numbers is small. */
function changes(ctx: Context, people: People, nation: WorkerCells): string[] {
  const numbers = [nation.newly_left, nation.newly_settled, nation.joined];
  if (numbers.some((n) => n > 0 && n < people.rule.threshold)) return [];
  const [left, settled, joined] = numbers.map((n) => count(n, ctx.lang)) as [string, string, string];
  return [paragraph(ctx.t.people.workers.changes(left, settled, joined))];
}

/** The section on the page of a province or sector; none where its figures are hidden. */
export function workersSection(ctx: Context, people: People, level: "province" | "sector", code: string): string[] {
  const t = ctx.t.people.workers;
  const row = people.workers.filter((one) => one.level === level && one.code === code).at(-1);
  if (!row || row.period_ix !== people.workers.at(-1)!.period_ix) return [];
  const needed = ["workers", "missing_6", "missing_12", "never_paid"] as const;
  if (needed.some((measure) => people.hidden.hidden.has(cellKey(row, measure)))) return [];
  const long = row.missing_6 + row.missing_12 + row.never_paid;
  const said = t.section(ctx.month(row.period), count(row.workers, ctx.lang), count(long, ctx.lang));
  return [section("workers", t.sectionHeading, paragraph(said.replaceAll("**", "")))];
}
