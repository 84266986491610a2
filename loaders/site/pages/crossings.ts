import {sideWord} from "../../../src/components/cells.js";
import {cells, dataTable, type Cell} from "../../../src/components/table.js";
import {escapeHtml} from "../../../src/domain/escape.js";
import type {CrossingRow, TopEmployerRow} from "../../marts/types.js";
import {groupPath, type Context} from "./context.js";
import {paragraph, section} from "./layout.js";
import type {PageLevel} from "./world.js";

type By = PageLevel | "size_class";

/** One group divided by another dimension: rate, late amount, share, employers. */
export function crossingSection(ctx: Context, level: PageLevel, code: string, by: By): string {
  const {t, lang, world} = ctx;
  const rows = world.marts.crossings.filter((r) => r.level === level && r.code === code && r.by_level === by);
  if (!rows.length) return "";
  const sorted = by === "size_class" ? bySize(rows) : rows;
  const c = t.common.columns;
  const label = {province: c.province, sector: c.sector, employer_type: c.type, size_class: c.size}[by];
  const heading = {
    province: t.groups.byProvince,
    sector: t.groups.bySector,
    employer_type: t.groups.byType,
    size_class: t.groups.bySize
  }[by];
  const table = dataTable({
    id: `by-${by}`,
    lang,
    caption: `${heading}, ${ctx.name(level, code)}`,
    columns: [
      {key: "label", label, kind: "text"},
      {key: "rate", label: c.rate, kind: "percent"},
      {key: "distance", label: c.distance, unit: t.common.units.points, kind: "points"},
      {key: "late", label: c.late, unit: t.common.units.dong, kind: "dong"},
      {key: "share", label: c.share, kind: "percent"},
      {key: "employers_late", label: c.employersLate, kind: "count"},
      {key: "employers", label: c.employers, kind: "count"}
    ],
    filename: `${ctx.path.replaceAll("/", "-")}-by-${by}`,
    rows: sorted.map((row) => crossingRow(ctx, by, row))
  });
  return section(`by-${by}-section`, heading, table);
}

function crossingRow(ctx: Context, by: By, row: CrossingRow): Record<string, Cell> {
  const {lang, world} = ctx;
  const distance = row.arrears_rate === null ? null : row.arrears_rate - world.baseline;
  return {
    label: by === "size_class" ? sizeCell(ctx, row.by_code) : linkCell(ctx, by, row.by_code),
    rate: cells.percent(row.arrears_rate, lang),
    distance: cells.points(distance, lang, (v) => sideWord(v, lang)),
    late: cells.dong(row.late, lang),
    share: cells.percent(row.share_of_late, lang),
    employers_late: cells.count(row.employers_late, lang),
    employers: cells.count(row.employers, lang)
  };
}

const SIZES = ["0", "1–9", "10–49", "50–199", "200–499", "500+"] as const;

function bySize(rows: CrossingRow[]): CrossingRow[] {
  const place = (row: CrossingRow) => (SIZES as readonly string[]).indexOf(row.by_code);
  return [...rows].sort((a, b) => place(a) - place(b));
}

function sizeCell(ctx: Context, code: string): Cell {
  const place = (SIZES as readonly string[]).indexOf(code);
  return {text: ctx.t.common.sizes[code as "0"] ?? code, value: `${place}: ${code}`};
}

function linkCell(ctx: Context, level: PageLevel, code: string): Cell {
  return cells.text(ctx.name(level, code), ctx.href(groupPath(level, code)));
}

/** The twenty employers with the largest late amount of a group. */
export function topEmployersSection(ctx: Context, level: PageLevel, code: string): string {
  const {t, lang, world} = ctx;
  const rows = world.marts.top_employers.filter((row) => row.level === level && row.code === code);
  if (!rows.length) return section("employers", t.groups.topHeading, paragraph(t.groups.topNone));
  const month = world.months.find((m) => m.period_ix === rows[0]!.period_ix)!;
  const c = t.common.columns;
  const place = level === "province" ? {key: "sector", label: c.sector} : {key: "province", label: c.province};
  const dong = t.common.units.dong;
  const table = dataTable({
    id: "top-employers",
    lang,
    caption: t.groups.topCaption(ctx.month(month.period)),
    columns: [
      {key: "code", label: c.employerCode, kind: "text"},
      {key: "name", label: c.employerName, kind: "text"},
      {...place, kind: "text"},
      {key: "headcount", label: c.headcount, kind: "count"},
      {key: "late", label: c.late, unit: dong, kind: "dong"},
      {key: "months", label: c.monthsLate, kind: "count"},
      ...(["si", "hi", "ui", "oa"] as const).map((fund) => ({
        key: fund,
        label: t.common.funds[fund],
        unit: dong,
        kind: "dong" as const
      }))
    ],
    filename: `${ctx.path.replaceAll("/", "-")}-employers`,
    rows: rows.map((row) => employerRow(ctx, row))
  });
  return section("employers", t.groups.topHeading, table, paragraph(t.groups.topNote, "note"));
}

function employerRow(ctx: Context, row: TopEmployerRow): Record<string, Cell> {
  const {lang, t} = ctx;
  return {
    code: cells.text(row.employer_code),
    name: nameCell(ctx, row),
    sector: linkCell(ctx, "sector", row.section),
    province: linkCell(ctx, "province", row.as_is_code),
    headcount: cells.count(row.headcount, lang),
    late: cells.dong(row.late, lang),
    months: row.months_late === 0 ? {text: t.common.underOneMonth, value: 0} : cells.count(row.months_late, lang),
    si: cells.dong(row.si_late, lang),
    hi: cells.dong(row.hi_late, lang),
    ui: cells.dong(row.ui_late, lang),
    oa: cells.dong(row.oa_late, lang)
  };
}

/** A name as it was registered, with the mark of hard-to-collect employers. */
function nameCell(ctx: Context, row: TopEmployerRow): Cell {
  const {noName, hardToCollect} = ctx.t.common;
  const name = row.employer_name?.trim() || noName;
  const flag = row.hard_to_collect ? ` <span class="flag">${escapeHtml(hardToCollect)}</span>` : "";
  const text = row.hard_to_collect ? `${name} (${hardToCollect})` : name;
  return cells.html(`<span class="employer-name">${escapeHtml(name)}${flag}</span>`, text, text);
}
