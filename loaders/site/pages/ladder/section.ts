import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import {count, money} from "../../../../src/domain/format.js";
import type {Context} from "../context.js";
import {paragraph, section} from "../layout.js";
import {dueOf, type Ladder} from "./data.js";
import {workPath} from "./paths.js";
import {stepTable} from "./stepTable.js";

/** What the page of a province says about its ladder. */
export function provinceSection(ctx: Context, ladder: Ladder, code: string): string {
  const {lang} = ctx;
  const {ladder: l} = ctx.t;
  const funnel = ladder.funnel(code);
  const due = dueOf(ladder, funnel);
  const said = l.work.section(count(due.employers, lang), count(due.overdue, lang), money(due.late, lang));
  const link = el("a", {href: ctx.href(workPath(code))}, escapeHtml(l.openList));
  return section("ladder", l.nav, paragraph(said), stepTable(ctx, ladder, code), el("p", {class: "note"}, link));
}
