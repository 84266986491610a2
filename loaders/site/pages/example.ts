import {cells, dataTable, type Cell} from "../../../src/components/table.js";
import {dong, money} from "../../../src/domain/format.js";
import {allocate, type ExampleMonth} from "../../../src/domain/example.js";
import {periodIndex, periodText} from "../../reference.js";
import type {Context} from "./context.js";
import {paragraph} from "./layout.js";
import {monthCell} from "./trend.js";

/** The worked example: an employer that accrues the same every month and has fallen behind. */
export const EXAMPLE = {month: "2026-10", accrued: 100_000_000, closing: 350_000_000, shown: 5};

/** The arithmetic of "late" on one employer and one fund, month by month. */
export function exampleBlock(ctx: Context): string {
  const {t, lang} = ctx;
  const end = periodIndex(EXAMPLE.month);
  const months = allocate({end, accrued: EXAMPLE.accrued, closing: EXAMPLE.closing, months: EXAMPLE.shown});
  const late = months.filter((month) => month.age >= 0 && month.left > 0);
  const total = late.reduce((sum, month) => sum + month.left, 0);
  const oldest = Math.max(...late.map((month) => month.age));
  const m = t.methods;
  const table = dataTable({
    id: "example",
    lang,
    caption: m.exampleCaption,
    columns: [
      {key: "month", label: t.common.columns.month, kind: "text"},
      {key: "accrued", label: m.exampleAccrued, unit: t.common.units.dong, kind: "dong"},
      {key: "due", label: m.exampleDue, kind: "text"},
      {key: "left", label: m.exampleLeft, unit: t.common.units.dong, kind: "dong"},
      {key: "age", label: m.exampleAge, kind: "count"},
      {key: "state", label: m.exampleState, kind: "text"}
    ],
    filename: "example",
    rows: months.map((month) => exampleRow(ctx, month))
  });
  const intro = m.exampleIntro(money(EXAMPLE.accrued, lang), money(EXAMPLE.closing, lang), ctx.month(EXAMPLE.month));
  return [paragraph(intro), table, paragraph(m.exampleResult(dong(total, lang), String(oldest)))].join("\n");
}

function exampleRow(ctx: Context, month: ExampleMonth): Record<string, Cell> {
  const {t, lang} = ctx;
  const {exampleNotDue, exampleLate, exampleCleared} = t.methods;
  const state = month.left === 0 ? exampleCleared : month.age < 0 ? exampleNotDue : exampleLate;
  return {
    month: monthCell(ctx, periodText(month.ix)),
    accrued: cells.dong(month.accrued, lang),
    due: monthCell(ctx, periodText(month.dueIx)),
    left: cells.dong(month.left, lang),
    age: month.left === 0 ? cells.text("–") : cells.count(month.age, lang),
    state: cells.text(state)
  };
}
