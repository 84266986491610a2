/**
 * Why an employer is on the list, in one sentence made from the numbers and nothing else: what changed, what its peers
 * did, what it did before, what it costs, which innocent explanations were tested. Vietnamese, with an English twin.
 */
import {count, decimal, dong, money, type Lang} from "./format.js";
import type {FlagFacts} from "./flagFacts.js";
import {amount, levels, monthsEn, relative, share, whole} from "./reasonNumbers.js";
import {EXPECTED, MODELLED, TESTS, VARIABLES} from "./reasonWords.js";

export type {FlagFacts} from "./flagFacts.js";

/** The sentence, without a full stop: clauses parted by semicolons. */
export function flagReason(facts: FlagFacts, lang: Lang): string {
  return [
    change(facts, lang),
    unlike(facts, lang),
    pattern(facts, lang),
    peers(facts, lang),
    history(facts, lang),
    cost(facts, lang),
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
  if (facts.variable === "paid" || facts.kind === "wage_frozen_at_minimum") return false;
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
  const name = VARIABLES[facts.variable]?.[lang] ?? facts.variable;
  if (facts.variable === "paid") return stopped(facts, name, lang);
  if (facts.kind === "wage_frozen_at_minimum") return frozen(facts, lang);
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

function spanOf({span}: FlagFacts, lang: Lang): string {
  if (span < 2) return "";
  return lang === "vi" ? ` trong ${span} tháng` : ` in ${span} months`;
}

function stopped(facts: FlagFacts, name: string, lang: Lang): string {
  const usual = money(facts.expected, lang);
  return lang === "vi"
    ? `${name}: ${facts.span} tháng liền không nộp, một năm trước đó bình quân ${usual} một tháng`
    : `${name}: nothing for ${facts.span} months, in the year before ${usual} a month on average`;
}

/** A wage that stands still, or only follows the minimum, is told by the wage itself: the wage base moves with the headcount. */
function frozen(facts: FlagFacts, lang: Lang): string {
  const name = VARIABLES["average_wage"]![lang];
  const [then, now] = [(facts.before ?? 0) / facts.heads_then, facts.observed / facts.heads];
  const [was, is] = [then, now].map((wage) => amount(wage, "average_wage", lang)) as [string, string];
  const [own, others] = [share(now / then - 1, lang), share(facts.expected / facts.heads / then - 1, lang)];
  const isStill = Math.abs(now / then - 1) < 0.0005;
  if (lang === "vi")
    return `${name} ${isStill ? "đứng yên" : "chỉ theo lương tối thiểu vùng"}${spanOf(facts, lang)}: ${was}, nay ${is} (${own}), trung vị của ngành cấp 2: ${others}`;
  return `${name} ${isStill ? "stood still" : "only followed the regional minimum"}${spanOf(facts, lang)}: ${was}, now ${is} (${own}), median of the division: ${others}`;
}

function pattern(facts: FlagFacts, lang: Lang): string {
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
function partner({partner: code, partner_moved: moved}: FlagFacts, lang: Lang): string {
  if (code === null || moved === null)
    return lang === "vi"
      ? "cùng tháng một mã khác cùng ngành cấp 2, cùng tỉnh thay đổi ngược chiều"
      : "another code of the same division and province moved the other way in the same month";
  const heads = count(Math.abs(moved), lang);
  return lang === "vi"
    ? `cùng tháng mã ${code} cùng ngành cấp 2, cùng tỉnh ${moved > 0 ? "tăng" : "giảm"} ${heads} lao động`
    : `code ${code} of the same division and province ${moved > 0 ? "gained" : "lost"} ${heads} workers in the same month`;
}

function minimum(facts: FlagFacts, lang: Lang): string {
  if (facts.wage === null || !facts.minimum) return "";
  const ratio = facts.wage / facts.minimum;
  const under = lang === "vi" ? "chưa tới" : "under";
  const times = ratio < 0.005 ? `${under} ${decimal(0.01, 2, lang)}` : decimal(ratio, 2, lang);
  const level = dong(facts.minimum, lang);
  return lang === "vi"
    ? `mức lương bình quân bằng ${times} lần lương tối thiểu vùng (${level})`
    : `the average wage is ${times} times the regional minimum wage (${level})`;
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

function peers(facts: FlagFacts, lang: Lang): string {
  // Of payments nobody's change is known; a wage that stands still is told beside the division's in the first clause.
  if (facts.variable === "paid" || facts.kind === "wage_frozen_at_minimum") return "";
  if (facts.peers < 1) return "";
  const others = count(facts.peers, lang);
  const noun = facts.peers === 1 ? "employer" : "employers";
  if (facts.peers_median === null)
    return lang === "vi"
      ? `chỉ có ${others} đơn vị khác cùng ngành cấp 2, cùng khối trong tỉnh`
      : `only ${others} other ${noun} of the division and kind in the province`;
  const median = share(facts.peers_median, lang);
  // A change over several months stands beside one month of the others: that has to be said.
  const isLonger = facts.span > 1;
  if (lang === "vi")
    return `${others} đơn vị khác cùng ngành cấp 2, cùng khối trong tỉnh${isLonger ? ", riêng tháng này" : ""}: trung vị ${median}`;
  return `${others} other ${noun} of the division and kind in the province${isLonger ? ", this month alone" : ""}: median ${median}`;
}

function history(facts: FlagFacts, lang: Lang): string {
  // Earlier changes of the other direction say nothing of a value that went against its sign.
  if (facts.variable === "paid" || facts.kind === "wage_frozen_at_minimum" || isUnlike(facts)) return "";
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

function cost(facts: FlagFacts, lang: Lang): string {
  if (!(facts.impact > 0) || facts.variable === "paid") return "";
  const about = money(facts.impact, lang);
  const isTold = !MODELLED.has(facts.kind) || isUnlike(facts);
  // Of workers who are back, what was missing meanwhile.
  if (facts.kind === "mass_leave_return")
    return lang === "vi"
      ? `khoảng ${about} tiền đóng một tháng trong thời gian vắng`
      : `about ${about} of contributions a month while they were away`;
  const expected = amount(facts.expected, facts.variable, lang);
  // Money beside money: whose level was expected is said.
  const whose = EXPECTED[facts.variable]?.[lang];
  if (lang === "vi")
    return `khoảng ${about} tiền đóng một tháng${isTold ? "" : ` so với ${whose} dự kiến ${expected}`}`;
  return `about ${about} of contributions a month${isTold ? "" : ` against an expected ${whose} of ${expected}`}`;
}

function tests(facts: FlagFacts, lang: Lang): string {
  const names = facts.survived.map((id) => TESTS[id]?.[lang] ?? id);
  if (!names.length) return "";
  return lang === "vi" ? `đã loại trừ: ${names.join(", ")}` : `ruled out: ${names.join(", ")}`;
}
