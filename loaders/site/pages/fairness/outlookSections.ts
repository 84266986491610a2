import {lineChart} from "../../../../src/components/lineChart.js";
import {cells, dataTable, type TableSpec} from "../../../../src/components/table.js";
import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {count, money, percent, pointsApart} from "../../../../src/domain/format.js";
import type {ControlChart} from "../../../../src/domain/stats/assurance.js";
import type {Debtors, Outlook, Outlooks} from "../../../ranking/outlook.js";
import {periodText} from "../../../reference.js";
import type {Context} from "../context.js";
import {paragraph, section, titled} from "../layout.js";
import {frame} from "./charts.js";
import {OUTLOOK_PATH} from "./outlookPage.js";

/** The sections of a province: its control chart, and its path to the target. */
export function outlookSections(ctx: Context, outlooks: Outlooks, code: string): string[] {
  const own = outlooks.provinces.get(code);
  if (!own) return [];
  return [own.control ? controlSection(ctx, own, own.control) : "", pathSection(ctx, outlooks, own)].filter(Boolean);
}

function controlSection(ctx: Context, own: Outlook, chart: ControlChart): string {
  const {lang, world} = ctx;
  const t = ctx.t.outlook;
  const text = {
    lang,
    id: "rate-control",
    title: t.controlTitle[chart.variation](ctx.name("province", own.code)),
    description: t.controlDescription
  };
  const {points, limits} = chart;
  const all = (value: number) => points.map(() => value);
  const svg = lineChart({
    ...text,
    unit: "percent",
    periods: points.map(({ix}) => periodText(ix)),
    series: [
      {key: "rate", label: t.controlSeries, values: points.map(({adjusted}) => adjusted), emphasis: true},
      {key: "mean", label: t.controlMean, values: all(limits.mean), dashed: true}
    ],
    band: {low: all(Math.max(0, limits.lower)), high: all(limits.upper)},
    points: points
      .filter(({signal}) => signal !== null)
      .map(({ix, adjusted}) => ({period: periodText(ix), value: adjusted, label: ""})),
    height: 220
  });
  const subtitle = t.controlSubtitle(own.isOldDue, chart.seasonal !== null);
  return section(
    "rate-control-section",
    t.controlHeading,
    chart.assurance ? paragraph(`${t.assurance[chart.assurance]}. ${t.assuranceSentence[chart.assurance]}`) : "",
    frame(ctx, text, svg, controlTable(ctx, world.last.period, chart), subtitle, t.controlNote, 3)
  );
}

function controlTable(ctx: Context, month: string, {points}: ControlChart): TableSpec {
  const {lang} = ctx;
  const t = ctx.t.outlook;
  const {controlColumns: c} = t;
  return {
    id: "rate-control-table",
    lang,
    caption: `${t.controlHeading}, ${ctx.month(month)}`,
    columns: [
      {key: "month", label: c.month, kind: "text"},
      {key: "value", label: c.value, kind: "percent"},
      {key: "adjusted", label: c.adjusted, kind: "percent"},
      {key: "signal", label: c.signal, kind: "text"}
    ],
    filename: `${ctx.path.replaceAll("/", "-")}-control`,
    rows: [...points].reverse().map(({ix, value, adjusted, signal}) => ({
      month: {text: ctx.monthShort(periodText(ix)), value: periodText(ix)},
      value: cells.percent(value, lang),
      adjusted: cells.percent(adjusted, lang),
      signal: cells.text(signal ? t.signals[signal] : t.noSignal)
    }))
  };
}

function pathSection(ctx: Context, outlooks: Outlooks, {path, debtors, largest}: Outlook): string {
  if (!path) return "";
  const {lang} = ctx;
  const t = ctx.t.outlook;
  const month = ctx.month(periodText(outlooks.target_ix));
  const late = debtors?.late ?? 0;
  const [allowed, now] = [money(path.allowed, lang), money(late, lang)];
  const course =
    path.ahead === 0 || !outlooks.test
      ? t.pathCourseNow(percent(path.rate, lang))
      : t.pathCourse(
          percent(path.rate, lang),
          percent(path.band80[0], lang),
          percent(path.band80[1], lang),
          pointsApart(outlooks.test.error, lang),
          pointsApart(outlooks.test.naiveError, lang)
        );
  const safe = money(Math.round(path.beyondSafe), lang);
  const beyond =
    path.beyond > 0
      ? `${t.pathBeyond(money(Math.round(path.beyond), lang), safe)} ${largest === null ? t.pathNotEnough : t.pathLargest(count(largest, lang))}`
      : path.beyondSafe > 0
        ? t.pathBeyondNone(safe)
        : t.pathBeyondSure;
  return section(
    "target-path",
    t.pathHeading,
    paragraph(
      path.fall > 0 ? t.pathAnswer(month, allowed, now, money(path.fall, lang)) : t.pathMet(month, allowed, now)
    ),
    paragraph(course),
    paragraph(beyond),
    debtors ? titled(t.pathWhom, dataTable(whomTable(ctx, debtors))) : "",
    el("p", {}, el("a", {href: ctx.href(OUTLOOK_PATH)}, escapeHtml(t.link)))
  );
}

function whomTable(ctx: Context, debtors: Debtors): TableSpec {
  const {lang} = ctx;
  const t = ctx.t.outlook;
  const parts: [string, number][] = [
    [t.pathParts.largest_10, debtors.largest_10],
    [t.pathParts.largest_50, debtors.largest_50],
    [t.pathParts.hard, debtors.hard],
    ...debtors.ages.map((amount, i): [string, number] => [ctx.t.common.ages[i as 0], amount])
  ];
  return {
    id: "target-whom",
    lang,
    caption: t.pathWhomCaption,
    columns: [
      {key: "part", label: t.pathColumns.part, kind: "text"},
      {key: "late", label: t.pathColumns.late, unit: ctx.t.common.units.dong, kind: "dong"},
      {key: "share", label: t.pathColumns.share, kind: "percent"}
    ],
    filename: `${ctx.path.replaceAll("/", "-")}-whom`,
    rows: parts.map(([part, amount]) => ({
      part: cells.text(part),
      late: cells.dong(amount, lang),
      share: cells.percent(debtors.late > 0 ? amount / debtors.late : null, lang)
    }))
  };
}
