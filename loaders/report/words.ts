import {count, date, missing, money, percent, period, pointsApart, type Lang} from "../../src/domain/format.js";
import {messages} from "../../src/i18n/index.js";
import type {PackFacts} from "./types.js";

/** A pack in the making: its facts and the words of its language. */
export interface Making {
  facts: PackFacts;
  lang: Lang;
  t: (typeof messages)[Lang]["explanation"];
  common: (typeof messages)[Lang]["common"];
}

export function making(facts: PackFacts, lang: Lang): Making {
  return {facts, lang, t: messages[lang].explanation, common: messages[lang].common};
}

/** Differences of rates below this show as 0,00 points. */
const EQUAL = 0.00005;

export const isLevel = (change: number) => Math.abs(change) < EQUAL;

/** "tăng 494 triệu đồng" */
export function moneyMove(m: Making, change: number): string {
  if (change === 0) return m.t.same;
  return change > 0 ? m.t.up(money(change, m.lang)) : m.t.down(money(-change, m.lang));
}

/** "tăng 2,14 điểm phần trăm" */
export function rateMove(m: Making, change: number): string {
  if (isLevel(change)) return m.t.same;
  return change > 0 ? m.t.up(pointsApart(change, m.lang)) : m.t.down(pointsApart(change, m.lang));
}

/** "cao hơn mốc 2,91 % 6,36 điểm phần trăm" */
export function mark(m: Making, rate: number): string {
  const {baseline} = m.facts;
  const [shown, points] = [percent(baseline, m.lang), pointsApart(rate - baseline, m.lang)];
  if (isLevel(rate - baseline)) return m.t.equal(shown);
  return rate > baseline ? m.t.above(shown, points) : m.t.below(shown, points);
}

export const monthText = (m: Making, value: string) => period(value, m.lang);
export const number = (m: Making, value: number) => count(value, m.lang);

/** A day in words; what is no day is missing. */
export function day(m: Making, value: string | null): string {
  return value && /^\d{4}-\d{2}-\d{2}/.test(value) ? date(value, m.lang) : missing(m.lang);
}

/** The scope inside a sentence. */
export function where(m: Making): string {
  return m.facts.level === "nation" ? m.t.nation : m.t.at(m.facts.name[m.lang]);
}

/** A sum with its sign, for terms that may go either way. */
export function signedMoney(m: Making, value: number): string {
  return value > 0 ? `+${money(value, m.lang)}` : money(value, m.lang);
}

/** The first letter in lower case: a term inside a sentence. */
export function inside(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
