import type {GroupMonth, Num} from "../../marts/types.js";
import type {Context} from "./context.js";
import type {RateFacts} from "./sentences.js";
import {gapsOf, monthBefore, SWITCH_IX, type PageLevel} from "./world.js";

/** The facts of a group's answer at one of its months. */
export function factsOf(ctx: Context, level: "nation" | PageLevel, code: string, row: GroupMonth): RateFacts {
  const {world} = ctx;
  const {known, gaps} = gapsOf(world.series(level, code), row.period_ix);
  return {
    level,
    name: level === "nation" ? "" : ctx.name(level, code),
    month: row.period,
    monthLastYear: monthBefore(row.period_ix, 12),
    rate: row.arrears_rate,
    baseline: world.baseline,
    changeYear: row.change_year,
    basis: row.basis_year,
    late: row.late,
    knownMonths: known,
    gaps
  };
}

/** A group's values over all months of the warehouse, null where its month is not known. */
export function valuesOf(ctx: Context, rows: GroupMonth[], value: (row: GroupMonth) => Num): Num[] {
  const byMonth = new Map(rows.map((row) => [row.period_ix, value(row)]));
  return ctx.world.months.map((month) => byMonth.get(month.period_ix) ?? null);
}

/** Whether the known months reach past the change of due dates. */
export function hasSwitch(ctx: Context): boolean {
  return ctx.world.last.period_ix >= SWITCH_IX;
}
