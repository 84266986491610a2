import {rankingsOf, RANKING_LEVELS} from "../../../ranking/rankingOf.js";
import {messages} from "../../../../src/i18n/index.js";
import type {ReadRoom} from "../room.js";
import {fairPage} from "./page.js";
import {fairPath, type FairLevel, type Fairness} from "./model.js";
import {rankSection} from "./sections.js";

/** The room of the fair ranking: a page for provinces, sectors and officers, sections on their own pages. */
export const readFairness: ReadRoom = async (db, world) => {
  const months = await rankingsOf(db, world.last.period_ix, RANKING_LEVELS);
  const fairness: Fairness = {rankings: new Map(months.map((month) => [month.level, month]))};
  const levels = RANKING_LEVELS.filter((level) => (fairness.rankings.get(level)?.rows.length ?? 0) > 1);
  if (!levels.length) return null;
  return {
    nav: {path: fairPath("province"), label: (lang) => messages[lang].fairness.nav},
    pages: (own, lang) => levels.map((level) => fairPage(own, lang, fairness, level, levels)),
    sections: (ctx, level, code) =>
      level === "employer_type" ? [] : [rankSection(ctx, fairness, level satisfies FairLevel, code)]
  };
};
