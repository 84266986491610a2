import {count, decimal, missing, percent, pointsBare} from "../domain/format.js";
import type {Lang, Maybe} from "../domain/format.js";
import {escapeHtml} from "../domain/escape.js";

export interface Cell {
  /** What is read. */
  text: string;
  /** The exact value, for sorting and for the CSV; null where nothing is known. */
  value: string | number | null;
  /** Markup shown instead of the text (links, sparklines); already escaped. */
  html?: string;
}

/** Cells by kind: what is shown in the reader's language beside the exact value. */
export const cells = {
  text: (value: string, href?: string): Cell =>
    href ? {text: value, value, html: `<a href="${escapeHtml(href)}">${escapeHtml(value)}</a>`} : {text: value, value},
  percent: (value: Maybe<number>, lang: Lang): Cell => ({text: percent(value, lang), value: value ?? null}),
  points: (value: Maybe<number>, lang: Lang, word?: (value: number) => string): Cell => points(value, lang, word),
  dong: (value: Maybe<number | bigint>, lang: Lang): Cell => ({text: count(value, lang), value: exact(value)}),
  count: (value: Maybe<number | bigint>, lang: Lang): Cell => ({text: count(value, lang), value: exact(value)}),
  decimal: (value: Maybe<number>, digits: number, lang: Lang): Cell => ({
    text: decimal(value, digits, lang),
    value: value ?? null
  }),
  html: (html: string, label: string, value: string | number | null = null): Cell => ({text: label, value, html})
};

/** A difference with its sign and, when given, the word that says what the sign means. */
function points(value: Maybe<number>, lang: Lang, word?: (value: number) => string): Cell {
  if (value == null) return {text: missing(lang), value: null};
  const [text, said] = [pointsBare(value, lang), word?.(value)];
  if (!said) return {text, value};
  return {text: `${text} ${said}`, value, html: `${text} <span class="word">${escapeHtml(said)}</span>`};
}

/** A bigint leaves as its digits: a double would lose the last ones. */
function exact(value: Maybe<number | bigint>): string | number | null {
  return typeof value === "bigint" ? value.toString() : (value ?? null);
}

const WORDS = {
  vi: {
    worse: "xấu hơn",
    better: "tốt hơn",
    above: "cao hơn mốc",
    below: "thấp hơn mốc",
    same: "không đổi",
    at: "bằng mốc"
  },
  en: {worse: "worse", better: "better", above: "above", below: "below", same: "unchanged", at: "at the baseline"}
};

/** Whether a change of an arrears rate is for the worse; differences that show as 0,00 are no change. */
export function changeWord(value: number, lang: Lang): string {
  const {worse, better, same} = WORDS[lang];
  return Math.abs(value) < 0.00005 ? same : value > 0 ? worse : better;
}

/** The side of the baseline in words. */
export function sideWord(value: number, lang: Lang): string {
  const {above, below, at} = WORDS[lang];
  return Math.abs(value) < 0.00005 ? at : value > 0 ? above : below;
}
