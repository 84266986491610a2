import {el} from "../../../../../src/components/svg.js";
import {cells, dataTable, type Cell, type Column} from "../../../../../src/components/table.js";
import {escapeHtml} from "../../../../../src/domain/escape.js";
import {count, date} from "../../../../../src/domain/format.js";
import {linksFrom} from "../../../../../src/domain/links.js";
import {groupPath, type Context} from "../../context.js";
import {LEFT, sumOf, type StrayRow, type ListedRow, type ListId, type ListRow, type Lists} from "./data.js";
import {listFile} from "./paths.js";

/** A link to a file of the site. */
export function fileLink(ctx: Context, path: string, label: string): string {
  const link = linksFrom(`${ctx.lang}/${ctx.path}`)(path);
  return el("a", {href: link, download: path.split("/").at(-1)!}, escapeHtml(label));
}

/** Number and date of a document; a dash where there is none. */
export function paper(ctx: Context, no: string | null, on: string | null): Cell {
  const t = ctx.t.lists;
  return on === null ? cells.text(t.none) : {text: t.paper(no ?? "", date(on, ctx.lang)), value: `${no} ${on}`};
}

/** The latest list by province: how many, how much, how many of `before` have left since, and the whole list as a file. */
export function provinceTable(
  ctx: Context,
  lists: Lists,
  list: ListId,
  rows: readonly ListRow[],
  before: readonly ListRow[]
): string {
  const {lang, t} = ctx;
  const c = t.lists.columns;
  const codes = [...new Set([...rows, ...before].map((row) => row.code))].sort();
  const columns: Column[] = [
    {key: "province", label: c.province, kind: "text"},
    {key: "employers", label: t.lists.listed, kind: "count"},
    {key: "late", label: c.late, unit: t.common.units.dong, kind: "dong"},
    {key: "left", label: t.lists.leftLabel, kind: "count"},
    {key: "file", label: t.lists.file, kind: "html"}
  ];
  return dataTable({
    id: `${list}-provinces`,
    lang,
    caption: t.lists.byProvinceCaption(date(rows[0]!.data_date, lang)),
    columns,
    filename: `${list}-provinces`,
    rows: codes.map((code) => {
      const own = rows.filter((row) => row.code === code);
      const listed = sumOf(own, ["listed"]);
      const path = listFile(list, code);
      return {
        province: cells.text(ctx.name("province", code), ctx.href(groupPath("province", code))),
        employers: cells.count(listed.employers, lang),
        late: cells.dong(listed.late, lang),
        left: cells.count(
          sumOf(
            before.filter((row) => row.code === code),
            LEFT
          ).employers,
          lang
        ),
        file: lists.files.has(`${list} ${code}`)
          ? cells.html(fileLink(ctx, path, t.lists.download), path)
          : cells.text(t.lists.none)
      };
    })
  });
}

/** The employers with the largest amounts, each with its proofs. */
export function topTable(ctx: Context, list: ListId, rows: readonly ListedRow[], dataDate: string): string {
  const {lang, t} = ctx;
  const c = t.lists.columns;
  const columns: Column[] = [
    {key: "employer", label: c.employer, kind: "text"},
    {key: "code", label: c.code, kind: "text"},
    {key: "province", label: c.province, kind: "text"},
    {key: "late", label: c.late, unit: t.common.units.dong, kind: "dong"},
    {key: "months", label: c.months, kind: "count"},
    {key: "headcount", label: c.headcount, kind: "count"},
    {key: "dunning", label: c.dunning, kind: "text"},
    {key: "inspection", label: c.inspection, kind: "text"},
    {key: "penalty", label: c.penalty, kind: "text"},
    ...(list === "state" ? [{key: "evasion", label: c.evasion, kind: "text" as const}] : [])
  ];
  return dataTable({
    id: `${list}-top`,
    lang,
    caption: t.lists.topCaption(date(dataDate, lang)),
    columns,
    filterable: true,
    filename: `${list}-top`,
    rows: rows.map((row) => ({
      employer: cells.text(row.employer_name ?? row.employer_code),
      code: cells.text(row.employer_code),
      province: cells.text(ctx.name("province", row.code)),
      late: cells.dong(row.late, lang),
      months: cells.count(row.months_late, lang),
      headcount: cells.count(row.headcount, lang),
      dunning: paper(ctx, row.dunning_no, row.dunning_date),
      inspection: paper(ctx, row.inspection_no, row.inspection_date),
      penalty: paper(ctx, row.penalty_no, row.penalty_date),
      evasion: row.evasion_from
        ? {text: date(row.evasion_from, lang), value: row.evasion_from}
        : cells.text(t.lists.none)
    }))
  });
}

/** What has become of the employers of a list. */
export function leftTable(ctx: Context, list: ListId, rows: readonly ListRow[]): string {
  const {lang, t} = ctx;
  const c = t.lists.columns;
  const states = (["listed", ...LEFT, "unknown"] as const).filter((now) => rows.some((row) => row.now === now));
  return dataTable({
    id: `${list}-left`,
    lang,
    caption: t.lists.nowCaption,
    filename: `${list}-left`,
    columns: [
      {key: "state", label: c.state, kind: "text", sortable: false},
      {key: "employers", label: c.employers, kind: "count"},
      {key: "late", label: c.late, unit: t.common.units.dong, kind: "dong"},
      {key: "now", label: c.lateNow, unit: t.common.units.dong, kind: "dong"}
    ],
    rows: states.map((now) => {
      const own = rows.filter((row) => row.now === now);
      const sum = sumOf(own);
      const lateNow = now === "unknown" ? null : own.reduce((total, row) => total + (row.late_now ?? 0), 0);
      return {
        state: cells.text(t.lists.now[now]!),
        employers: cells.count(sum.employers, lang),
        late: cells.dong(sum.late, lang),
        now: cells.dong(lateNow, lang)
      };
    })
  });
}

/** "100 of 12.345 employers". */
export function shownOf(ctx: Context, shown: number, all: number): string {
  return ctx.t.lists.topNote(count(shown, ctx.lang), count(all, ctx.lang));
}

/** Documents that could be put to no employer. */
export function strayTable(ctx: Context, rows: readonly StrayRow[]): string {
  const {lang, t} = ctx;
  const c = t.lists.columns;
  return dataTable({
    id: "stray-documents",
    lang,
    caption: t.lists.strayCaption(count(rows.length, lang), count(rows[0]!.total, lang)),
    filename: "stray-documents",
    columns: [
      {key: "code", label: c.code, kind: "text"},
      {key: "kind", label: c.document, kind: "text"},
      {key: "paper", label: c.number, kind: "text"},
      {key: "file", label: c.delivery, kind: "text"}
    ],
    rows: rows.map((row) => ({
      code: cells.text(row.employer_code),
      kind: cells.text(t.explanation.actions[row.action] ?? row.action),
      paper: paper(ctx, row.document_no, row.document_date),
      file: cells.text(row.file ?? t.lists.none)
    }))
  });
}
