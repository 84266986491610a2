import {messages} from "../../../../src/i18n/index.js";
import type {SiteFile} from "../../page.js";
import type {Room, ReadRoom} from "../room.js";
import {isCentral, type World} from "../world.js";
import {backtestPage} from "./backtestPage.js";
import {detectedOf, readMartsOfAnomalies, type Detected} from "./data.js";
import {employerPage} from "./employerPage.js";
import {flagRows} from "./flagTable.js";
import {listCsv} from "./listCsv.js";
import {listPage} from "./listPage.js";
import {allLists, csvPath, rowsPath} from "./lists.js";
import {ANOMALIES} from "./paths.js";
import {rulesPage} from "./rulesPage.js";
import {groupSections, overviewSection} from "./sections.js";

/** Signs that need checking: lists, employers, back-test, rules; null where no month can be compared with another. */
export const readAnomalies: ReadRoom = async (db, world) => {
  const detected = detectedOf(await readMartsOfAnomalies(db));
  return detected && anomaliesRoom(world, detected);
};

/** The room of marts that have been read. */
export function anomaliesRoom(_world: World, detected: Detected): Room {
  return {
    nav: {path: ANOMALIES, label: (lang) => messages[lang].anomalies.nav},
    pages: (world, lang) => [
      ...detected.listed.map((month) => listPage(world, lang, detected, month)),
      rulesPage(world, lang, detected),
      backtestPage(world, lang, detected),
      ...detected.employers.map((employer) => employerPage(world, lang, detected, employer))
    ],
    files: (world) => filesOf(world, detected),
    overview: (ctx) => (isCentral(ctx.world) ? [overviewSection(ctx, detected)] : []),
    sections: (ctx, level, code) => groupSections(ctx, detected, level, code)
  };
}

/** Each list as CSV, and all rows of those that are longer than their page. */
function filesOf(world: World, detected: Detected): SiteFile[] {
  return allLists(world, detected).flatMap((list) => [
    {path: csvPath(list), body: listCsv(list), isPublic: true as const},
    ...(["vi", "en"] as const).flatMap((lang) => {
      const body = flagRows(world, lang, detected, list);
      return body === null ? [] : [{path: rowsPath(list, lang), body, isPublic: true as const}];
    })
  ]);
}
