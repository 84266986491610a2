import {cells, dataTable, type Cell} from "../../../../src/components/table.js";
import {count} from "../../../../src/domain/format.js";
import {periodText} from "../../../reference.js";
import type {Context} from "../context.js";
import {paragraph, section} from "../layout.js";
import type {Ladder} from "./data.js";
import {workPath} from "./paths.js";
import type {ActivityRow} from "./types.js";

const MEASURES = ["notices", "inspections"] as const;
const FIGURES = ["required", "met", "documents", "reported"] as const;

/** Notices and inspections of the month against what was to be done, the nation first. */
export function activitySection(ctx: Context, ladder: Ladder): string {
  const {lang, t} = ctx;
  const {ladder: l} = t;
  const of = (code: string, measure: string) =>
    ladder.activity.find((row) => row.as_is_code === code && row.measure === measure);
  const codes = ctx.world.codes("province").filter((code) => MEASURES.some((measure) => of(code, measure)));
  if (!codes.length) return "";
  const month = ctx.month(ctx.world.last.period);
  const line = (code: string, name: Cell): Record<string, Cell> => ({
    province: name,
    ...Object.fromEntries(MEASURES.flatMap((measure) => figuresOf(ctx, measure, of(code, measure))))
  });
  const table = dataTable({
    id: "ladder-activity",
    lang,
    caption: l.activityCaption(month),
    filename: "ladder-activity",
    filterable: true,
    columns: [
      {key: "province", label: l.columns.province, kind: "text"},
      ...MEASURES.flatMap((measure) =>
        FIGURES.map((figure) => ({
          key: `${measure}_${figure}`,
          label: l.activity[measure][figure],
          kind: "count" as const
        }))
      )
    ],
    rows: [line("VN", cells.text(l.wholeNation)), ...codes.map((code) => line(code, nameOf(ctx, ladder, code)))]
  });
  const said = MEASURES.flatMap((measure) => sentence(ctx, measure, of("VN", measure)));
  return section(
    "activity",
    l.activityHeading(month),
    ...said.map((text) => paragraph(text)),
    paragraph(l.activityNote(ctx.month(periodText(ladder.ix - 1))), "note"),
    table
  );
}

/** A place where nobody is late has no work list. */
function nameOf(ctx: Context, ladder: Ladder, code: string): Cell {
  const href = ladder.work(code).length ? ctx.href(workPath(code)) : undefined;
  return cells.text(ctx.name("province", code), href);
}

function figuresOf(ctx: Context, measure: string, row: ActivityRow | undefined): [string, Cell][] {
  return FIGURES.map((figure) => {
    const value = row ? row[figure] : figure === "reported" ? null : 0;
    return [`${measure}_${figure}`, cells.count(value, ctx.lang)];
  });
}

function sentence(ctx: Context, measure: "notices" | "inspections", row: ActivityRow | undefined): string[] {
  if (!row?.required) return [];
  const numbers = [row.met, row.required].map((n) => count(n, ctx.lang)) as [string, string];
  return [ctx.t.ladder.activity[measure].said(...numbers)];
}
