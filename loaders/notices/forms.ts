import {readFileSync} from "node:fs";
import {join} from "node:path";
import {date, type Lang} from "../../src/domain/format.js";
import {readTerms} from "../ladder/rules.js";
import {PROGRAM} from "../paths.js";
import {periodIndex} from "../reference.js";

interface Words {
  vi: string;
  en: string;
}

/** data/notices/form.json: what surrounds the text, and the day to object by. */
export interface NoticeForm {
  number: string;
  objection: {day: number; source: string; verified: string};
  recipients: {vi: string[]; en: string[]};
  reviewed_on: string | null;
}

interface Measure extends Words {
  verified: "verified" | "reported" | "unverified";
}

interface Regime {
  id: string;
  from: string | null;
  to: string | null;
  measures: Measure[];
}

export interface Dunning {
  reviewed_on: string | null;
  /** The moment at which late becomes evasion, and the first month in which the law knows it. */
  evasion: Measure & {from: string};
  regimes: Regime[];
}

const read = <T>(name: string) =>
  JSON.parse(readFileSync(join(PROGRAM, "data", "notices", `${name}.json`), "utf8")) as T;

/** Reads data/notices/form.json. */
export const readNoticeForm = () => read<NoticeForm>("form");

/** What the law of a month holds against who does not pay: the texts in force at its end, from data/notices/dunning.json. */
export function measuresAt(month: string, lang: Lang): {texts: string[]; isReviewed: boolean} {
  const {regimes, reviewed_on} = dunning();
  const ix = periodIndex(month);
  const inForce = regimes.filter(
    ({from, to}) => (from === null || periodIndex(from) <= ix) && (to === null || ix <= periodIndex(to))
  );
  return {texts: inForce.flatMap(({measures}) => measures.map((m) => m[lang])), isReviewed: reviewed_on !== null};
}

/**
 * First day on which an amount due on `dueDay` counts as evasion once its employer has been dunned, in days since 1970:
 * so many days after the due date, and not before Law 41/2024. Source: data/rules/step_terms.json.
 */
export function evasionDay(dueDay: number): number {
  const {law_from, evasion} = readTerms();
  return Math.max(dueDay + evasion.days_after_due, Date.parse(law_from) / 86_400_000);
}

/** The sentence on when late becomes evasion in the law of a month, for an amount due on `dueDay`; empty before it. */
export function evasionText(month: string, dueDay: number, lang: Lang): string {
  const {evasion} = dunning();
  if (periodIndex(month) < periodIndex(evasion.from)) return "";
  const day = new Date(evasionDay(dueDay) * 86_400_000).toISOString().slice(0, 10);
  return evasion[lang].replace("{date}", date(day, lang));
}

let texts: Dunning | undefined;

/** Read once: every notice of a run asks for it. */
function dunning(): Dunning {
  texts ??= read<Dunning>("dunning");
  return texts;
}
