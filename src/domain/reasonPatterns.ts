/** Clauses of a flag's sentence that belong to one named pattern, told by its own numbers. */
import {count, decimal, dong, money, type Lang} from "./format.js";
import type {FlagFacts} from "./flagFacts.js";
import {amount, monthsEn, relative, share, spanOf} from "./reasonNumbers.js";
import {inProvince, VARIABLES} from "./reasonWords.js";

/** Average wages of both months of a cut to the minimum; null where they cannot be told. */
function wagesOfCut({kind, variable, before, heads_then, observed, heads}: FlagFacts): [number, number] | null {
  if (kind !== "wage_cut_to_minimum" || variable !== "wage_base" || !before || !heads_then || !heads) return null;
  const [then, now] = [before / heads_then, observed / heads];
  return now < then ? [then, now] : null;
}

/** Whether a wage cut is told by the average wage: with more workers the wage base says little of it, or the opposite. */
export function isToldByWage(facts: FlagFacts): boolean {
  return wagesOfCut(facts) !== null && facts.heads > facts.heads_then;
}

function fall([then, now]: [number, number], lang: Lang): string {
  const [was, is] = [then, now].map((wage) => amount(wage, "average_wage", lang)) as [string, string];
  const rel = relative(then, now, lang);
  return lang === "vi" ? `giảm từ ${was} xuống ${is}${rel}` : `fell from ${was} to ${is}${rel}`;
}

/** The first clause of a wage cut beside a rising headcount. */
export function cutWhileGrowing(facts: FlagFacts, lang: Lang): string {
  const name = VARIABLES["average_wage"]![lang];
  const [then, now] = [count(facts.heads_then, lang), count(facts.heads, lang)];
  const wage = fall(wagesOfCut(facts)!, lang);
  return lang === "vi"
    ? `${name} ${wage} trong khi số lao động tăng từ ${then} lên ${now}`
    : `${name} ${wage} while the headcount rose from ${then} to ${now}`;
}

/** Nothing paid for months, after a year of payments. */
export function stopped(facts: FlagFacts, lang: Lang): string {
  const name = VARIABLES["paid"]![lang];
  const usual = money(facts.expected, lang);
  return lang === "vi"
    ? `${name}: ${facts.span} tháng liền không nộp, một năm trước đó bình quân ${usual} một tháng`
    : `${name}: nothing for ${monthsEn(facts.span)}, in the year before ${usual} a month on average`;
}

/** A wage that stands still, or only follows the minimum, is told by the wage itself: the wage base moves with the headcount. */
export function frozen(facts: FlagFacts, lang: Lang): string {
  const name = VARIABLES["average_wage"]![lang];
  const [then, now] = [(facts.before ?? 0) / facts.heads_then, facts.observed / facts.heads];
  const [was, is] = [then, now].map((wage) => amount(wage, "average_wage", lang)) as [string, string];
  const [own, others] = [share(now / then - 1, lang), share(facts.expected / facts.heads / then - 1, lang)];
  const isStill = Math.abs(now / then - 1) < 0.0005;
  if (lang === "vi")
    return `${name} ${isStill ? "đứng yên" : "chỉ theo lương tối thiểu vùng"}${spanOf(facts, lang)}: ${was}, nay ${is} (${own}), trung vị của ngành cấp 2: ${others}`;
  return `${name} ${isStill ? "stood still" : "only followed the regional minimum"}${spanOf(facts, lang)}: ${was}, now ${is} (${own}), median of the division: ${others}`;
}

/** What makes it this pattern and no other; of a change without a name what the month after was. */
export function pattern(facts: FlagFacts, lang: Lang): string {
  const vi = lang === "vi";
  switch (facts.kind) {
    case "wage_cut_to_minimum":
    case "wage_frozen_at_minimum":
      return minimum(facts, lang);
    case "wage_inflated_before_benefit": {
      const [then, now] = [count(facts.heads_then, lang), count(facts.heads, lang)];
      if (facts.heads === facts.heads_then) return vi ? `số lao động vẫn là ${now}` : `the headcount is still ${now}`;
      return vi ? `số lao động từ ${then} thành ${now}` : `the headcount went from ${then} to ${now}`;
    }
    case "headcount_shaved": {
      if (facts.threshold === null) return "";
      const limit = count(facts.threshold, lang);
      return vi ? `xuống dưới ngưỡng ${limit} lao động` : `below the limit of ${limit} workers`;
    }
    case "mass_leave_return":
      return "";
    case "code_shuffle":
      return partner(facts, lang);
    case "headcount_collapse_debt_stays":
    case "payment_stop":
      return owed(facts, lang);
    default:
      return course(facts, lang);
  }
}

/** The other code by its own heads; without its name where the reader may not see it. */
function partner({partner: code, partner_moved: moved, period_ix: ix}: FlagFacts, lang: Lang): string {
  const where = inProvince(ix, lang, "same");
  if (code === null || moved === null)
    return lang === "vi"
      ? `cùng tháng một mã khác cùng ngành cấp 2, ${where} thay đổi ngược chiều`
      : `another code of ${where} moved the other way in the same month`;
  const heads = count(Math.abs(moved), lang);
  return lang === "vi"
    ? `cùng tháng mã ${code} cùng ngành cấp 2, ${where} ${moved > 0 ? "tăng" : "giảm"} ${heads} lao động`
    : `code ${code} of ${where} ${moved > 0 ? "gained" : "lost"} ${heads} ${Math.abs(moved) === 1 ? "worker" : "workers"} in the same month`;
}

function minimum(facts: FlagFacts, lang: Lang): string {
  if (facts.wage === null || !facts.minimum) return "";
  const ratio = facts.wage / facts.minimum;
  const under = lang === "vi" ? "chưa tới" : "under";
  const times = ratio < 0.005 ? `${under} ${decimal(0.01, 2, lang)}` : decimal(ratio, 2, lang);
  const level = dong(facts.minimum, lang);
  const multiple =
    lang === "vi"
      ? `bằng ${times} lần lương tối thiểu vùng (${level})`
      : `${times} times the regional minimum wage (${level})`;
  if (isToldByWage(facts)) return lang === "vi" ? `mức này ${multiple}` : `that is ${multiple}`;
  const cut = wagesOfCut(facts);
  if (cut === null) return lang === "vi" ? `mức lương bình quân ${multiple}` : `the average wage is ${multiple}`;
  return lang === "vi"
    ? `mức lương bình quân ${fall(cut, lang)}, ${multiple}`
    : `the average wage ${fall(cut, lang)}, ${multiple}`;
}

function owed(facts: FlagFacts, lang: Lang): string {
  const months =
    facts.months_late === null
      ? ""
      : lang === "vi"
        ? `, lâu nhất ${facts.months_late} tháng`
        : `, up to ${monthsEn(facts.months_late)} old`;
  return lang === "vi"
    ? `còn chậm đóng ${money(facts.late, lang)}${months}`
    : `${money(facts.late, lang)} is late${months}`;
}

/** The month after, by its own number: "back" and "still" would hide how far. */
function course(facts: FlagFacts, lang: Lang): string {
  if (facts.course === null || facts.next_observed === null) return "";
  const next = amount(facts.next_observed, facts.variable, lang);
  if (facts.course === "reverted")
    return lang === "vi" ? `tháng sau trở lại ${next}` : `back at ${next} the month after`;
  return lang === "vi" ? `tháng sau là ${next}` : `${next} the month after`;
}
