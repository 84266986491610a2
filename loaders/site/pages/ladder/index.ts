import type {Lang} from "../../../../src/domain/format.js";
import {messages} from "../../../../src/i18n/index.js";
import type {ReadRoom} from "../room.js";
import type {World} from "../world.js";
import {readLadderData} from "./data.js";
import {evidencePage} from "./evidencePage.js";
import {indexPage} from "./indexPage.js";
import {readLists} from "./lists/index.js";
import {letterPage} from "./lists/letterPage.js";
import {EVIDENCE, LADDER, workFile} from "./paths.js";
import type {Part, ReadPart} from "./room.js";
import {readPeople} from "./people/index.js";
import {provinceSection} from "./section.js";
import {workCsv} from "./workCsv.js";
import {workPage} from "./workPage.js";

/** Other pages of the room, in the order of their links. */
const PARTS: readonly ReadPart[] = [readLists, readPeople];

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
      ...parts.flatMap((part) => part.pages(of, lang)),
      letterPage(of, lang, knownPages(of, lang, parts))
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

/** Pages that the map of the letter may lead to, with their names: those of every site, of its rooms, and of this room. */
function knownPages(world: World, lang: Lang, parts: readonly Part[]): Map<string, string> {
  const {common, ladder} = messages[lang];
  const {nav} = common;
  const links = parts.flatMap((part) => part.links?.(lang) ?? []);
  return new Map([
    ["index", nav.overview],
    ["provinces", nav.provinces],
    ["sectors", nav.sectors],
    ["employer-types", nav.employerTypes],
    ["metrics", nav.metrics],
    ["data-status", nav.status],
    ...world.rooms.flatMap((room) => (room.nav ? [[room.nav.path, room.nav.label(lang)] as const] : [])),
    [EVIDENCE, ladder.evidenceLink],
    ...links.map(({to, label}) => [to, label] as const)
  ]);
}
