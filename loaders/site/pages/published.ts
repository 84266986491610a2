import {cells, dataTable, type Cell} from "../../../src/components/table.js";
import {escapeHtml} from "../../../src/domain/escape.js";
import {date} from "../../../src/domain/format.js";
import type {Context} from "./context.js";
import {paragraph, section} from "./layout.js";

/** Published national rates that fall into the known months, beside what was computed for the same month. */
export function publishedSection(ctx: Context): string {
  const {world, t, lang} = ctx;
  const rows = world.marts.published.filter((row) => row.scope === "national" && row.measure === "late_rate");
  const shown = rows.filter((row) => row.period >= world.first.period && row.period <= world.last.period);
  if (!shown.length) return "";
  const nation = new Map(world.series("nation", "VN").map((row) => [row.period, row.arrears_rate]));
  const column = t.methods.publishedColumns;
  const table = dataTable({
    id: "published",
    lang,
    caption: t.overview.publishedCaption,
    columns: [
      {key: "as_of", label: column.asOf, kind: "text"},
      {key: "value", label: t.common.columns.published, kind: "percent"},
      {key: "computed", label: t.overview.computed, kind: "percent"},
      {key: "denominator", label: column.denominator, kind: "text"},
      {key: "verified", label: column.verified, kind: "text"},
      {key: "source", label: column.source, kind: "text"}
    ],
    filename: "published",
    rows: shown.map((row) => ({
      as_of: {text: date(row.as_of, lang), value: row.as_of},
      value: cells.percent(row.value / 100, lang),
      computed: cells.percent(nation.get(row.period), lang),
      denominator: cells.text(t.methods.denominators[row.denominator ?? ""] ?? row.denominator ?? t.common.missing),
      verified: cells.text(t.methods.verified[row.verified] ?? row.verified),
      source: sourceCell(ctx, row.source)
    }))
  });
  return section("published-section", t.overview.publishedHeading, table, paragraph(t.overview.publishedNote, "note"));
}

/** A source as a reader can look it up: the address without its scheme, since the site itself links to no other host. */
export function sourceCell(ctx: Context, source: string): Cell {
  const {noSource, letter} = ctx.t.methods;
  const name = source.startsWith("widely quoted")
    ? noSource
    : source.replaceAll(/https?:\/\/(www\.)?/g, "").replace("dispatch", letter);
  // Addresses may break behind every slash and sign, so that a long one does not widen its table.
  const html = escapeHtml(name).replace(/[/?=_]|&amp;/g, "$&<wbr>");
  return {text: name.split("/")[0]!, value: name, html: `<span class="address">${html}</span>`};
}
