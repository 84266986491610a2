import {barChart} from "../../../../src/components/barChart.js";
import {figure} from "../../../../src/components/figure.js";
import {el} from "../../../../src/components/svg.js";
import {dataTable, type TableSpec} from "../../../../src/components/table.js";
import {linksFrom} from "../../../../src/domain/links.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import type {Block, Fields, Pack, PackTable, Section} from "../../../report/model.js";
import {contextOf, groupPath, type Context} from "../context.js";
import {page, section, titled} from "../layout.js";
import type {World} from "../world.js";
import type {Page} from "../../page.js";
import {ranksShown} from "../edition/ranks.js";
import {EXPLANATION, packPath, replyFile, type Explained} from "./data.js";

/** The pack of one province, or the board's report: the same content as the Word and Excel files. */
export function packPage(world: World, lang: "vi" | "en", explained: Explained, code: string): Page {
  const ctx = contextOf(world, lang, packPath(code));
  const t = ctx.t.explanation;
  const pack = explained.packs[lang].get(code)!;
  const month = ctx.month(pack.period);
  const [first, ...rest] = pack.answer;
  const parent = {label: t.page.title, to: EXPLANATION};
  const written = page(ctx, {
    title: pack.level === "nation" ? t.page.nationTitle(month) : t.page.packTitle(pack.name, month),
    answer: first!.text,
    crumbs: [{label: ctx.t.common.nav.overview, to: "index"}, parent],
    content: [
      el("div", {class: "pack-answer"}, ...rest.map((s) => sentence(s.text, s.id))),
      ...pack.sections.map((part) => sectionOf(ctx, pack, part)),
      signature(ctx, pack),
      downloads(ctx, pack, explained)
    ],
    cautions: [...t.page.packCautions, ...ranksShown(ctx)],
    links: [
      parent,
      ...(pack.level === "province"
        ? [
            {label: pack.name, to: groupPath("province", code)},
            {label: t.page.nationLink(month), to: packPath("VN")}
          ]
        : [])
    ]
  });
  return {...written, body: `${letterHead(ctx, pack)}\n${written.body}`};
}

/** A sentence; ** marks what is strong. Its id tells tests and readers of the markup what it is about. */
function sentence(text: string, id: string): string {
  const marked = escapeHtml(text).replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>");
  return el("p", {"data-sentence": id}, marked);
}

function sectionOf(ctx: Context, pack: Pack, part: Section): string {
  return section(`pack-${part.id}`, part.heading, ...part.blocks.map((block) => blockOf(ctx, pack, block)));
}

function blockOf(ctx: Context, pack: Pack, block: Block): string {
  switch (block.kind) {
    case "sentence":
      return sentence(block.text, block.id);
    case "heading":
      return el("h3", {id: block.id}, escapeHtml(block.text));
    case "blank":
      return el("div", {class: "pack-lines", "aria-hidden": "true"}, ...Array<string>(block.lines).fill(el("p", {})));
    case "fields":
      return fieldsOf(block);
    case "table":
      return block.id === "account"
        ? accountFigure(ctx, pack, block)
        : titled(block.title, dataTable(spec(pack, block)));
  }
}

/** The table as the site shows tables; the values are those of the other forms. */
export function spec(pack: Pack, table: PackTable): TableSpec {
  return {
    id: `pack-table-${table.id}`,
    lang: pack.lang,
    caption: table.title,
    columns: table.columns.map((column) => (column.unit === "" ? {...column, unit: undefined} : column)),
    rows: table.rows.map((row, i) => (table.totals.includes(i) ? strong(row) : row)),
    filename: `${pack.requestId ?? `BC-${pack.period}-${pack.code}`}-${table.id}`
  };
}

/** A sum stands out among the rows that it adds up. */
function strong(row: PackTable["rows"][0]): PackTable["rows"][0] {
  return Object.fromEntries(
    Object.entries(row).map(([key, cell]) => [key, {...cell, html: el("strong", {}, escapeHtml(cell.text))}])
  );
}

/** The account as bars and as a table that is always open: it is the heart of the paper. */
function accountFigure(ctx: Context, pack: Pack, table: PackTable): string {
  const {lang} = ctx;
  const totals = new Set(table.totals);
  const text = {lang, id: "pack-account", title: table.title, description: table.title, size: "half" as const};
  const rows = table.rows
    .filter((_, i) => !totals.has(i))
    .map((row) => ({label: row["term"]!.text, value: row["amount"]!.value as number}));
  const open = titled(table.title, dataTable(spec(pack, table)));
  if (!rows.length) return open;
  const svg = barChart({...text, unit: "dong", rows, diverging: true});
  const own = {...spec(pack, table), id: "pack-account-data"};
  const chart = figure({...text, svg, table: own, source: ctx.t.common.source, asOf: ctx.world.asOf, headingLevel: 3});
  return el("div", {class: "pack-account"}, chart, open);
}

/** Rows to write in, on paper; the workbook has the form that is sent back. */
function fieldsOf(fields: Fields): string {
  const head = fields.columns.map((text) => el("th", {scope: "col"}, escapeHtml(text)));
  const blank = el("tr", {}, ...fields.columns.map(() => el("td", {}, "&nbsp;")));
  const caption = el("caption", {}, escapeHtml(fields.title));
  return el(
    "div",
    {class: "pack-fields", tabindex: 0, role: "group", "aria-label": fields.title},
    el(
      "table",
      {},
      caption,
      el("thead", {}, el("tr", {}, ...head)),
      el("tbody", {}, ...Array<string>(fields.rows).fill(blank))
    )
  );
}

/** The head of the paper: printed, not shown on a screen. */
function letterHead(ctx: Context, {paper, requestId}: Pack): string {
  const t = ctx.t.explanation.paper;
  const p = (text: string, className?: string) => el("p", {class: className ?? null}, escapeHtml(text));
  return el(
    "div",
    {class: "pack-paper pack-head"},
    el("div", {}, p(paper.parent), p(paper.agency, "strong"), p(paper.number)),
    el("div", {}, p(paper.motto[0] ?? "", "strong"), p(paper.motto[1] ?? "", "strong"), p(paper.placeDate, "place")),
    el(
      "div",
      {class: "pack-title"},
      p(paper.title, "strong"),
      p(paper.about, "strong"),
      requestId ? p(t.request(requestId)) : "",
      p(paper.to)
    )
  );
}

function signature(ctx: Context, {paper}: Pack): string {
  const t = ctx.t.explanation.paper;
  return el(
    "div",
    {class: "pack-paper pack-foot"},
    el(
      "div",
      {},
      el("p", {class: "strong"}, escapeHtml(t.recipients)),
      ...paper.recipients.map((text) => el("p", {}, escapeHtml(`- ${text}`)))
    ),
    el("div", {}, el("p", {class: "strong"}, escapeHtml(paper.signer)), el("p", {}, escapeHtml(t.signature)))
  );
}

function downloads(ctx: Context, pack: Pack, {documents}: Explained): string {
  const t = ctx.t.explanation.page;
  const {requestId} = pack;
  const link = linksFrom(`${ctx.lang}/${ctx.path}`);
  const links = (documents?.(pack) ?? []).map(({kind, path}) =>
    el("p", {}, el("a", {href: link(path), download: ""}, escapeHtml(t.documents[kind])))
  );
  const file = requestId
    ? el(
        "p",
        {},
        el(
          "a",
          {href: linksFrom(`${ctx.lang}/${ctx.path}`)(replyFile(requestId)), download: ""},
          escapeHtml(t.replyForm)
        )
      )
    : "";
  const how = links.length ? "" : el("p", {}, escapeHtml(t.how));
  return el("div", {class: "pack-downloads"}, how, ...links, file);
}
