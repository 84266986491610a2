import {readFacts} from "../../../report/facts.js";
import {packOf, readForms} from "../../../report/pack.js";
import type {Pack} from "../../../report/model.js";
import type {PackFacts} from "../../../report/types.js";
import {readRequestRule, type RequestRule} from "../../../requests/rule.js";
import {periodText} from "../../../reference.js";
import type {Published} from "../../../explanation/published.js";
import type {Db} from "../../../warehouse/open.js";
import type {World} from "../world.js";

export const EXPLANATION = "explanation";

/** What the pages of the room are made from: the facts of the last month's packs, and the packs in both languages. */
export interface Explained {
  period: string;
  rule: RequestRule;
  /** The nation first. */
  facts: PackFacts[];
  packs: Record<"vi" | "en", Map<string, Pack>>;
  /** Files of the site with a pack as Word and Excel; none where only the command writes them. */
  documents?: (pack: Pack) => {kind: "word" | "excel"; path: string}[];
}

/** Reads the last month's packs; null when there is no month before it. */
export async function readExplained(db: Db, world: World, published: Published | null): Promise<Explained | null> {
  const {last} = world;
  if (!world.at("nation", "VN", last.period_ix) || !world.at("nation", "VN", last.period_ix - 1)) return null;
  const facts = await readFacts(db, {month: periodText(last.period_ix), published});
  if (!facts.length) return null;
  const forms = readForms();
  const inLanguage = (lang: "vi" | "en") => new Map(facts.map((one) => [one.code, packOf(one, lang, forms)]));
  return {
    period: last.period,
    rule: readRequestRule(),
    facts,
    packs: {vi: inLanguage("vi"), en: inLanguage("en")}
  };
}

/** Path of a pack's page, without language. */
export function packPath(code: string): string {
  return `${EXPLANATION}/${code}`;
}

/** The form to reply with, as a file of the site. */
export function replyFile(requestId: string): string {
  return `files/${requestId}-reply.csv`;
}
