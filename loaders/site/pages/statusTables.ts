import {cells, dataTable, type Cell, type Column} from "../../../src/components/table.js";
import {count, date} from "../../../src/domain/format.js";
import {periodText} from "../../reference.js";
import type {Context} from "./context.js";
import {deliveryRuns, type DeliveryRun} from "./deliveryRuns.js";
import {paragraph, placeName} from "./layout.js";
import {reasonText} from "./reasons.js";
import {monthCell} from "./trend.js";
import {SWITCH_IX} from "./world.js";

/** Rows shown at most in a list; the rest is told in a line below. */
const SHOWN = {problems: 100, reasons: 40, loads: 24, breaks: 24, lost: 24};

function table(ctx: Context, id: string, caption: string, columns: Column[], rows: Record<string, Cell>[]): string {
  return dataTable({id, lang: ctx.lang, caption, columns, filename: `data-status-${id}`, rows});
}

function dayCell(ctx: Context, day: string | null): Cell {
  return day ? {text: date(day, ctx.lang), value: day} : {text: ctx.t.common.missing, value: null};
}

function textCell(ctx: Context, text: string | null): Cell {
  return text ? cells.text(text) : {text: ctx.t.common.missing, value: null};
}

/** Deliveries that are missing, corrected, held back or have rows in quarantine; the latest first. */
export function problemsTable(ctx: Context): string {
  const {world, lang, t} = ctx;
  const s = t.status;
  const runs = deliveryRuns(world.marts.deliveries);
  if (!runs.length) return paragraph(s.problemsNone);
  const columns: Column[] = [
    {key: "first", label: s.firstPeriod, kind: "text"},
    {key: "last", label: s.lastPeriod, kind: "text"},
    {key: "province", label: t.common.columns.province, kind: "text"},
    {key: "state", label: s.state, kind: "text"},
    {key: "rows", label: s.rows, kind: "count"},
    {key: "accepted", label: s.accepted, kind: "count"},
    {key: "quarantined", label: s.quarantined, kind: "count"},
    {key: "loaded_at", label: s.loadedAt, kind: "text"}
  ];
  const shown = runs.slice(0, SHOWN.problems).map((run) => ({
    first: monthCell(ctx, periodText(run.first_ix)),
    last: monthCell(ctx, periodText(run.last_ix)),
    province: cells.text(placeName(ctx, run.map, run.province_code)),
    state: cells.text(stateOf(ctx, run)),
    rows: cells.count(run.rows, lang),
    accepted: cells.count(run.accepted, lang),
    quarantined: cells.count(run.quarantined, lang),
    loaded_at: dayCell(ctx, run.loaded_at)
  }));
  return table(ctx, "problem-list", s.problemsCaption, columns, shown) + newest(ctx, shown.length, runs.length);
}

function stateOf(ctx: Context, row: DeliveryRun): string {
  const {states} = ctx.t.status;
  const isBoth = row.is_correction && row.state !== "corrected";
  return isBoth ? `${states[row.state]}; ${states.corrected}` : states[row.state];
}

/** Says how much of a long list is shown. */
function newest(ctx: Context, shown: number, all: number): string {
  const {lang, t} = ctx;
  return shown < all ? paragraph(t.status.newestShown(count(shown, lang), count(all, lang)), "note") : "";
}

/** Rows in quarantine by reason and column. */
export function reasonsTable(ctx: Context): string {
  const {world, lang, t} = ctx;
  const s = t.status;
  if (!world.marts.quarantine_reasons.length) return paragraph(s.reasonsNone);
  const columns: Column[] = [
    {key: "reason", label: s.reason, kind: "text"},
    {key: "column", label: s.column, kind: "text"},
    {key: "rows", label: s.rows, kind: "count"},
    {key: "files", label: s.files, kind: "count"},
    {key: "first", label: s.firstPeriod, kind: "text"},
    {key: "last", label: s.lastPeriod, kind: "text"}
  ];
  const period = (value: string | null) => (value ? monthCell(ctx, value) : textCell(ctx, null));
  const rows = world.marts.quarantine_reasons.slice(0, SHOWN.reasons).map((row) => ({
    reason: cells.text(reasonText(row.reason, lang)),
    column: textCell(ctx, row.column_name),
    rows: cells.count(row.rows, lang),
    files: cells.count(row.files, lang),
    first: period(row.first_period),
    last: period(row.last_period)
  }));
  return table(ctx, "reasons", s.reasonsCaption, columns, rows);
}

/** The first rows in quarantine, as they were delivered. */
export function quarantineTable(ctx: Context): string {
  const {world, lang, t} = ctx;
  const s = t.status;
  if (!world.marts.quarantine_rows.length) return "";
  const columns: Column[] = [
    {key: "file", label: s.file, kind: "text"},
    {key: "line", label: s.line, kind: "count"},
    {key: "column", label: s.column, kind: "text"},
    {key: "value", label: s.value, kind: "text"},
    {key: "reason", label: s.reason, kind: "text"}
  ];
  const rows = world.marts.quarantine_rows.map((row) => ({
    file: cells.text(row.file),
    line: cells.count(row.line, lang),
    column: textCell(ctx, row.column_name),
    value: textCell(ctx, row.value),
    reason: cells.text(reasonText(row.reason, lang))
  }));
  return table(ctx, "quarantine-rows", s.quarantineCaption, columns, rows) + paragraph(s.quarantineMore, "note");
}

/** Files that were loaded, the latest first. */
export function loadsTable(ctx: Context): string {
  const {world, lang, t} = ctx;
  const s = t.status;
  const all = [...world.marts.loads].reverse();
  const shown = all.slice(0, SHOWN.loads);
  const columns: Column[] = [
    {key: "no", label: s.loadNo, kind: "count"},
    {key: "file", label: s.file, kind: "text"},
    {key: "kind", label: s.kind, kind: "text"},
    {key: "loaded_at", label: s.loadedAt, kind: "text"},
    {key: "status", label: s.state, kind: "text"},
    {key: "rows", label: s.rows, kind: "count"},
    {key: "accepted", label: s.accepted, kind: "count"},
    {key: "quarantined", label: s.quarantined, kind: "count"},
    {key: "superseded", label: s.superseded, kind: "count"},
    {key: "encoding", label: s.encoding, kind: "text"},
    {key: "sha256", label: s.fileHash, kind: "text"}
  ];
  const rows = shown.map((load) => ({
    no: cells.count(load.load_seq, lang),
    file: cells.text(load.file),
    kind: textCell(ctx, s.kinds[load.kind] ?? load.kind),
    loaded_at: dayCell(ctx, load.loaded_at),
    status: cells.text(s.loadStates[load.status] ?? load.status),
    rows: cells.count(load.rows, lang),
    accepted: cells.count(load.accepted, lang),
    quarantined: cells.count(load.quarantined, lang),
    superseded: cells.count(load.superseded, lang),
    encoding: textCell(ctx, load.encoding),
    sha256: cells.text(load.sha256)
  }));
  const more =
    all.length > shown.length ? paragraph(s.loadsMore(count(shown.length, lang), count(all.length, lang))) : "";
  return table(ctx, "load-list", s.loadsCaption, columns, rows) + more;
}

/** Balances that do not continue from one month to the next, by month and fund. */
export function breaksTable(ctx: Context): string {
  const {world, lang, t} = ctx;
  const s = t.status;
  if (!world.marts.breaks.length) return paragraph(s.breaksNone);
  const columns: Column[] = [
    {key: "month", label: t.common.columns.month, kind: "text"},
    {key: "fund", label: t.common.columns.fund, kind: "text"},
    {key: "employers", label: t.common.columns.employers, kind: "count"},
    {key: "difference", label: s.difference, unit: t.common.units.dong, kind: "dong"}
  ];
  const rows = world.marts.breaks.slice(0, SHOWN.breaks).map((row) => ({
    month: monthCell(ctx, periodText(row.period_ix)),
    fund: cells.text(t.common.funds[row.fund as "si"] ?? row.fund),
    employers: cells.count(row.employers, lang),
    difference: cells.dong(row.difference, lang)
  }));
  return table(ctx, "break-list", s.breaksCaption, columns, rows) + newest(ctx, rows.length, world.marts.breaks.length);
}

/** Employers that disappeared from a delivered month with a balance. */
export function lostTable(ctx: Context): string {
  const {world, lang, t} = ctx;
  const s = t.status;
  if (!world.marts.lost_employers.length) return paragraph(s.lostNone);
  const columns: Column[] = [
    {key: "month", label: t.common.columns.month, kind: "text"},
    {key: "province", label: t.common.columns.province, kind: "text"},
    {key: "employers", label: t.common.columns.employers, kind: "count"},
    {key: "closing", label: s.lastClosing, unit: t.common.units.dong, kind: "dong"}
  ];
  const rows = world.marts.lost_employers.slice(0, SHOWN.lost).map((row) => ({
    month: monthCell(ctx, periodText(row.period_ix)),
    province: cells.text(placeName(ctx, row.period_ix < SWITCH_IX ? "63" : "34", row.province_code)),
    employers: cells.count(row.employers, lang),
    closing: cells.dong(row.last_closing, lang)
  }));
  return (
    table(ctx, "lost-list", s.lostCaption, columns, rows) + newest(ctx, rows.length, world.marts.lost_employers.length)
  );
}
