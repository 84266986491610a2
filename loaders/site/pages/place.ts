import {cells, dataTable} from "../../../src/components/table.js";
import {count, percent} from "../../../src/domain/format.js";
import {periodText} from "../../reference.js";
import {groupPath, type Context} from "./context.js";
import {list, placeName, section} from "./layout.js";
import {last63} from "./provinces63.js";
import {provisionalMonths, provisionalReasons} from "./provisional.js";

/** Months listed at most; older ones stand in the data status. */
const MONTHS_LISTED = 12;

function oldCodes(ctx: Context, code: string): string[] {
  return ctx.world.marts.names
    .filter((name) => name.kind === "province63" && name.as_is_code === code)
    .map((name) => name.code);
}

/** "Gộp từ Bình Phước, Đồng Nai." for provinces that were merged. */
export function oldProvincesLine(ctx: Context, code: string): string[] {
  const old = oldCodes(ctx, code);
  if (old.length < 2) return [];
  return [ctx.t.groups.oldProvinces(old.map((c) => placeName(ctx, "63", c)).join(", "))];
}

/** The former provinces of a merged one at the last month of their map. */
export function oldProvincesSection(ctx: Context, code: string): string {
  const {t, lang, world} = ctx;
  const month = last63(world);
  const old = oldCodes(ctx, code);
  if (!month || old.length < 2) return "";
  const c = t.common.columns;
  const table = dataTable({
    id: "old-provinces",
    lang,
    caption: t.groups.oldProvincesCaption(ctx.month(month.period)),
    columns: [
      {key: "label", label: c.province, kind: "text"},
      {key: "rate", label: c.rate, kind: "percent"},
      {key: "late", label: c.late, unit: t.common.units.dong, kind: "dong"},
      {key: "receivable", label: c.receivable12, unit: t.common.units.dong, kind: "dong"},
      {key: "employers_late", label: c.employersLate, kind: "count"}
    ],
    filename: `${ctx.path.replaceAll("/", "-")}-old`,
    rows: old.map((oldCode) => {
      const row = world.at("province", oldCode, month.period_ix, "as-was");
      return {
        label: cells.text(placeName(ctx, "63", oldCode)),
        rate: cells.percent(row?.arrears_rate, lang),
        late: cells.dong(row?.late, lang),
        receivable: cells.dong(row?.receivable_12m, lang),
        employers_late: cells.count(row?.employers_late, lang)
      };
    })
  });
  return section("old-provinces-section", t.groups.oldProvincesHeading, table);
}

/** Months in which a delivery of the province is missing, held back or has rows in quarantine; newest first. */
export function incompleteSection(ctx: Context, code: string): string {
  const {t, lang, world} = ctx;
  const bad = world.marts.deliveries.filter(
    (row) => row.as_is_code === code && ["missing", "held", "quarantined"].includes(row.state)
  );
  const months = [...new Set(bad.map((row) => row.period_ix))].sort((a, b) => b - a);
  const items = months.slice(0, MONTHS_LISTED).map((ix) => {
    const places = bad
      .filter((row) => row.period_ix === ix)
      .map((row) => {
        const place = placeName(ctx, row.map, row.province_code);
        const say = t.groups.incompleteItem;
        if (row.state === "quarantined") return say.quarantined(place, count(row.quarantined, lang));
        return row.state === "held" ? say.held(place) : say.missing(place);
      });
    return `${ctx.month(periodText(ix))}: ${places.join("; ")}`;
  });
  if (!items.length) items.push(t.groups.incompleteNone);
  if (months.length > MONTHS_LISTED) items.push(t.groups.incompleteMore(count(months.length - MONTHS_LISTED, lang)));
  return section("incomplete", t.groups.incompleteHeading, list([...items, ...provisionalItems(ctx, code)], "plain"));
}

/** The months of a province that are provisional, and why. */
function provisionalItems(ctx: Context, code: string): string[] {
  const {world, lang} = ctx;
  return provisionalMonths(world, code)
    .slice(0, MONTHS_LISTED)
    .map((ix) => provisionalLine(ctx, ix, provisionalReasons(world, code, ix, lang)));
}

function provisionalLine(ctx: Context, ix: number, reasons: readonly string[]): string {
  return ctx.t.quarantine.provisionalItem(ctx.month(periodText(ix)), reasons.join("; "));
}

/** That the month a page speaks of is provisional, when it is. */
export function provisionalLead(ctx: Context, code: string, ix: number): string[] {
  const reasons = provisionalReasons(ctx.world, code, ix, ctx.lang);
  return reasons.length ? [capital(provisionalLine(ctx, ix, reasons))] : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Links to the provinces just above and below in rank. */
export function neighbourLinks(ctx: Context, code: string): {label: string; to: string}[] {
  const {t, lang, world} = ctx;
  const ranked = world.ranking("province", world.last.period_ix).filter((row) => row.rank !== null);
  const place = ranked.findIndex((row) => row.code === code);
  if (place < 0) return [];
  return [ranked[place - 1], ranked[place + 1]].flatMap((row) =>
    row
      ? [
          {
            label: t.groups.neighbourLine(
              count(row.rank, lang),
              ctx.name("province", row.code),
              percent(row.arrears_rate, lang)
            ),
            to: groupPath("province", row.code)
          }
        ]
      : []
  );
}
