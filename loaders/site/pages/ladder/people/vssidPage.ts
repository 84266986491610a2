import {group} from "d3-array";
import {figure} from "../../../../../src/components/figure.js";
import {lineChart} from "../../../../../src/components/lineChart.js";
import {sparkline} from "../../../../../src/components/sparkline.js";
import {cells, dataTable, type Cell} from "../../../../../src/components/table.js";
import {count, percent, type Lang} from "../../../../../src/domain/format.js";
import {paceOf, type Pace} from "../../../../../src/domain/stats/pace.js";
import {periodText} from "../../../../reference.js";
import type {Page} from "../../../page.js";
import {contextOf, groupPath, type Context} from "../../context.js";
import {page, section} from "../../layout.js";
import type {World} from "../../world.js";
import {LADDER} from "../paths.js";
import type {Installs, People} from "./data.js";
import {VSSID} from "./paths.js";

/** Installs of one province, or of the nation, up to the last month. */
interface Course {
  code: string;
  months: Installs[];
  last: Installs;
  left: number;
  pace: Pace | null;
}

/** VssID installs against plan, with trend and projection. */
export function vssidPage(world: World, lang: Lang, people: People): Page {
  const ctx = contextOf(world, lang, VSSID);
  const t = ctx.t.people.vssid;
  const frame = {
    title: t.title,
    crumbs: [
      {label: ctx.t.common.nav.overview, to: "index"},
      {label: ctx.t.ladder.nav, to: LADDER}
    ],
    cautions: t.cautions,
    links: [{label: ctx.t.ladder.nav, to: LADDER}]
  };
  const known = people.installs.filter((row) => row.done !== null);
  const lastIx = Math.max(...known.map((row) => row.period_ix));
  const groups = [...group(known, (row) => row.code)].filter(([, rows]) => rows.at(-1)!.period_ix === lastIx);
  if (!groups.length) return page(ctx, {...frame, answer: t.none, content: []});
  const courses = groups.map(([code, rows]) => courseOf(code, rows));
  const nation = courseOf("VN", nationOf(groups.map(([, rows]) => rows)));
  const {last} = nation;
  const month = ctx.month(last.period);
  const n = (verdict: Pace["verdict"]) => count(courses.filter((one) => one.pace?.verdict === verdict).length, lang);
  return page(ctx, {
    ...frame,
    answer:
      last.planned === null
        ? t.noPlan(month, count(last.done_year, lang))
        : t.answer(
            month,
            count(last.done_year, lang),
            count(last.planned, lang),
            percent(last.done_year! / last.planned, lang, 0)
          ),
    lead: [t.verdicts(n("reached"), n("likely"), n("unlikely"), n("uncertain"))],
    content: [nationFigure(ctx, nation), section("vssid-provinces", t.heading, table(ctx, courses, month))]
  });
}

function courseOf(code: string, months: Installs[]): Course {
  const last = months.at(-1)!;
  const left = 11 - (last.period_ix % 12);
  const counts = months.map((row) => row.done!);
  const pace = last.planned === null ? null : paceOf(counts, last.done_year!, last.planned, left);
  return {code, months, last, left, pace};
}

/** The sum over provinces, for the months that all of them report. */
function nationOf(all: readonly (readonly Installs[])[]): Installs[] {
  const months = [...group(all.flat(), (row) => row.period_ix)].filter(([, rows]) => rows.length === all.length);
  const sum = (rows: readonly Installs[], of: (row: Installs) => number | null) =>
    rows.some((row) => of(row) === null) ? null : rows.reduce((total, row) => total + of(row)!, 0);
  return months
    .sort(([a], [b]) => a - b)
    .map(([ix, rows]) => ({
      code: "VN",
      period_ix: ix,
      period: rows[0]!.period,
      planned: sum(rows, (row) => row.planned),
      done: sum(rows, (row) => row.done),
      done_year: sum(rows, (row) => row.done_year)
    }));
}

/** The year of the last month: installed so far, the plan in equal months, and the band to December. */
function nationFigure(ctx: Context, {last, months, left, pace}: Course): string {
  const {lang, world} = ctx;
  const t = ctx.t.people.vssid;
  const january = last.period_ix - (last.period_ix % 12);
  const ixs = Array.from({length: 12}, (_, m) => january + m);
  const done = ixs.map((ix) => months.find((row) => row.period_ix === ix)?.done_year ?? null);
  const plan = ixs.map((_, m) => (last.planned === null ? null : (last.planned * (m + 1)) / 12));
  const ahead = (end: number | undefined) =>
    ixs.map((ix) =>
      end === undefined || ix < last.period_ix || !left
        ? null
        : last.done_year! + ((end - last.done_year!) * (ix - last.period_ix)) / left
    );
  const text = {
    lang,
    id: "vssid",
    title:
      pace && last.planned !== null
        ? t.courseTitle(count(Math.round(pace.expected), lang), count(last.planned, lang))
        : t.courseTitleNone,
    description: t.courseDescription
  };
  const projected = ahead(pace?.expected);
  const svg = lineChart({
    ...text,
    unit: "count",
    periods: ixs.map(periodText),
    series: [
      {key: "done", label: t.done, values: done, emphasis: true},
      {key: "plan", label: t.plan, values: plan, dashed: true},
      ...(pace ? [{key: "projected", label: t.projected, values: projected}] : [])
    ],
    ...(pace ? {band: {low: ahead(pace.low), high: ahead(pace.high)}} : {})
  });
  const round = (value: number | null) => (value === null ? null : Math.round(value));
  return figure({
    ...text,
    svg,
    subtitle: t.courseSubtitle,
    source: ctx.t.common.source,
    asOf: world.asOf,
    headingLevel: 2,
    table: {
      id: "vssid-table",
      lang,
      caption: t.courseCaption,
      columns: [
        {key: "month", label: ctx.t.common.columns.month, kind: "text"},
        {key: "done", label: t.done, kind: "count"},
        {key: "plan", label: t.plan, kind: "count"},
        {key: "projected", label: t.projected, kind: "count"}
      ],
      filename: "vssid",
      rows: ixs.map((ix, m) => ({
        month: {text: ctx.monthShort(periodText(ix)), value: periodText(ix)},
        done: cells.count(done[m], lang),
        plan: cells.count(round(plan[m]!), lang),
        projected: cells.count(round(projected[m] ?? null), lang)
      }))
    }
  });
}

function table(ctx: Context, courses: readonly Course[], month: string): string {
  const {lang} = ctx;
  const t = ctx.t.people.vssid;
  const c = t.columns;
  return dataTable({
    id: "vssid-provinces-table",
    lang,
    caption: t.caption(month),
    columns: [
      {key: "group", label: c.group, kind: "text"},
      {key: "done", label: c.done, kind: "count"},
      {key: "plan", label: c.plan, kind: "count"},
      {key: "share", label: c.share, kind: "percent"},
      {key: "trend", label: c.trend, kind: "html"},
      {key: "monthly", label: c.monthly, kind: "count"},
      {key: "expected", label: c.expected, kind: "count"},
      {key: "band", label: c.band, kind: "text", align: "right"},
      {key: "verdict", label: c.verdict, kind: "text"},
      {key: "when", label: c.when, kind: "text"}
    ],
    filename: "vssid-provinces",
    rows: courses.map((one) => row(ctx, one))
  });
}

function row(ctx: Context, {code, months, last, pace}: Course): Record<string, Cell> {
  const {lang} = ctx;
  const t = ctx.t.people.vssid;
  const name = ctx.name("province", code);
  const whole = (value: number | undefined) => cells.count(value === undefined ? null : Math.round(value), lang);
  const spark = sparkline({values: months.slice(-12).map((one) => one.done), label: `${t.columns.trend}: ${name}`});
  return {
    group: cells.text(name, ctx.href(groupPath("province", code))),
    done: cells.count(last.done_year, lang),
    plan: cells.count(last.planned, lang),
    share: cells.percent(last.planned ? last.done_year! / last.planned : null, lang),
    trend: cells.html(spark, name),
    monthly: whole(pace?.monthly),
    expected: whole(pace?.expected),
    band: pace
      ? {
          text: `${count(Math.round(pace.low), lang)} – ${count(Math.round(pace.high), lang)}`,
          value: `${pace.low} ${pace.high}`
        }
      : {text: ctx.t.common.missing, value: null},
    verdict: cells.text(t.verdict[pace?.verdict ?? "none"]),
    when: whenCell(ctx, last, pace)
  };
}

/** The month in which the plan is reached at this pace, when that is within five years. */
function whenCell(ctx: Context, last: Installs, pace: Pace | null): Cell {
  const months = pace?.monthsToPlan ?? null;
  if (months === null || months > 60) return {text: ctx.t.common.missing, value: null};
  if (months === 0) return cells.text(ctx.t.people.vssid.verdict.reached);
  const month = periodText(last.period_ix + months);
  return {text: ctx.t.people.vssid.when(ctx.monthShort(month)), value: month};
}
