import {keyFigures} from "../../../../../src/components/keyFigures.js";
import {cells, dataTable} from "../../../../../src/components/table.js";
import {el} from "../../../../../src/components/svg.js";
import {count, date, money, type Lang} from "../../../../../src/domain/format.js";
import type {Page} from "../../../page.js";
import {contextOf, type Context} from "../../context.js";
import {list, page, paragraph, section} from "../../layout.js";
import type {World} from "../../world.js";
import type {Bracket} from "../../../../ladder/rules.js";
import type {CandidateRow, Lists} from "./data.js";
import {crumbsOf, linksOf} from "./listPages.js";
import {ARTICLE, CANDIDATES_FILE} from "./paths.js";
import {fileLink, paper} from "./tables.js";

/** More candidates than this stand in the file only. */
const SHOWN = 300;

/** Candidates for review under article 216: each test with its evidence, no finding. */
export function articlePage(world: World, lang: Lang, lists: Lists): Page {
  const ctx = contextOf(world, lang, ARTICLE);
  const t = ctx.t.lists;
  const {candidates} = lists;
  const month = ctx.month(world.last.period);
  const late = candidates.reduce((sum, row) => sum + row.late, 0);
  return page(ctx, {
    title: t.article.title,
    answer: candidates.length
      ? t.article.answer(month, count(candidates.length, lang), money(late, lang))
      : t.article.none(month),
    lead: [t.article.lead],
    crumbs: crumbsOf(ctx),
    content: [
      ...(candidates.length ? [figures(ctx, candidates)] : []),
      section("tests", t.article.tests, list(t.article.testList, "tests", true)),
      ...(candidates.length
        ? [
            section(
              "candidates",
              t.article.tableTitle,
              candidatesTable(ctx, candidates.slice(0, SHOWN), month),
              el("p", {class: "whole-list"}, fileLink(ctx, CANDIDATES_FILE, t.file))
            )
          ]
        : []),
      section(
        "clauses",
        t.article.brackets,
        paragraph(t.article.bracketsNote, "note"),
        bracketsTable(ctx, lists.brackets)
      )
    ],
    cautions: t.cautions,
    links: linksOf(ctx, ARTICLE)
  });
}

function figures(ctx: Context, rows: readonly CandidateRow[]): string {
  const {lang} = ctx;
  const clauses = ["1", "2", "3"].map((clause) => rows.filter((row) => row.clause === clause).length);
  return keyFigures(clauses.map((n, i) => ({label: `${ctx.t.lists.columns.clause} ${i + 1}`, value: count(n, lang)})));
}

function candidatesTable(ctx: Context, rows: readonly CandidateRow[], month: string): string {
  const {lang, t} = ctx;
  const c = t.lists.columns;
  return dataTable({
    id: "candidates-table",
    lang,
    caption: t.lists.article.caption(month),
    filename: "article-216",
    filterable: true,
    columns: [
      {key: "employer", label: c.employer, kind: "text"},
      {key: "code", label: c.code, kind: "text"},
      {key: "province", label: c.province, kind: "text"},
      {key: "months", label: c.months, kind: "count"},
      {key: "cumulative", label: c.cumulative, kind: "count"},
      {key: "penalty", label: c.penalty, kind: "text"},
      {key: "late", label: c.late, unit: t.common.units.dong, kind: "dong"},
      {key: "headcount", label: c.headcount, kind: "count"},
      {key: "clause", label: c.clause, kind: "text"},
      {key: "referred", label: c.referred, kind: "text"}
    ],
    rows: rows.map((row) => ({
      employer: cells.text(row.employer_name ?? row.employer_code),
      code: cells.text(row.employer_code),
      province: cells.text(ctx.name("province", row.code)),
      months: cells.count(row.months_late, lang),
      cumulative: cells.count(row.months_cumulative, lang),
      penalty: paper(ctx, row.penalty_no, row.penalty_date),
      late: cells.dong(row.late, lang),
      headcount: cells.count(row.headcount, lang),
      clause: {text: clauseText(ctx, row), value: row.clause},
      referred: row.referred_on ? {text: date(row.referred_on, lang), value: row.referred_on} : cells.text(t.lists.none)
    }))
  });
}

/** The clause and what reaches it: amount, headcount or both. */
function clauseText(ctx: Context, row: CandidateRow): string {
  const c = ctx.t.lists.columns;
  const by = [
    ...(row.amount_clause === row.clause ? [c.byAmount] : []),
    ...(row.headcount_clause === row.clause ? [c.byHeads] : [])
  ];
  return `${row.clause} (${by.join(", ")})`;
}

function bracketsTable(ctx: Context, rows: readonly Bracket[]): string {
  const {lang, t} = ctx;
  const c = t.lists.columns;
  const range = (from: string, to: string | null) => (to === null ? t.lists.rangeOpen(from) : t.lists.range(from, to));
  return dataTable({
    id: "clauses-table",
    lang,
    caption: t.lists.article.bracketsCaption,
    filename: "article-216-clauses",
    columns: [
      {key: "clause", label: c.clause, kind: "text", sortable: false},
      {key: "amount", label: c.amountRange, kind: "text", sortable: false},
      {key: "heads", label: c.headRange, kind: "text", sortable: false},
      {key: "fine", label: c.fine, kind: "text", sortable: false},
      {key: "prison", label: c.prison, kind: "text", sortable: false}
    ],
    rows: rows.map((row) => ({
      clause: cells.text(row.clause),
      amount: cells.text(
        range(money(row.amount_from, lang), row.amount_to === null ? null : money(row.amount_to, lang))
      ),
      heads: cells.text(
        range(count(row.headcount_from, lang), row.headcount_to === null ? null : count(row.headcount_to, lang))
      ),
      fine: cells.text(`${money(row.fine_from, lang)} – ${money(row.fine_to, lang)}`),
      prison: cells.text(lang === "vi" ? row.prison_vi : row.prison_en)
    }))
  });
}
