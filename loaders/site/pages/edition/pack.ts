import {messages} from "../../../../src/i18n/index.js";
import {packOf, readForms} from "../../../report/pack.js";
import type {PackFacts, Standing} from "../../../report/types.js";
import {readRequestRule} from "../../../requests/rule.js";
import {packPath, type Explained} from "../explanation/data.js";
import {packPages, packSections, replyFiles} from "../explanation/index.js";
import type {RankingOfMonth} from "../../../ranking/rankingOf.js";
import type {Room} from "../room.js";
import type {World} from "../world.js";

/**
 * The province's own pack: what it must explain, in both languages, with the form to reply. An employer of the earlier
 * month that has since moved to another province keeps its row without its name; the rank is the one among the provinces
 * that the edition shows.
 * @param employers codes of those in scope.
 */
export function ownPack(
  world: World,
  facts: PackFacts,
  ranking: RankingOfMonth | undefined,
  employers: ReadonlySet<string>
): Room {
  const own = restrictFacts(facts, ranking, employers);
  const forms = readForms();
  const packs = (lang: "vi" | "en") => new Map([[own.code, packOf(own, lang, forms)]]);
  const explained: Explained = {
    period: own.period,
    rule: readRequestRule(),
    facts: [own],
    packs: {vi: packs("vi"), en: packs("en")}
  };
  return {
    nav: {path: packPath(own.code), label: (lang) => messages[lang].explanation.nav},
    pages: (of, lang) => packPages(of, lang, explained),
    files: replyFiles(explained),
    sections: (ctx, level, code) => (level === "province" ? packSections(ctx, explained, code) : [])
  };
}

/** An employer whose name is not the reader's to see. */
const UNNAMED = "–";

/** What a pack may say: the same numbers, names of those in scope, the rank among the provinces shown. */
export function restrictFacts(
  facts: PackFacts,
  ranking: RankingOfMonth | undefined,
  employers: ReadonlySet<string>
): PackFacts {
  const {explanation} = facts;
  const top = explanation.employers.top.map((row) =>
    employers.has(row.employer_code) ? row : {...row, employer_code: UNNAMED, employer_name: null}
  );
  return {
    ...facts,
    standing: standingOf(ranking, facts.code),
    explanation: {...explanation, employers: {...explanation.employers, top}}
  };
}

function standingOf(ranking: RankingOfMonth | undefined, code: string): Standing | null {
  const ranked = ranking?.rows.filter((row) => row.ranked !== null) ?? [];
  const own = ranked.find((row) => row.code === code)?.ranked;
  if (!own) return null;
  const {rate, rank, rank_low, rank_high, rate_low, rate_high} = own;
  return {
    ...{rate, rank, of: ranked.length, rank_low, rank_high, rate_low},
    rate_high: Number.isFinite(rate_high) ? rate_high : null
  };
}
