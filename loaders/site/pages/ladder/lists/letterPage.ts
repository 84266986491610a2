import {el} from "../../../../../src/components/svg.js";
import {escapeHtml} from "../../../../../src/domain/escape.js";
import {count, type Lang} from "../../../../../src/domain/format.js";
import {readDispatch, type Duty} from "../../../../letter/dispatch.js";
import type {Page} from "../../../page.js";
import {contextOf, type Context} from "../../context.js";
import {page, section} from "../../layout.js";
import type {World} from "../../world.js";
import {crumbsOf, linksOf} from "./listPages.js";
import {LETTER} from "./paths.js";

/** Names of the parts of the dispatch in the order they come. */
const PARTS = ["Mở đầu", "I.1", "I.2", "I.3", "II.1", "II.2", "II.3", "II.4", "II.5", "Kết"];

/**
 * The dispatch in its own words, each sentence with the pages and commands that serve it.
 * @param known paths of pages that this site has, with their names; a page that it has not is left out.
 */
export function letterPage(world: World, lang: Lang, known: ReadonlyMap<string, string>): Page {
  const ctx = contextOf(world, lang, LETTER);
  const t = ctx.t.lists.letter;
  const {duties} = readDispatch();
  const served = new Set(duties.flatMap((duty) => duty.pages).filter((path) => known.has(path)));
  return page(ctx, {
    title: t.title,
    answer: t.answer(count(duties.length, lang), count(served.size, lang)),
    lead: [t.lead],
    crumbs: crumbsOf(ctx),
    content: PARTS.map((part) => {
      const own = duties.filter((duty) => duty.part === part);
      return section(`part-${PARTS.indexOf(part)}`, t.parts[part]!, dutiesOf(ctx, own, known));
    }),
    cautions: t.cautions,
    links: linksOf(ctx, LETTER).filter(({to}) => known.has(to))
  });
}

function dutiesOf(ctx: Context, duties: readonly Duty[], known: ReadonlyMap<string, string>): string {
  const {lang} = ctx;
  const items = duties.map((duty) => {
    const pages = duty.pages
      .filter((path) => known.has(path))
      .map((path) => el("a", {href: ctx.href(path)}, escapeHtml(known.get(path)!)));
    const commands = duty.commands.map((command) => el("code", {}, escapeHtml(command)));
    const words = [
      el("blockquote", {lang: "vi"}, escapeHtml(duty.quote)),
      lang === "en" ? el("p", {class: "note"}, escapeHtml(duty.en)) : ""
    ];
    const places = [
      pages.length ? el("p", {}, pages.join(" · ")) : "",
      duty.note ? el("p", {class: "note"}, escapeHtml(duty.note[lang])) : "",
      ...commands.map((command) => el("p", {}, command))
    ];
    return el("li", {}, el("div", {}, ...words), el("div", {}, ...places));
  });
  return el("ul", {class: "duties"}, ...items);
}
