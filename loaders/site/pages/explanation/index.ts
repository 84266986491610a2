import {messages} from "../../../../src/i18n/index.js";
import {replyCsv} from "../../../report/write.js";
import {paragraph, section} from "../layout.js";
import {el} from "../../../../src/components/svg.js";
import {escapeHtml} from "../../../../src/domain/escape.js";
import type {Context} from "../context.js";
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
    pages: (world, lang) => [
      boardPage(world, lang, explained),
      ...explained.facts.map(({code}) => packPage(world, lang, explained, code))
    ],
    files: [...explained.packs.vi.values()]
      .filter((pack) => pack.requestId !== null)
      .map((pack) => ({path: replyFile(pack.requestId!), body: replyCsv(pack), isPublic: true as const})),
    sections: (ctx, level, code) => (level === "province" ? provinceSections(ctx, explained, code) : []),
    overview: (ctx) => [overviewSection(ctx, explained)]
  };
}

function answered(ctx: Context, explained: Explained, code: string, id: string): string {
  const found = explained.packs[ctx.lang].get(code)?.answer.find((s) => s.id === id);
  return found ? found.text.replaceAll("**", "") : "";
}

function link(ctx: Context, to: string, label: string): string {
  return el("p", {}, el("a", {href: ctx.href(to)}, escapeHtml(label)));
}

function provinceSections(ctx: Context, explained: Explained, code: string): string[] {
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
