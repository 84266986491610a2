import {cells, dataTable, type Cell, type Column} from "../../../src/components/table.js";
import {count, percent} from "../../../src/domain/format.js";
import type {ReconciliationRow} from "../../marts/types.js";
import {periodText} from "../../reference.js";
import type {Context} from "./context.js";
import {paragraph, placeName} from "./layout.js";
import {monthCell} from "./trend.js";
import {SWITCH_IX} from "./world.js";

/** Rows shown at most; those that make a month provisional come first. */
const SHOWN = 60;

/** Differences between a province's month and the one before, to the đồng, with the limit each is judged by. */
export function reconciliationTable(ctx: Context): string {
  const {world, lang, t} = ctx;
  const s = t.status;
  const all = world.marts.reconciliation;
  if (!all.length) return paragraph(s.reconciliationNone);
  const columns: Column[] = [
    {key: "month", label: t.common.columns.month, kind: "text"},
    {key: "province", label: t.common.columns.province, kind: "text"},
    {key: "check", label: s.check, kind: "text"},
    {key: "employers", label: t.common.columns.employers, kind: "count"},
    {key: "expected", label: s.expected, kind: "count"},
    {key: "found", label: s.found, kind: "count"},
    {key: "difference", label: s.difference, kind: "count"},
    {key: "share", label: "%", kind: "percent"},
    {key: "state", label: s.state, kind: "text"}
  ];
  const rows = all.slice(0, SHOWN).map((row) => cellsOf(ctx, row));
  const table = dataTable({
    id: "reconciliation-list",
    lang,
    caption: s.reconciliationCaption,
    columns,
    filename: "reconciliation",
    rows
  });
  const more = all.length > SHOWN ? paragraph(s.newestShown(count(SHOWN, lang), count(all.length, lang)), "note") : "";
  return table + more + paragraph(s.reconciliationNote, "note");
}

function cellsOf(ctx: Context, row: ReconciliationRow): Record<string, Cell> {
  const {lang, t} = ctx;
  const s = t.status;
  const state = row.is_provisional ? s.provisionalYes : s.provisionalNo;
  return {
    month: monthCell(ctx, periodText(row.period_ix)),
    province: cells.text(placeName(ctx, row.period_ix < SWITCH_IX ? "63" : "34", row.province_code)),
    check: cells.text(lang === "vi" ? row.label_vi : row.label_en),
    employers: cells.count(row.employers, lang),
    expected: cells.count(row.expected, lang),
    found: cells.count(row.found, lang),
    difference: cells.count(row.difference, lang),
    share: {text: row.share === null ? t.common.missing : percent(row.share, lang), value: row.share},
    state: row.is_provisional ? cells.html(`<span class="flag">${state}</span>`, state, state) : cells.text(state)
  };
}
