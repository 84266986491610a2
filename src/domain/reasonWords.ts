import type {Lang} from "./format.js";

/** What changed. */
export const VARIABLES: Record<string, Record<Lang, string>> = {
  headcount: {vi: "Số lao động", en: "Headcount"},
  average_wage: {vi: "Mức lương bình quân làm căn cứ đóng", en: "Average contribution wage"},
  wage_base: {vi: "Quỹ lương làm căn cứ đóng", en: "Wage base"},
  paid: {vi: "Số đã nộp", en: "Amount paid"}
};

/** The variables inside a sentence. */
const INSIDE: Record<string, Record<Lang, string>> = {
  headcount: {vi: "số lao động", en: "headcount"},
  average_wage: {vi: "mức lương bình quân", en: "average wage"},
  wage_base: {vi: "quỹ lương", en: "wage base"}
};

/** From this month on deliveries come by the 34 provinces; before it by 63, each of which lies in one of the 34. */
export const MERGED_IX = 2025 * 12 + 6;

/**
 * Where peers stand, and the other code of a pair: the province as it is now in all months, which is said of the months
 * before there was such a province.
 */
export function inProvince(periodIx: number, lang: Lang, form: "in" | "same"): string {
  const isBefore = periodIx < MERGED_IX;
  if (lang === "vi") return `${form === "in" ? "trong" : "cùng"} tỉnh${isBefore ? " (theo địa giới hiện nay)" : ""}`;
  const now = isBefore ? " as it is now" : "";
  return form === "in" ? `in the province${now}` : `the same division and province${now}`;
}

/** What an amount is reckoned from. */
export const BASES = {
  told: {vi: "so với mức dự kiến đó", en: "against that expected level"},
  expected: {
    vi: (variable: string, level: string) => `so với ${INSIDE[variable]!.vi} dự kiến ${level}`,
    en: (variable: string, level: string) => `against an expected ${INSIDE[variable]!.en} of ${level}`
  },
  begun: {
    vi: (isUp: boolean, was: string, then: string) =>
      `, tính cả phần đã ${isUp ? "tăng" : "giảm"} tháng trước từ ${was} ${isUp ? "lên" : "xuống"} ${then}`,
    en: (isUp: boolean, was: string, then: string) =>
      `, counting the ${isUp ? "rise" : "fall"} of the month before from ${was} to ${then}`
  },
  earlier: {
    vi: (variable: string, level: string) => `so với ${INSIDE[variable]!.vi} trước đó là ${level}`,
    en: (variable: string, level: string) => `against the earlier ${INSIDE[variable]!.en} of ${level}`
  },
  wageBefore: {
    vi: (level: string) => `so với quỹ lương ${level} nếu giữ mức lương bình quân tháng trước`,
    en: (level: string) => `against a wage base of ${level} at the average wage of the month before`
  },
  division: {
    vi: (level: string) => `so với quỹ lương ${level} nếu mức lương tăng như trung vị của ngành`,
    en: (level: string) => `against a wage base of ${level} had wages risen like the division's median`
  },
  back: {
    vi: (heads: string) => `của ${heads} lao động tăng trở lại`,
    en: (heads: string) => `for the ${heads} ${heads === "1" ? "worker" : "workers"} added back`
  }
} as const;

/** Innocent explanations, as the sentence lists them. */
export const TESTS: Record<string, Record<Lang, string>> = {
  clear_tet: {vi: "Tết", en: "Tết"},
  clear_wage_step: {vi: "điều chỉnh lương theo quy định", en: "statutory wage step"},
  clear_sector: {vi: "biến động cả ngành", en: "sector-wide move"},
  clear_province: {vi: "biến động cả tỉnh", en: "province-wide move"},
  clear_split: {vi: "tách nhập mã", en: "code split or merger"},
  clear_reclassified: {vi: "đổi tỉnh/ngành/loại hình", en: "change of province/sector/type"},
  clear_delivery: {vi: "lỗi kỳ dữ liệu", en: "faulty delivery"},
  clear_season: {vi: "mùa vụ", en: "season"}
};
