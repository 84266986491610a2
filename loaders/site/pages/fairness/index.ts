import {rankingsOf, RANKING_LEVELS} from "../../../ranking/rankingOf.js";
import {messages} from "../../../../src/i18n/index.js";
import {mayHold} from "../../../../src/domain/disclosure.js";
import type {ReadRoom, Room} from "../room.js";
import {outlooksOf} from "../../../ranking/outlook.js";
import {closingMonth, gamingOf, gamingRules, type GamingFinding} from "../../../ranking/gaming.js";
import {periodText} from "../../../reference.js";
import type {Db} from "../../../warehouse/open.js";
import {isCentral, type World} from "../world.js";
import {closingPage, type Closings} from "./closingPage.js";
import {fairPage} from "./page.js";
import {fairPath, type FairLevel, type FairnessData} from "./model.js";
import {outlookPage} from "./outlookPage.js";
import {outlookSections} from "./outlookSections.js";
import {rankNote, rankSection} from "./sections.js";

/** Rankings, outlooks and closing dates of a warehouse open for reading. */
export async function readFairnessData(
  db: Db,
  {last, first, baseline}: Months,
  levels: readonly FairLevel[] = RANKING_LEVELS
): Promise<FairnessData> {
  const months = await rankingsOf(db, last.period_ix, levels);
  return {
    rankings: new Map(months.map((month) => [month.level, month])),
    outlooks: await outlooksOf(db, last.period_ix, baseline),
    closings: await readClosings(db, first.period_ix, last.period_ix)
  };
}

type Months = Pick<World, "first" | "last" | "baseline">;

/** The room of the fair ranking: a page for provinces, sectors and officers, sections on their own pages. */
export const readFairness: ReadRoom = async (db, world) => fairnessRoom(world, await readFairnessData(db, world));

/** The room of data that has been read; null where no level has groups to compare. */
export function fairnessRoom(world: World, data: FairnessData): Room | null {
  const {outlooks, closings} = data;
  // One group alone is not ranked: a single province that delivers its own data has no page of provinces.
  const isCompared = (level: FairLevel) => (data.rankings.get(level)?.rows.length ?? 0) > 1;
  const levels = RANKING_LEVELS.filter((level) => isCompared(level) && mayHold(world.edition, fairPath(level)));
  const [first] = levels;
  if (!first) return null;
  const home = fairPath(first);
  // The course of a rate and whom its target depends on are told to the province itself.
  const isOpen = (code: string) =>
    isCentral(world) || (world.edition.kind === "province" && code === world.edition.province);
  return {
    nav: {path: home, label: (lang) => messages[lang].fairness.nav},
    pages: (own, lang) => [
      ...levels.map((level) => fairPage(own, lang, data, level, levels)),
      outlookPage(own, lang, outlooks, home),
      closingPage(own, lang, closings, home)
    ],
    lists: (ctx, level) => (level !== "employer_type" && levels.includes(level) ? [rankNote(ctx, data, level)] : []),
    sections: (ctx, level, code) =>
      level === "employer_type"
        ? []
        : [
            ...(isCompared(level) ? [rankSection(ctx, data, level satisfies FairLevel, code)] : []),
            ...(level === "province" && isOpen(code) ? outlookSections(ctx, outlooks, code) : [])
          ]
  };
}

/** So many closing months are shown. */
const CLOSINGS = 3;

async function readClosings(db: Db, firstIx: number, lastIx: number): Promise<Closings> {
  const rules = gamingRules();
  const months: string[] = [];
  const findings: GamingFinding[] = [];
  for (let ix = closingMonth(lastIx, rules); months.length < CLOSINGS; ix = closingMonth(ix - 1, rules)) {
    if (ix <= firstIx) break;
    months.push(periodText(ix));
    findings.push(...(await gamingOf(db, ix, rules)));
  }
  return {rules, months, findings};
}
