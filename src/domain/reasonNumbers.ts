/** Numbers as sentences of flags say them. */
import type {FlagFacts} from "./flagFacts.js";
import {count, decimal, dong, money, THIN_SPACE, type Lang} from "./format.js";

/** "−54,6 %": one decimal, signed. */
export function share(value: number, lang: Lang): string {
  return `${decimal(value * 100, 1, lang, true)}${THIN_SPACE}%`;
}

/** A level in the unit of its variable. */
export function amount(value: number, variable: string, lang: Lang): string {
  if (variable === "headcount") return count(Math.round(value), lang);
  if (value > 0 && value < 0.5) return `${lang === "vi" ? "dưới" : "under"} ${dong(1, lang)}`;
  return (variable === "average_wage" ? dong : money)(Math.round(value), lang);
}

/** Both levels of a change; exact where rounded they would read the same. */
export function levels(before: number, observed: number, variable: string, lang: Lang): [string, string] {
  const [was, is] = [amount(before, variable, lang), amount(observed, variable, lang)];
  return was === is && before !== observed && variable === "wage_base"
    ? [dong(Math.round(before), lang), dong(Math.round(observed), lang)]
    : [was, is];
}

/** " (−54,6 %)"; a rise to more than elevenfold as a multiple; nothing where there was less than one before. */
export function relative(before: number, observed: number, lang: Lang): string {
  if (before < 1) return "";
  const times = observed / before;
  if (times < 11) return ` (${share(times - 1, lang)})`;
  const n = count(Math.round(times), lang);
  return lang === "vi" ? ` (gấp ${n} lần)` : ` (${n} times as much)`;
}

/** "3 months", in English. */
export function monthsEn(n: number): string {
  return `${n} ${n === 1 ? "month" : "months"}`;
}

/** "6 %": whole percent. */
export function whole(percent: number, lang: Lang): string {
  return `${count(percent, lang)}${THIN_SPACE}%`;
}

/** " in 3 months"; nothing of a change against the month before. */
export function spanOf({span}: FlagFacts, lang: Lang): string {
  if (span < 2) return "";
  return lang === "vi" ? ` trong ${span} tháng` : ` in ${span} months`;
}

const COUNTED = /(\d) (tháng|lao động|đơn vị|lần|mã|months?|workers?|employers?|times)(?!\p{L})/gu;

/** The sentence as pages show it: no line ends between a number and what it counts. Files keep plain spaces. */
export function unbroken(sentence: string): string {
  return sentence
    .replaceAll("cấp 2", "cấp\u00a02")
    .replace(/(tỷ|triệu|million|billion) đồng/g, "$1\u00a0đồng")
    .replace(COUNTED, (_, digit: string, unit: string) => `${digit}\u00a0${unit.replace(" ", "\u00a0")}`);
}
