/**
 * Why an employer is on the list, in one sentence made from the numbers and nothing else: what changed, what its peers
 * did, what it did before, what it costs, which innocent explanations were tested. Vietnamese, with an English twin.
 */
import {count, type Lang} from "./format.js";
import type {FlagFacts} from "./flagFacts.js";
import {cost} from "./reasonCost.js";
import {amount, levels, monthsEn, relative, share, spanOf, whole} from "./reasonNumbers.js";
import {cutWhileGrowing, frozen, isToldByWage, pattern, stopped} from "./reasonPatterns.js";
import {split} from "./reasonSplit.js";
import {inProvince, TESTS, VARIABLES} from "./reasonWords.js";

export type {FlagFacts} from "./flagFacts.js";

/** The sentence, without a full stop: clauses parted by semicolons. */
export function flagReason(facts: FlagFacts, lang: Lang): string {
  return [
    change(facts, lang),
    unlike(facts, lang),
    pattern(facts, lang),
    peers(facts, lang),
    history(facts, lang),
    cost(facts, isUnlike(facts), lang),
    split(facts, lang),
    tests(facts, lang)
  ]
    .filter((clause) => clause !== "")
    .join("; ");
}

/** The level that the change began from: of workers who are back, the low one. */
function fromOf({kind, before, expected}: FlagFacts): number {
  return kind === "mass_leave_return" ? expected : (before ?? expected);
}

/** Whether the value moved the other way than the sign says, or not at all: less, or more, than was expected. */
function isUnlike(facts: FlagFacts): boolean {
  if (facts.variable === "paid" || facts.kind === "wage_frozen_at_minimum" || isToldByWage(facts)) return false;
  const from = fromOf(facts);
  return facts.observed === from || (facts.direction === "up") !== facts.observed > from;
}

function unlike(facts: FlagFacts, lang: Lang): string {
  if (!isUnlike(facts)) return "";
  const isUp = facts.direction === "up";
  const expected = amount(facts.expected, facts.variable, lang);
  if (lang === "vi") return `${isUp ? "cao" : "thấp"} hơn mức dự kiến ${expected}`;
  return `${isUp ? "above" : "below"} the expected ${expected}`;
}

function change(facts: FlagFacts, lang: Lang): string {
  if (facts.variable === "paid") return stopped(facts, lang);
  if (facts.kind === "wage_frozen_at_minimum") return frozen(facts, lang);
  if (isToldByWage(facts)) return cutWhileGrowing(facts, lang);
  const name = VARIABLES[facts.variable]?.[lang] ?? facts.variable;
  const before = facts.before ?? facts.expected;
  const [was, observed] = levels(before, facts.observed, facts.variable, lang);
  const span = spanOf(facts, lang);
  if (facts.kind === "mass_leave_return") {
    const low = amount(facts.expected, facts.variable, lang);
    return lang === "vi"
      ? `${name} giảm từ ${was} xuống ${low} rồi trở lại ${observed}${span}`
      : `${name} fell from ${was} to ${low} and is back at ${observed}${span}`;
  }
  if (facts.observed === before)
    return lang === "vi" ? `${name} giữ nguyên ${observed}${span}` : `${name} stayed at ${observed}${span}`;
  const isUp = facts.observed > before;
  const rel = relative(before, facts.observed, lang);
  if (lang === "vi")
    return `${name} ${isUp ? "tăng" : "giảm"} từ ${was} ${isUp ? "lên" : "xuống"} ${observed}${rel}${span}`;
  return `${name} ${isUp ? "rose" : "fell"} from ${was} to ${observed}${rel}${span}`;
}

function peers(facts: FlagFacts, lang: Lang): string {
  // Of payments nobody's change is known; a wage that stands still is told beside the division's in the first clause.
  if (facts.variable === "paid" || facts.kind === "wage_frozen_at_minimum") return "";
  if (facts.peers < 1) return "";
  const median = facts.peers_median === null ? null : share(facts.peers_median, lang);
  return lang === "vi" ? peersVi(facts, median) : peersEn(facts, median);
}

/** A change over several months stands beside one month of the others, a wage beside their wage base: that has to be said. */
function peersVi(facts: FlagFacts, median: string | null): string {
  const who = `${count(facts.peers, "vi")} đơn vị khác cùng ngành cấp 2, cùng khối ${inProvince(facts.period_ix, "vi", "in")}`;
  if (median === null) return `chỉ có ${who}`;
  const what = isToldByWage(facts) ? "quỹ lương của " : "";
  return `${what}${who}${facts.span > 1 ? ", riêng tháng này" : ""}: trung vị ${median}`;
}

function peersEn(facts: FlagFacts, median: string | null): string {
  const noun = facts.peers === 1 ? "employer" : "employers";
  const who = `${count(facts.peers, "en")} other ${noun} of the division and kind ${inProvince(facts.period_ix, "en", "in")}`;
  if (median === null) return `only ${who}`;
  const what = isToldByWage(facts) ? "the wage base of " : "";
  return `${what}${who}${facts.span > 1 ? ", this month alone" : ""}: median ${median}`;
}

function history(facts: FlagFacts, lang: Lang): string {
  // Earlier changes of the other direction say nothing of a value that went against its sign.
  if (facts.variable === "paid" || facts.kind === "wage_frozen_at_minimum") return "";
  if (isUnlike(facts) || isToldByWage(facts)) return "";
  const vi = lang === "vi";
  const months = facts.months_known;
  if (months === 0) return vi ? "chưa có tháng nào trước đó để so sánh" : "no earlier month to compare with";
  if (months < 6 || facts.most_before === null)
    return vi ? `mới có ${months} tháng để so sánh` : `only ${monthsEn(months)} to compare with`;
  const isDown = facts.direction === "down";
  const most = Math.max(isDown ? -facts.most_before : facts.most_before, 0);
  const verb = vi ? (isDown ? "giảm" : "tăng") : isDown ? "fallen" : "risen";
  const when = vi
    ? `trong ${months} tháng so sánh được trước đó`
    : `in the ${months} months before that can be compared`;
  if (most === 0) return vi ? `chưa từng ${verb} ${when}` : `had never ${verb} ${when}`;
  const times = vi ? "lần" : "times";
  if (most < Math.abs(facts.observed / fromOf(facts) - 1)) {
    const limit = most < 10 ? whole(Math.ceil(most * 100 - 1e-9), lang) : `${count(Math.ceil(most), lang)} ${times}`;
    return vi
      ? `chưa từng ${verb} quá ${limit} một tháng ${when}`
      : `had never ${verb} by more than ${limit} in a month ${when}`;
  }
  const reached = most < 10 ? share(most, lang).replace("+", "") : `${count(Math.round(most), lang)} ${times}`;
  return vi ? `đã từng ${verb} ${reached} một tháng ${when}` : `had ${verb} by ${reached} in a month ${when}`;
}

function tests(facts: FlagFacts, lang: Lang): string {
  const names = facts.survived.map((id) => TESTS[id]?.[lang] ?? id);
  if (!names.length) return "";
  return lang === "vi" ? `đã loại trừ: ${names.join(", ")}` : `ruled out: ${names.join(", ")}`;
}
