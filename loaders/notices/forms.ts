import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Lang} from "../../src/domain/format.js";
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
  regimes: Regime[];
}

const read = <T>(name: string) =>
  JSON.parse(readFileSync(join(PROGRAM, "data", "notices", `${name}.json`), "utf8")) as T;

/** Reads data/notices/form.json. */
export const readNoticeForm = () => read<NoticeForm>("form");

/** What the law of a month holds against who does not pay: the texts in force at its end, from data/notices/dunning.json. */
export function measuresAt(month: string, lang: Lang): {texts: string[]; isReviewed: boolean} {
  const {regimes, reviewed_on} = read<Dunning>("dunning");
  const ix = periodIndex(month);
  const inForce = regimes.filter(
    ({from, to}) => (from === null || periodIndex(from) <= ix) && (to === null || ix <= periodIndex(to))
  );
  return {texts: inForce.flatMap(({measures}) => measures.map((m) => m[lang])), isReviewed: reviewed_on !== null};
}
