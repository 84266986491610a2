import type {Lang} from "./format.js";

/** What changed. */
export const VARIABLES: Record<string, Record<Lang, string>> = {
  headcount: {vi: "Số lao động", en: "Headcount"},
  average_wage: {vi: "Mức lương bình quân làm căn cứ đóng", en: "Average contribution wage"},
  wage_base: {vi: "Quỹ lương làm căn cứ đóng", en: "Wage base"},
  paid: {vi: "Số đã nộp", en: "Amount paid"}
};

/** The variables as they stand before "expected". */
export const EXPECTED: Record<string, Record<Lang, string>> = {
  headcount: {vi: "số lao động", en: "headcount"},
  average_wage: {vi: "mức lương bình quân", en: "average wage"},
  wage_base: {vi: "quỹ lương", en: "wage base"}
};

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

/** Kinds whose expected level is not one that the sentence names already. */
export const MODELLED = new Set([
  "sudden_change",
  "wage_cut_to_minimum",
  "wage_frozen_at_minimum",
  "wage_inflated_before_benefit"
]);
