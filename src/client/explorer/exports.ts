import {download} from "../csv.js";
import {asOfText, type Ctx} from "./context.js";
import type {Link} from "./link.js";
import {describe, sqlOf} from "./words.js";

/** All rows of the selection as CSV, in the order of the table, with the table's columns. */
export async function saveCsv({store, t}: Ctx, link: Link): Promise<void> {
  const {sort, columns} = store.state;
  const {blob} = await link.ask("csv", {sort, columns: exported(columns)});
  download(`${t.savedName}.csv`, blob);
}

/** The same as a workbook, with a sheet that says what was selected. */
export async function saveXlsx(ctx: Ctx, link: Link): Promise<void> {
  const {store, t} = ctx;
  const {sort, columns} = store.state;
  const {blob} = await link.ask("xlsx", {
    sort,
    columns: exported(columns),
    about: aboutLines(ctx),
    aboutName: t.about.sheet,
    rowsName: t.about.rowsSheet
  });
  download(`${t.savedName}.xlsx`, blob);
}

/** Who and when always go along, whatever the table shows. */
function exported(columns: readonly string[]): string[] {
  const key = ["period", "employer_code"].filter((one) => !columns.includes(one));
  return [...key, ...columns];
}

/** What a selection is, line by line. */
export function aboutLines(ctx: Ctx): string[][] {
  const {t, store, meta} = ctx;
  const filters = describe(ctx, store.state).map(({text}) => text);
  const totals = document.querySelector<HTMLElement>('[data-total="rows"]')?.dataset.exact ?? "";
  const late = document.querySelector<HTMLElement>('[data-total="late"]')?.dataset.exact ?? "";
  return [
    [t.about.title, t.title],
    ...(filters.length
      ? filters.map((text, i) => [i === 0 ? t.about.filters : "", text])
      : [[t.about.filters, t.noFilters]]),
    [t.about.sql, sqlOf(ctx, store.state).replaceAll("\n", " ")],
    [t.about.rows, totals],
    [t.about.late, late],
    [t.about.asOf, asOfText(ctx)],
    [t.about.source, t.sourceName],
    [t.about.address, store.address],
    ...(meta.isSynthetic ? [[t.about.synthetic, ""]] : []),
    ...(store.note ? [[t.about.note, store.note]] : [])
  ];
}
