import {count, money, percent, period, pointsApart, type Lang} from "../../../src/domain/format.js";
import {messages} from "../../../src/i18n/index.js";
import type {Basis, Num} from "../../marts/types.js";
import type {PageLevel} from "./world.js";

/** What a sentence about one group in one month is made from. */
export interface RateFacts {
  level: "nation" | PageLevel;
  /** Name of the group; empty for the nation. */
  name: string;
  month: string;
  monthLastYear: string;
  rate: Num;
  baseline: number;
  changeYear: Num;
  basis: Basis;
  late: Num;
  /** Months of the trailing year that are known, and those that are missing inside it. */
  knownMonths: number;
  gaps: string[];
}

/** Differences below this show as 0,00 points and are called equal. */
const EQUAL = 0.00005;

export type Direction = "up" | "down" | "same";

/** The direction of a difference as far as a reader can see it. */
export function direction(value: number, equal = EQUAL): Direction {
  return Math.abs(value) < equal ? "same" : value > 0 ? "up" : "down";
}

/** "cao hơn mốc 2,91 % **0,21 điểm phần trăm**" */
export function baselineClause(rate: number, baseline: number, lang: Lang): string {
  const t = messages[lang].sentences;
  const [mark, points] = [percent(baseline, lang), pointsApart(rate - baseline, lang)];
  const side = direction(rate - baseline);
  if (side === "same") return t.atBaseline(mark);
  return side === "up" ? t.aboveBaseline(mark, points) : t.belowBaseline(mark, points);
}

/** "tăng 0,34 điểm phần trăm so với tháng 10/2025", or that there is nothing to compare with. */
export function changeClause(change: Num, against: string, basis: Basis, lang: Lang): string {
  const t = messages[lang].sentences;
  const month = period(against, lang);
  if (change === null) return t.noComparison(month);
  const points = pointsApart(change, lang);
  const way = direction(change);
  const said = way === "same" ? t.unchanged(month) : way === "up" ? t.risen(points, month) : t.fallen(points, month);
  return basis === "old_due" ? `${said} (${t.byOldDue})` : said;
}

/** A change of money with its sign in words. */
export function moneyChange(change: Num, against: string, lang: Lang, basis: Basis = "headline"): string {
  const t = messages[lang].sentences;
  const month = period(against, lang);
  if (change === null) return t.noComparison(month);
  const amount = money(Math.abs(change), lang);
  const said =
    change === 0 ? t.unchanged(month) : change > 0 ? t.moneyRisen(amount, month) : t.moneyFallen(amount, month);
  return basis === "old_due" ? `${said} (${t.byOldDue})` : said;
}

function subject(facts: RateFacts, lang: Lang): string {
  const t = messages[lang].sentences.subject;
  return facts.level === "nation" ? t.nation : t[facts.level](facts.name);
}

/** Why there is no rate: too few months, a month missing in between, or nothing receivable. */
export function noRateReason(facts: RateFacts, lang: Lang): string {
  const t = messages[lang].sentences;
  if (facts.knownMonths >= 12) return t.noRateNoReceivable;
  if (!facts.gaps.length || facts.gaps.length > 3) return t.noRateFewMonths(count(facts.knownMonths, lang));
  return t.noRateGap(facts.gaps.map((month) => period(month, lang)).join(", "));
}

/** The answer about one group: its rate against the baseline and the same month last year, or why there is none. */
export function rateSentence(facts: RateFacts, lang: Lang, tail = ""): string {
  const t = messages[lang].sentences;
  const until = t.untilMonth(period(facts.month, lang));
  if (facts.rate === null) {
    const amount = facts.late === null ? t.noAmount : t.lateAmount(money(facts.late, lang));
    return `${t.noRate(until, subject(facts, lang))}: ${noRateReason(facts, lang)}. ${amount}.`;
  }
  const clauses = [
    t.rate(until, subject(facts, lang), percent(facts.rate, lang)),
    baselineClause(facts.rate, facts.baseline, lang),
    changeClause(facts.changeYear, facts.monthLastYear, facts.basis, lang)
  ];
  return `${clauses.join(", ")}${tail ? `; ${tail}` : ""}.`;
}

/** "14/34 tỉnh cao hơn mốc", with the number of provinces that have a rate when not all have one. */
export function provincesAbove(above: number, rated: number, total: number, lang: Lang): string {
  const t = messages[lang].sentences;
  const of = count(rated, lang);
  const said =
    above === 0
      ? t.noneAbove(of)
      : above === rated && rated > 1
        ? t.allAbove(of)
        : t.provincesAbove(count(above, lang), of);
  return rated === total ? said : `${said} (${t.provincesRated(of, count(total, lang))})`;
}

/** "xếp thứ 5 trong 33 tỉnh có tỷ lệ, tính từ cao nhất"; nothing for a group without rank. */
export function rankClause(rank: Num, of: number, level: PageLevel, lang: Lang): string {
  if (rank === null) return "";
  const t = messages[lang].sentences;
  return t.rank(count(rank, lang), count(of, lang), t.rankNoun[level]);
}

/** "đủ 34/34 tỉnh" or "thiếu 1/34 tỉnh: Vĩnh Long"; long lists are cut after five names. */
export function completeness(missing: string[], total: number, withQuarantine: number, lang: Lang): string {
  const t = messages[lang].common;
  const names = missing.slice(0, 5).join(", ");
  const listed = missing.length > 5 ? t.andOthers(names, count(missing.length - 5, lang)) : names;
  const said = missing.length
    ? t.someMissing(count(missing.length, lang), count(total, lang), listed)
    : t.allDelivered(count(total, lang));
  return withQuarantine ? `${said}; ${t.withQuarantine(count(withQuarantine, lang))}` : said;
}

/** The finding of the trend, as a chart title. */
export function trendTitle(rate: Num, baseline: number, lang: Lang): string {
  const t = messages[lang].overview;
  if (rate === null) return t.trendMissing;
  const [shown, mark] = [percent(rate, lang), percent(baseline, lang)];
  const points = pointsApart(rate - baseline, lang);
  const side = direction(rate - baseline);
  if (side === "same") return t.trendAt(shown, mark);
  return side === "up" ? t.trendAbove(shown, mark, points) : t.trendBelow(shown, mark, points);
}

/** The largest part of a whole and its share, or null when there is nothing. */
export function largest<K extends string>(parts: Record<K, number>): {key: K; share: number} | null {
  const entries = Object.entries(parts) as [K, number][];
  const total = entries.reduce((sum, [, value]) => sum + value, 0);
  if (total <= 0) return null;
  const [key, value] = entries.reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return {key, share: value / total};
}
