import {messages} from "../../../../src/i18n/index.js";
import {replyCsv} from "../../../report/write.js";
import {paragraph, section} from "../layout.js";
import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import type {Lang} from "../../../../src/domain/format.js";
import type {Page, SiteFile} from "../../page.js";
import type {Context} from "../context.js";
import type {World} from "../world.js";
import type {ReadRoom, Room} from "../room.js";
import {boardPage} from "./boardPage.js";
import {EXPLANATION, packPath, readExplained, replyFile, type Explained} from "./data.js";
import {packPage} from "./packPage.js";

/** Who must explain the last month, the packs of all provinces, the board's report; null in a world of one month. */
export const readExplanation: ReadRoom = async (db, world) => {
  const explained = await readExplained(db, world, world.published);
  return explained && explanationRoom(explained);
};

/** The room of packs that have been read. */
export function explanationRoom(explained: Explained): Room {
  return {
    nav: {path: EXPLANATION, label: (lang) => messages[lang].explanation.nav},
    pages: (world, lang) => [boardPage(world, lang, explained), ...packPages(world, lang, explained)],
    files: replyFiles(explained),
    sections: (ctx, level, code) => (level === "province" ? packSections(ctx, explained, code) : []),
    overview: (ctx) => [overviewSection(ctx, explained)]
  };
}

/** The pages of all packs that have been read. */
export function packPages(world: World, lang: Lang, explained: Explained): Page[] {
  return explained.facts.map(({code}) => packPage(world, lang, explained, code));
}

/** The forms to reply with, of those who have been asked. */
export function replyFiles(explained: Explained): SiteFile[] {
  return [...explained.packs.vi.values()]
    .filter((pack) => pack.requestId !== null)
    .map((pack) => ({path: replyFile(pack.requestId!), body: replyCsv(pack), isPublic: true as const}));
}

function answered(ctx: Context, explained: Explained, code: string, id: string): string {
  const found = explained.packs[ctx.lang].get(code)?.answer.find((s) => s.id === id);
  return found ? found.text.replaceAll("**", "") : "";
}

function link(ctx: Context, to: string, label: string): string {
  return el("p", {}, el("a", {href: ctx.href(to)}, escapeHtml(label)));
}

/** What the page of a province says of its pack. */
export function packSections(ctx: Context, explained: Explained, code: string): string[] {
  const t = ctx.t.explanation.page;
  if (!explained.packs[ctx.lang].has(code)) return [];
  const sentence = answered(ctx, explained, code, "request");
  return [
    section(
      "explanation",
      t.sectionHeading,
      paragraph(sentence),
      link(ctx, packPath(code), t.openPack(ctx.month(explained.period)))
    )
  ];
}

function overviewSection(ctx: Context, explained: Explained): string {
  const t = ctx.t.explanation.page;
  const lines = ["asked", "borderline"].map((id) => paragraph(answered(ctx, explained, "VN", id)));
  return section("explanation", t.askedHeading, ...lines, link(ctx, EXPLANATION, t.title));
}
