import {date, money, pointsApart, count} from "../../../src/domain/format.js";
import type {GroupMonth, Num} from "../../marts/types.js";
import type {Context} from "./context.js";
import {list, paragraph, placeName, section} from "./layout.js";
import {direction} from "./sentences.js";
import type {PageLevel} from "./world.js";
import {periodText} from "../../reference.js";

/** Groups named in one line of changes. */
const NAMED = 3;

/** What changed since the month before: nation, largest moves, employers newly late, corrections. */
export function changesSection(ctx: Context): string {
  const {world, t} = ctx;
  const heading = t.overview.changedHeading(capital(ctx.month(world.last.period)));
  const nation = world.at("nation", "VN", world.last.period_ix);
  if (!nation || !world.at("nation", "VN", world.last.period_ix - 1)) {
    return section("changes", heading, paragraph(t.overview.changedNone), list([corrections(ctx)], "changes"));
  }
  const items = [
    nationLine(ctx, nation),
    ...moves(ctx, "province", "late_change_month", t.overview.provinceMoney),
    ...moves(ctx, "province", "change_month", t.overview.provincePoints),
    ...moves(ctx, "sector", "late_change_month", t.overview.sectorMoney),
    ...moves(ctx, "sector", "change_month", t.overview.sectorPoints),
    newlyLate(ctx),
    corrections(ctx)
  ];
  return section("changes", heading, list(items.filter(Boolean), "changes"));
}

/** A heading may start with the month. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Measure = "late_change_month" | "change_month";

function amount(ctx: Context, measure: Measure, value: number): string {
  return measure === "change_month" ? pointsApart(value, ctx.lang) : money(Math.abs(value), ctx.lang);
}

function said(ctx: Context, measure: Measure, value: Num): string {
  const {t} = ctx;
  if (value === null) return t.common.missing;
  const way = direction(value, measure === "change_month" ? undefined : 0.5);
  if (way === "same") return t.overview.noChange;
  return way === "up" ? t.overview.upBy(amount(ctx, measure, value)) : t.overview.downBy(amount(ctx, measure, value));
}

function nationLine(ctx: Context, nation: GroupMonth): string {
  const rate = said(ctx, "change_month", nation.change_month);
  const line = ctx.t.overview.changedNation(rate, said(ctx, "late_change_month", nation.late_change_month));
  return nation.basis_month === "old_due" ? `${line} (${ctx.t.sentences.byOldDue})` : line;
}

/** The largest rises and falls of a level by one measure, as at most two lines. */
function moves(ctx: Context, level: PageLevel, measure: Measure, what: string): string[] {
  const {world, t} = ctx;
  const rows = world
    .ranking(level, world.last.period_ix)
    .filter((row) => row[measure] !== null && row.code !== "unknown")
    .sort((a, b) => b[measure]! - a[measure]!);
  const equal = measure === "change_month" ? undefined : 0.5;
  const named = (chosen: GroupMonth[]) =>
    chosen.map((row) => `${ctx.name(level, row.code)} (${amount(ctx, measure, row[measure]!)})`).join("; ");
  const rises = rows.filter((row) => direction(row[measure]!, equal) === "up").slice(0, NAMED);
  const falls = rows.filter((row) => direction(row[measure]!, equal) === "down").slice(-NAMED).reverse();
  return [
    rises.length ? t.overview.changedRise(what, named(rises)) : "",
    falls.length ? t.overview.changedFall(what, named(falls)) : ""
  ];
}

function newlyLate(ctx: Context): string {
  const row = ctx.world.marts.movements.find((movement) => movement.level === "nation");
  if (!row) return "";
  const {lang, t} = ctx;
  return t.overview.newlyLate(
    count(row.newly_late, lang),
    money(row.newly_late_amount, lang),
    count(row.cleared, lang),
    money(row.cleared_amount, lang)
  );
}

/** The latest deliveries that replaced an earlier one. */
function corrections(ctx: Context): string {
  const {world, t, lang} = ctx;
  const latest = world.marts.deliveries
    .filter((row) => row.is_correction && row.loaded_at)
    .sort((a, b) => b.load_seq! - a.load_seq! || b.period_ix - a.period_ix)
    .slice(0, NAMED);
  if (!latest.length) return t.overview.noCorrections;
  const items = latest.map((row) =>
    t.overview.correctionItem(
      placeName(ctx, row.map, row.province_code),
      ctx.month(periodText(row.period_ix)),
      date(row.loaded_at!, lang)
    )
  );
  return t.overview.corrections(items.join("; "));
}
