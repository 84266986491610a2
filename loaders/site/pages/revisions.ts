import {cells, dataTable, type Cell, type Column} from "../../../src/components/table.js";
import {count, date} from "../../../src/domain/format.js";
import type {Change, Difference, RankMove} from "../../diff/diff.js";
import type {Page} from "../page.js";
import {contextOf, type Context} from "./context.js";
import {page, paragraph, section} from "./layout.js";
import {monthCell} from "./trend.js";
import type {PageLevel, World} from "./world.js";

/** Rows shown at most in a list; the command prints all. */
const SHOWN = {files: 60, ranks: 100, rates: 200};
const ORDER = ["nation", "province", "sector", "employer_type", "size_class"];

/** Which published numbers the latest build changed against the one before, by which files, and whose rank moved. */
export function revisionsPage(world: World, lang: "vi" | "en", difference: Difference | null): Page {
  const ctx = contextOf(world, lang, "revisions");
  const {t} = ctx;
  const r = t.revisions;
  const rates = difference ? ratesOf(difference) : [];
  const sections = (found: Difference) => [
    section("ranks", r.ranksHeading, ranksTable(ctx, found.ranks)),
    section("rates", r.ratesHeading, ratesTable(ctx, rates)),
    section("files", r.filesHeading, filesTable(ctx, found))
  ];
  return page(ctx, {
    title: r.title,
    answer: answerOf(ctx, difference, rates.length),
    lead: difference ? [r.lead] : [],
    crumbs: [
      {label: t.common.nav.overview, to: "index"},
      {label: t.common.nav.status, to: "data-status"}
    ],
    content: difference ? sections(difference) : [],
    cautions: r.cautions,
    links: [
      {label: t.common.nav.status, to: "data-status"},
      {label: t.common.nav.provinces, to: "provinces"}
    ]
  });
}

function answerOf(ctx: Context, difference: Difference | null, rates: number): string {
  const {lang, t} = ctx;
  if (!difference) return t.revisions.first;
  const before = difference.a.known_until ? date(difference.a.known_until.slice(0, 10), lang) : t.common.missing;
  if (!difference.changes.length) return t.revisions.none(before);
  const [files, ranks] = [difference.files.length, difference.ranks.length];
  return t.revisions.answer(before, count(rates, lang), count(files, lang), count(ranks, lang));
}

/** Rates of today's provinces: as delivered they are the same places under other codes. */
function ratesOf(difference: Difference): Change[] {
  const place = (change: Change) => ORDER.indexOf(change.level);
  return difference.changes
    .filter((change) => change.measure === "arrears_rate" && change.map !== "as-was")
    .sort((a, b) => b.period_ix - a.period_ix || place(a) - place(b) || (a.code < b.code ? -1 : 1));
}

function groupCell(ctx: Context, level: string, code: string): Cell {
  const word = ctx.t.revisions.levels[level] ?? level;
  if (level === "nation") return cells.text(word);
  const name = level === "size_class" ? code : ctx.name(level as PageLevel, code);
  return cells.text(`${name} (${word})`);
}

function list(ctx: Context, id: string, caption: string, columns: Column[], rows: Record<string, Cell>[], all: number) {
  const table = dataTable({id, lang: ctx.lang, caption, columns, filename: `revisions-${id}`, rows});
  return all > rows.length ? table + paragraph(ctx.t.revisions.more, "note") : table;
}

function ranksTable(ctx: Context, moves: readonly RankMove[]): string {
  const {lang, t} = ctx;
  const r = t.revisions;
  if (!moves.length) return paragraph(r.ranksNone);
  const columns: Column[] = [
    {key: "month", label: t.common.columns.month, kind: "text"},
    {key: "group", label: r.group, kind: "text"},
    {key: "before", label: r.before, kind: "count"},
    {key: "after", label: r.after, kind: "count"}
  ];
  const latest = [...moves].reverse().slice(0, SHOWN.ranks);
  const rows = latest.map((move) => ({
    month: monthCell(ctx, move.period),
    group: groupCell(ctx, move.level, move.code),
    before: cells.count(move.before, lang),
    after: cells.count(move.after, lang)
  }));
  return list(ctx, "rank-moves", r.ranksCaption, columns, rows, moves.length);
}

function ratesTable(ctx: Context, rates: readonly Change[]): string {
  const {lang, t} = ctx;
  const r = t.revisions;
  if (!rates.length) return paragraph(r.ratesNone);
  const columns: Column[] = [
    {key: "month", label: t.common.columns.month, kind: "text"},
    {key: "group", label: r.group, kind: "text"},
    {key: "before", label: r.before, kind: "percent"},
    {key: "after", label: r.after, kind: "percent"},
    {key: "files", label: r.byFiles, kind: "text"}
  ];
  const rate = (side: Change["before"]) => cells.percent(typeof side === "number" ? side : null, lang);
  const rows = rates.slice(0, SHOWN.rates).map((change) => ({
    month: monthCell(ctx, change.period),
    group: groupCell(ctx, change.level, change.code),
    before: rate(change.before),
    after: rate(change.after),
    files: cells.text(change.files.join(", ") || t.common.missing)
  }));
  return list(ctx, "rate-changes", r.ratesCaption, columns, rows, rates.length);
}

function filesTable(ctx: Context, {files}: Difference): string {
  const {lang, t} = ctx;
  const [r, s] = [t.revisions, t.status];
  const columns: Column[] = [
    {key: "file", label: s.file, kind: "text"},
    {key: "side", label: r.side, kind: "text"},
    {key: "kind", label: s.kind, kind: "text"},
    {key: "loaded_at", label: s.loadedAt, kind: "text"}
  ];
  const rows = files.slice(0, SHOWN.files).map((file) => ({
    file: cells.text(file.file),
    side: cells.text(file.side === "added" ? r.added : r.removed),
    kind: cells.text(s.kinds[file.kind ?? ""] ?? file.kind ?? t.common.missing),
    loaded_at: cells.text(date(file.loaded_at.slice(0, 10), lang))
  }));
  return list(ctx, "file-list", r.filesCaption, columns, rows, files.length);
}
