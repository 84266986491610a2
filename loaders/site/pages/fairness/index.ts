import {rankingsOf, RANKING_LEVELS} from "../../../ranking/rankingOf.js";
import {messages} from "../../../../src/i18n/index.js";
import type {ReadRoom} from "../room.js";
import {outlooksOf} from "../../../ranking/outlook.js";
import {closingMonth, gamingOf, gamingRules, type GamingFinding} from "../../../ranking/gaming.js";
import {periodText} from "../../../reference.js";
import type {Db} from "../../../warehouse/open.js";
import type {World} from "../world.js";
import {closingPage, type Closings} from "./closingPage.js";
import {fairPage} from "./page.js";
import {fairPath, type FairLevel, type Fairness} from "./model.js";
import {outlookPage} from "./outlookPage.js";
import {outlookSections} from "./outlookSections.js";
import {rankNote, rankSection} from "./sections.js";

/** The room of the fair ranking: a page for provinces, sectors and officers, sections on their own pages. */
export const readFairness: ReadRoom = async (db, world) => {
  const months = await rankingsOf(db, world.last.period_ix, RANKING_LEVELS);
  const fairness: Fairness = {rankings: new Map(months.map((month) => [month.level, month]))};
  const outlooks = await outlooksOf(db, world.last.period_ix, world.baseline);
  const closings = await readClosings(db, world);
  const levels = RANKING_LEVELS.filter((level) => (fairness.rankings.get(level)?.rows.length ?? 0) > 1);
  if (!levels.length) return null;
  return {
    nav: {path: fairPath("province"), label: (lang) => messages[lang].fairness.nav},
    pages: (own, lang) => [
      ...levels.map((level) => fairPage(own, lang, fairness, level, levels)),
      outlookPage(own, lang, outlooks),
      closingPage(own, lang, closings)
    ],
    lists: (ctx, level) =>
      level !== "employer_type" && levels.includes(level) ? [rankNote(ctx, fairness, level)] : [],
    sections: (ctx, level, code) =>
      level === "employer_type"
        ? []
        : [
            rankSection(ctx, fairness, level satisfies FairLevel, code),
            ...(level === "province" ? outlookSections(ctx, outlooks, code) : [])
          ]
  };
};

/** So many closing months are shown. */
const CLOSINGS = 3;

async function readClosings(db: Db, world: World): Promise<Closings> {
  const rules = gamingRules();
  const months: string[] = [];
  const findings: GamingFinding[] = [];
  for (let ix = closingMonth(world.last.period_ix, rules); months.length < CLOSINGS; ix = closingMonth(ix - 1, rules)) {
    if (ix <= world.first.period_ix) break;
    months.push(periodText(ix));
    findings.push(...(await gamingOf(db, ix, rules)));
  }
  return {rules, months, findings};
}
