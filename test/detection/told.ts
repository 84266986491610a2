/** What each number of a sentence must be, recomputed for one flag. */
import type {Delivered, Variable} from "./retell.js";

export type Lang = "vi" | "en";

/** One flag as a reader meets it. */
export interface Told {
  code: string;
  month: number;
  variable: Variable;
  kind: string;
  lang: Lang;
  sentence: string;
  /** The expected level as the warehouse has it; only where a model makes it. */
  expected: number;
  delivered: Delivered;
}

export const spanOf = ({sentence, lang}: Told) =>
  Number(
    new RegExp(lang === "vi" ? " trong (\\d+) tháng" : " in (\\d+) months").exec(sentence.split("; ")[0]!)?.[1] ?? 1
  );
export const levels = (told: Told) => {
  const {code, month, variable, delivered} = told;
  const span = spanOf(told);
  return {
    span,
    before: delivered.value(code, month - span, variable),
    now: delivered.value(code, month, variable)
  };
};

/** Past changes of single months in the direction of the flag, as positive shares. */
export function past(told: Told): {known: number; most: number} {
  const {code, month, variable, delivered, kind} = told;
  const {span, before, now} = levels(told);
  const changes = delivered.past(code, month - span, variable);
  const isUp = kind === "mass_leave_return" || now > before;
  return {known: changes.length, most: Math.max(0, ...changes.map((c) => (isUp ? c : -c)))};
}

export function impact(told: Told): number {
  const {code, month, variable, delivered, kind, expected} = told;
  const {before, now} = levels(told);
  const at = (of: Variable, months: number) => delivered.value(code, month - months, of);
  const wageThen = at("average_wage", levels(told).span);
  if (kind === "sudden_change") {
    if (variable === "headcount") return 0.32 * Math.abs(now - expected) * at("average_wage", 1);
    return 0.32 * Math.abs(now - expected) * (variable === "average_wage" ? at("headcount", 0) : 1);
  }
  if (kind === "slow_erosion" && variable === "average_wage") return 0.32 * Math.abs(now - before) * at("headcount", 0);
  if (kind === "mass_leave_return") return 0.32 * (now - at("headcount", 1)) * at("average_wage", 0);
  if (variable === "headcount") return 0.32 * Math.abs(now - before) * wageThen;
  return 0.32 * Math.abs(now - expectedOf(told));
}

/** The expected level where it follows from the rows: a wage base at the wage of the month before. */
export function expectedOf(told: Told): number {
  const {code, month, delivered, kind, expected} = told;
  if (kind === "wage_cut_to_minimum")
    return delivered.value(code, month, "headcount") * delivered.value(code, month - 1, "average_wage");
  if (kind === "wage_frozen_at_minimum")
    return (
      delivered.value(code, month, "headcount") *
      delivered.value(code, month - 12, "average_wage") *
      (1 + delivered.divisionRise(code, month))
    );
  return expected;
}

export const wagesOf = ({code, month, delivered}: Told) => {
  const [then, now] = [delivered.value(code, month - 1, "average_wage"), delivered.value(code, month, "average_wage")];
  return [then, now, now / then - 1];
};

export const headsOf = ({code, month, delivered}: Told) => ({
  then: delivered.value(code, month - 1, "headcount"),
  now: delivered.value(code, month, "headcount")
});

export const multiple = ({code, month, delivered}: Told) => {
  const level = delivered.minimum(month);
  return [delivered.value(code, month, "average_wage") / level, level];
};

/** From July 2025 there are 34 provinces; of the months before, the sentence says that it means these. */
const MERGED = 2025 * 12 + 6;
export const placed = ({month, sentence}: Told) => {
  const clauses = sentence.split("; ").filter((clause) => /(?:trong|cùng) tỉnh|the province|and province/.test(clause));
  if (clauses.some((clause) => month < MERGED !== /theo địa giới hiện nay|as it is now/.test(clause)))
    throw new Error(`the province of when? ${sentence}`);
};

/** How the level is called that an amount is reckoned from, by kind. */
const BASE: Record<string, Record<Lang, RegExp>> = {
  sudden_change: {vi: / dự kiến /, en: /against (an|that) expected/},
  wage_inflated_before_benefit: {vi: /so với quỹ lương dự kiến /, en: /an expected wage base of/},
  wage_cut_to_minimum: {
    vi: /quỹ lương .* nếu giữ mức lương bình quân tháng trước/,
    en: /wage base .* of the month before/
  },
  wage_frozen_at_minimum: {vi: /quỹ lương .* nếu mức lương tăng như/, en: /wage base .* like the division's median/},
  mass_leave_return: {vi: /của \d+ lao động tăng trở lại/, en: /workers added back/},
  other: {vi: / trước đó là /, en: /against the earlier /}
};

/** The level that an amount is reckoned from; of workers who are back, how many. */
export function baseOf(told: Told): number {
  const {code, month, kind, sentence, lang, delivered} = told;
  const clause = sentence.split("; ").find((one) => /tiền đóng một tháng|contributions a month/.test(one))!;
  if (!(BASE[kind] ?? BASE["other"]!)[lang].test(clause)) throw new Error(`against what? ${clause}`);
  const {before, now} = levels(told);
  if (kind === "mass_leave_return") return now - delivered.value(code, month - 1, "headcount");
  return kind in BASE ? expectedOf(told) : before;
}

/** A number as it is said, and half of its last digit. */
export interface Said {
  value: number;
  half: number;
}

const UNITS: Record<string, number> = {"tỷ đồng": 1e9, "triệu đồng": 1e6, "billion đồng": 1e9, "million đồng": 1e6};

export function said(text: string, lang: Lang): Said {
  const [, sign, digits, unit] = /^([−+]?)([\d.,]+)(?: (.*))?$/.exec(text)!;
  const [group, mark] = lang === "vi" ? [".", ","] : [",", "."];
  const plain = digits!.replaceAll(group, "").replace(mark, ".");
  const scale = unit === "%" ? 0.01 : (UNITS[unit ?? ""] ?? 1);
  const decimals = plain.split(".")[1]?.length ?? 0;
  // Of three figures without decimals the last may stand for tens and more.
  const value = Number(plain) * scale * (sign === "−" ? -1 : 1);
  const half = 0.5 * 10 ** -decimals * scale;
  return {value, half};
}
