/**
 * Why an employer is on the list, in one sentence made from the numbers and nothing else: what changed, what its peers
 * did, what it did before, what it costs, which innocent explanations were tested. Vietnamese, with an English twin.
 */
import {count, decimal, dong, money, THIN_SPACE, type Lang} from "./format.js";

/** The numbers behind one flag (detection.fct_flag). */
export interface FlagFacts {
  kind: string;
  variable: string;
  direction: string;
  observed: number;
  expected: number;
  /** The level of the month compared with, `span` months earlier. */
  before: number | null;
  span: number;
  /** What the month after did: reverted, persists, or not known yet. */
  course: string | null;
  impact: number;
  peers: number;
  peers_median: number | null;
  /** The largest change of the same direction in the months known before, as a fraction. */
  most_before: number | null;
  months_known: number;
  late: number;
  months_late: number | null;
  heads: number;
  heads_then: number;
  wage: number | null;
  minimum: number | null;
  partner: string | null;
  survived: string[];
}

const VARIABLES: Record<string, Record<Lang, string>> = {
  headcount: {vi: "Số lao động", en: "Headcount"},
  average_wage: {vi: "Mức lương bình quân làm căn cứ đóng", en: "Average contribution wage"},
  wage_base: {vi: "Quỹ lương làm căn cứ đóng", en: "Wage base"},
  paid: {vi: "Số đã nộp", en: "Amount paid"}
};

const TESTS: Record<string, Record<Lang, string>> = {
  clear_tet: {vi: "Tết", en: "Tết"},
  clear_wage_step: {vi: "điều chỉnh lương theo quy định", en: "statutory wage step"},
  clear_sector: {vi: "biến động cả ngành", en: "sector-wide move"},
  clear_province: {vi: "biến động cả tỉnh", en: "province-wide move"},
  clear_split: {vi: "tách nhập mã", en: "code split or merger"},
  clear_reclassified: {vi: "đổi tỉnh, ngành, loại hình", en: "reclassification"},
  clear_delivery: {vi: "lỗi kỳ dữ liệu", en: "faulty delivery"},
  clear_season: {vi: "mùa vụ", en: "season"}
};

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

/** "−54,6 %": one decimal, signed. */
function share(value: number, lang: Lang): string {
  return `${decimal(value * 100, 1, lang, true)}${THIN_SPACE}%`;
}

function amount(value: number, variable: string, lang: Lang): string {
  if (variable === "headcount") return count(Math.round(value), lang);
  if (value > 0 && value < 0.5) return `${lang === "vi" ? "dưới" : "under"} ${dong(1, lang)}`;
  return (variable === "average_wage" ? dong : money)(Math.round(value), lang);
}

/** Both levels of a change; exact where rounded they would read the same. */
function levels(before: number, observed: number, variable: string, lang: Lang): [string, string] {
  const [was, is] = [amount(before, variable, lang), amount(observed, variable, lang)];
  return was === is && before !== observed && variable === "wage_base"
    ? [dong(Math.round(before), lang), dong(Math.round(observed), lang)]
    : [was, is];
}

/** " (−54,6 %)"; a rise to more than elevenfold as a multiple; nothing where there was less than one before. */
function relative(before: number, observed: number, lang: Lang): string {
  if (before < 1) return "";
  const times = observed / before;
  if (times < 11) return ` (${share(times - 1, lang)})`;
  const n = count(Math.round(times), lang);
  return lang === "vi" ? ` (gấp ${n} lần)` : ` (${n} times as much)`;
}

/** Whether the value moved the other way than the sign says, or not at all: less, or more, than was expected. */
function isUnlike({direction, observed, before, expected, variable, kind}: FlagFacts): boolean {
  const was = before ?? expected;
  if (variable === "paid" || kind === "mass_leave_return") return false;
  return observed === was || (direction === "up") !== observed > was;
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
  const before = facts.before ?? facts.expected;
  const [was, observed] = levels(before, facts.observed, facts.variable, lang);
  const rel = relative(before, facts.observed, lang);
  const span = facts.span > 1 ? (lang === "vi" ? ` trong ${facts.span} tháng` : ` in ${facts.span} months`) : "";
  if (facts.kind === "mass_leave_return") {
    const low = amount(facts.expected, facts.variable, lang);
    return lang === "vi"
      ? `${name} giảm từ ${was} xuống ${low} rồi trở lại ${observed}${span}`
      : `${name} fell from ${was} to ${low} and is back at ${observed}${span}`;
  }
  if (facts.observed === before)
    return lang === "vi" ? `${name} giữ nguyên ${observed}${span}` : `${name} stayed at ${observed}${span}`;
  const isUp = facts.observed > before;
  if (lang === "vi")
    return `${name} ${isUp ? "tăng" : "giảm"} từ ${was} ${isUp ? "lên" : "xuống"} ${observed}${rel}${span}`;
  return `${name} ${isUp ? "rose" : "fell"} from ${was} to ${observed}${rel}${span}`;
}

function stopped(facts: FlagFacts, name: string, lang: Lang): string {
  const usual = money(facts.expected, lang);
  return lang === "vi"
    ? `${name}: ${facts.span} tháng liền không nộp, trước đó bình quân ${usual} một tháng`
    : `${name}: nothing for ${facts.span} months, ${usual} a month before`;
}

function pattern(facts: FlagFacts, lang: Lang): string {
  const vi = lang === "vi";
  switch (facts.kind) {
    case "wage_cut_to_minimum":
    case "wage_frozen_at_minimum": {
      if (facts.wage === null || !facts.minimum) return "";
      const ratio = facts.wage / facts.minimum;
      const times = ratio < 0.005 ? `${vi ? "chưa tới" : "under"} ${decimal(0.01, 2, lang)}` : decimal(ratio, 2, lang);
      return vi
        ? `bình quân bằng ${times} lần lương tối thiểu vùng`
        : `the average is ${times} times the regional minimum wage`;
    }
    case "wage_inflated_before_benefit":
      return vi
        ? `số lao động gần như không đổi (${count(facts.heads, lang)})`
        : `the headcount hardly changed (${count(facts.heads, lang)})`;
    case "mass_leave_return":
      return vi
        ? "phần lớn người đã báo giảm được báo tăng lại"
        : "most who were reported as leaving are reported again";
    case "code_shuffle":
      return vi
        ? `cùng tháng mã ${facts.partner} cùng ngành, cùng tỉnh thay đổi ngược lại bằng chừng ấy`
        : `code ${facts.partner} of the same sector and province moved the other way by as much in the same month`;
    case "headcount_collapse_debt_stays":
    case "payment_stop":
      return owed(facts, lang);
    default:
      return course(facts, lang);
  }
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

/** "3 months", in English. */
function monthsEn(n: number): string {
  return `${n} ${n === 1 ? "month" : "months"}`;
}

function course(facts: FlagFacts, lang: Lang): string {
  if (facts.course === "reverted")
    return lang === "vi" ? "tháng sau trở lại mức cũ" : "back to the old level the month after";
  if (facts.course === "persists")
    return lang === "vi" ? "tháng sau vẫn ở mức mới" : "still at the new level the month after";
  return "";
}

function peers(facts: FlagFacts, lang: Lang): string {
  if (facts.variable === "paid" || facts.peers < 2 || facts.peers_median === null) return "";
  const others = count(facts.peers - 1, lang);
  const median = share(facts.peers_median, lang);
  // A change over several months stands beside what the others did in its last one.
  const isLonger = facts.span > 1;
  return lang === "vi"
    ? `${others} đơn vị khác cùng ngành trong tỉnh: trung vị ${isLonger ? "riêng tháng này " : ""}${median}`
    : `${others} other ${facts.peers === 2 ? "employer" : "employers"} of the sector in the province: median ${isLonger ? "of this month alone " : ""}${median}`;
}

function history(facts: FlagFacts, lang: Lang): string {
  if (facts.variable === "paid" || isUnlike(facts)) return "";
  const vi = lang === "vi";
  if (facts.months_known === 0)
    return vi ? "chưa có tháng nào trước đó để so sánh" : "no earlier month to compare with";
  if (facts.months_known < 6 || facts.most_before === null)
    return vi
      ? `mới có ${facts.months_known} tháng để so sánh`
      : `only ${monthsEn(facts.months_known)} to compare with`;
  const isDown = facts.direction === "down";
  const most = Math.max(isDown ? -facts.most_before : facts.most_before, 0);
  const now = facts.before ? Math.abs(facts.observed / facts.before - 1) : 0;
  const limit =
    most < 10
      ? `${count(Math.ceil(most * 100 - 1e-9), lang)}${THIN_SPACE}%`
      : `${count(Math.ceil(most), lang)} ${vi ? "lần" : "times"}`;
  const verb = vi ? (isDown ? "giảm" : "tăng") : isDown ? "fallen" : "risen";
  if (most === 0)
    return vi
      ? `chưa từng ${verb} trong ${facts.months_known} tháng`
      : `had never ${verb} in ${facts.months_known} months`;
  if (most < now)
    return vi
      ? `chưa từng ${verb} quá ${limit} trong ${facts.months_known} tháng`
      : `had never ${verb} by more than ${limit} in a month in ${facts.months_known} months`;
  return vi
    ? `đã từng ${verb} tới ${limit} trong ${facts.months_known} tháng`
    : `had ${verb} by up to ${limit} in a month in ${facts.months_known} months`;
}

function cost(facts: FlagFacts, lang: Lang): string {
  if (!(facts.impact > 0) || facts.variable === "paid") return "";
  const about = money(facts.impact, lang);
  return lang === "vi" ? `khoảng ${about} tiền đóng một tháng` : `about ${about} of contributions a month`;
}

function tests(facts: FlagFacts, lang: Lang): string {
  const names = facts.survived.map((id) => TESTS[id]?.[lang] ?? id);
  if (!names.length) return "";
  return lang === "vi" ? `đã loại trừ: ${names.join(", ")}` : `ruled out: ${names.join(", ")}`;
}
