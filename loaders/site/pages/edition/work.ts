import {editionName, mayHold} from "../../../../src/domain/disclosure.js";
import {count, money} from "../../../../src/domain/format.js";
import {messages} from "../../../../src/i18n/index.js";
import type {NationState} from "../../../disclosure/ladder.js";
import type {Db} from "../../../warehouse/open.js";
import {dueOf, readLadderData} from "../ladder/data.js";
import {workFile, workPath} from "../ladder/paths.js";
import {provinceSection} from "../ladder/section.js";
import {workCsv} from "../ladder/workCsv.js";
import {workPage} from "../ladder/workPage.js";
import type {Room} from "../room.js";
import {nationSection} from "./nationTable.js";
import type {World} from "../world.js";

/**
 * Of the room of the ladder what a province and its officers have: their own work list. Null for other readers, and where
 * nobody is late.
 * @param db the edition's own database: whoever is not the reader's to see is not in it.
 * @param nation what may be told of the nation's ladder; null when nothing.
 */
export async function readOwnWork(db: Db, world: World, nation: readonly NationState[] | null): Promise<Room | null> {
  const {edition} = world;
  const own = edition.province;
  if (own === null || !mayHold(edition, workPath(own))) return null;
  const ladder = await readLadderData(db, world);
  if (!ladder) return null;
  if (ladder.work(own).length === 0) throw new Error(`${editionName(edition)}: late employers, none of them its own`);
  return {
    nav: {path: workPath(own), label: (lang) => messages[lang].ladder.nav},
    pages: (of, lang) => [workPage(of, lang, ladder, own, (ctx) => [nationSection(ctx, ladder, own, nation)])],
    files: [{path: workFile(own), body: workCsv(ladder, own), isPublic: true}],
    summary: ({lang, t}) => {
      const due = dueOf(ladder, ladder.funnel(own));
      const said = t.ladder.work.section(count(due.employers, lang), count(due.overdue, lang), money(due.late, lang));
      return [{text: said, to: workPath(own), label: t.ladder.openList}];
    },
    // It speaks of the whole province; an officer's database holds a part of it.
    sections: (ctx, level, code) =>
      level === "province" && code === own && edition.kind === "province" ? [provinceSection(ctx, ladder, own)] : []
  };
}
