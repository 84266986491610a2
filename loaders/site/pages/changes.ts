import {cells, dataTable, type Cell} from "../../../src/components/table.js";
import {escapeHtml} from "../../../src/domain/escape.js";
import {count, date, money, pointsApart} from "../../../src/domain/format.js";
import type {GroupMonth, Num} from "../../marts/types.js";
import {periodText} from "../../reference.js";
import type {Context} from "./context.js";
import {list, paragraph, placeName, section} from "./layout.js";
import {direction} from "./sentences.js";
import type {PageLevel} from "./world.js";

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
  const items = [nationLine(ctx, nation), newlyLate(ctx), corrections(ctx)].filter(Boolean);
  return section("changes", heading, list(items, "changes"), movesTable(ctx));
}

/** A heading may start with the month. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Measure = "late_change_month" | "change_month";

function amount(ctx: Context, measure: Measure, value: number): string {
  return measure === "change_month" ? pointsApart(value, ctx.lang) : money(Math.abs(value), ctx.lang);
}

/** A change in words: up by, down by, unchanged. */
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

/** The largest rises and falls since the month before: provinces and sectors, by amount and by rate. */
function movesTable(ctx: Context): string {
  const {t} = ctx;
  const o = t.overview;
  const lines: [PageLevel, Measure, string][] = [
    ["province", "late_change_month", o.provinceMoney],
    ["province", "change_month", o.provincePoints],
    ["sector", "late_change_month", o.sectorMoney],
    ["sector", "change_month", o.sectorPoints]
  ];
  return dataTable({
    id: "moves",
    lang: ctx.lang,
    caption: o.movesCaption,
    columns: [
      {key: "what", label: o.movesBy, kind: "text", sortable: false},
      {key: "rises", label: o.largestRises, kind: "text", sortable: false},
      {key: "falls", label: o.largestFalls, kind: "text", sortable: false}
    ],
    filename: "changes",
    rows: lines.map(([level, measure, what]) => ({what: cells.text(what), ...moves(ctx, level, measure)}))
  });
}

function moves(ctx: Context, level: PageLevel, measure: Measure): {rises: Cell; falls: Cell} {
  const rows = ctx.world
    .ranking(level, ctx.world.last.period_ix)
    .filter((row) => row[measure] !== null && row.code !== "unknown")
    .sort((a, b) => b[measure]! - a[measure]!);
  const equal = measure === "change_month" ? undefined : 0.5;
  const going = (way: "up" | "down") => rows.filter((row) => direction(row[measure]!, equal) === way);
  return {
    rises: namedCell(ctx, level, measure, going("up").slice(0, NAMED)),
    falls: namedCell(ctx, level, measure, going("down").slice(-NAMED).reverse())
  };
}

/** Groups with their change, one under the other. */
function namedCell(ctx: Context, level: PageLevel, measure: Measure, rows: GroupMonth[]): Cell {
  if (!rows.length) return cells.text(ctx.t.overview.noGroup);
  const items = rows.map((row) => `${ctx.name(level, row.code)}: ${amount(ctx, measure, row[measure]!)}`);
  const html = items.map((item) => `<span class="line">${escapeHtml(item)}</span>`).join("<br>");
  return cells.html(html, items.join("; "), items.join("; "));
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
