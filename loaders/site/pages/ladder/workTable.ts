import {cells, dataTable, type Cell} from "../../../../src/components/table.js";
import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {date, missing} from "../../../../src/domain/format.js";
import type {Work} from "../../../worklist/read.js";
import {EXPLORER} from "../anomalies/paths.js";
import type {Context} from "../context.js";
import {stateName, type Ladder} from "./data.js";

/** The employers of an office with a step due: what to do, by when, on what. */
export function workTable(ctx: Context, ladder: Ladder, agency: string, rows: readonly Work[]): string {
  const {lang, t} = ctx;
  const {columns: c, work: w} = t.ladder;
  return dataTable({
    id: `work-${agency || "none"}`,
    lang,
    caption: w.agencyCaption(agency || w.noAgency, ctx.month(ctx.world.last.period)),
    filename: `${ctx.path.replaceAll("/", "-")}-${agency || "none"}`,
    filterable: rows.length > 12,
    columns: [
      {key: "employer", label: c.employer, kind: "text"},
      {key: "step", label: c.step, kind: "text"},
      {key: "deadline", label: c.deadline, kind: "text"},
      {key: "officer", label: c.officer, kind: "text"},
      {key: "months", label: c.monthsLate, kind: "count"},
      {key: "late", label: c.lateAmount, unit: t.common.units.dong, kind: "dong"},
      {key: "expected", label: c.expected, unit: t.common.units.dong, kind: "dong"},
      {key: "last", label: c.last, kind: "text"},
      ...(rows.some((row) => row.missing) ? [{key: "missing", label: c.missing, kind: "text" as const}] : [])
    ],
    rows: rows.map((row) => workRow(ctx, ladder, row))
  });
}

function workRow(ctx: Context, ladder: Ladder, row: Work): Record<string, Cell> {
  const {lang} = ctx;
  const {ladder: l} = ctx.t;
  const names = row.missing
    .split(",")
    .filter(Boolean)
    .map((part) =>
      part
        .split("|")
        .map((id) => l.actions[id] ?? id)
        .join(" / ")
    );
  return {
    employer: employerCell(ctx, row),
    step: cells.text(stateName(ladder, row.step_due!, lang)),
    deadline: deadlineCell(ctx, ladder, row),
    officer: cells.text(row.officer_code || l.work.noOfficer),
    months: cells.count(row.months_late, lang),
    late: cells.dong(row.late, lang),
    expected: cells.dong(row.expected, lang),
    last: lastCell(ctx, row),
    missing: cells.text(names.join(", "))
  };
}

/** Name above code; leads to the employer in the explorer where there is one. */
function employerCell(ctx: Context, row: Work): Cell {
  const name = row.employer_name || row.employer_code;
  const hasExplorer = ctx.world.rooms.some((room) => room.nav?.path === EXPLORER);
  const shown = escapeHtml(name);
  const linked = hasExplorer ? el("a", {href: `${ctx.href(EXPLORER)}#e=${row.employer_code}`}, shown) : shown;
  const code = row.employer_name ? el("span", {class: "code"}, row.employer_code) : "";
  return {
    text: name,
    value: row.employer_name ? `${row.employer_code} ${row.employer_name}` : name,
    html: `${linked} ${code}`.trim()
  };
}

function deadlineCell(ctx: Context, ladder: Ladder, row: Work): Cell {
  const {lang} = ctx;
  const {ladder: l} = ctx.t;
  if (row.deadline === null) return {text: "–", value: null};
  const day = date(row.deadline, lang);
  if (ladder.urgency(row) !== "overdue") return {text: day, value: row.deadline};
  const word = el("span", {class: "overdue"}, escapeHtml(l.work.overdue.toLowerCase()));
  return {text: `${day} ${l.work.overdue}`, value: row.deadline, html: `${escapeHtml(day)} ${word}`};
}

function lastCell(ctx: Context, row: Work): Cell {
  if (row.last_action === null) return {text: missing(ctx.lang), value: null};
  const name = ctx.t.ladder.actions[row.last_action] ?? row.last_action;
  const [no, day] = [row.last_action_no ?? "", date(row.last_action_date!, ctx.lang)];
  const beside = el("span", {class: "code"}, escapeHtml([no, day].filter(Boolean).join(", ")));
  return {text: `${name} ${no} ${day}`, value: `${name} ${no} ${day}`, html: `${escapeHtml(name)} ${beside}`};
}
