import {messages} from "../../../../src/i18n/index.js";
import type {ReadRoom} from "../room.js";
import {readLadderData} from "./data.js";
import {evidencePage} from "./evidencePage.js";
import {indexPage} from "./indexPage.js";
import {LADDER, workFile} from "./paths.js";
import type {ReadPart} from "./room.js";
import {provinceSection} from "./section.js";
import {workCsv} from "./workCsv.js";
import {workPage} from "./workPage.js";

/** Other pages of the room, in the order of their links. */
const PARTS: readonly ReadPart[] = [];

/** The ladder: who stands where, what is due, what is paid after each step; null where nothing is late. */
export const readLadder: ReadRoom = async (db, world) => {
  const ladder = await readLadderData(db, world);
  if (!ladder) return null;
  const parts = (await Promise.all(PARTS.map((read) => read(db, world)))).filter((part) => part !== null);
  const codes = world.codes("province").filter((code) => ladder.work(code).length);
  return {
    nav: {path: LADDER, label: (lang) => messages[lang].ladder.nav},
    pages: (of, lang) => [
      indexPage(
        of,
        lang,
        ladder,
        parts.flatMap((part) => part.links?.(lang) ?? [])
      ),
      evidencePage(of, lang, ladder),
      ...codes.map((code) => workPage(of, lang, ladder, code)),
      ...parts.flatMap((part) => part.pages(of, lang))
    ],
    files: [
      ...codes.map((code) => ({path: workFile(code), body: workCsv(ladder, code), isPublic: true as const})),
      ...parts.flatMap((part) => part.files ?? [])
    ],
    sections: (ctx, level, code) => [
      ...(level === "province" && codes.includes(code) ? [provinceSection(ctx, ladder, code)] : []),
      ...parts.flatMap((part) => part.sections?.(ctx, level, code) ?? [])
    ]
  };
};
