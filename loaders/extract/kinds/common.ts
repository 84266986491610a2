import type {Column} from "../contract.js";

export const SYNTHETIC: Column = {
  name: "synthetic",
  headings: ["mô phỏng"],
  type: "enum",
  need: "optional",
  values: ["0", "1"],
  whenAbsent: "0",
  meaning: {vi: "1 khi dòng là số liệu mô phỏng", en: "1 when the row is made up; every page then says so"}
};

export const PERIOD = (name: string, headings: string[], vi: string, en: string): Column => ({
  name,
  headings,
  type: "period",
  need: "column",
  meaning: {vi, en}
});
export const PROVINCE: Column = {
  name: "province_code",
  headings: ["mã tỉnh"],
  type: "province",
  digits: 2,
  need: "column",
  example: "79",
  meaning: {vi: "Mã tỉnh có hiệu lực trong kỳ", en: "province code as valid in the period"}
};
export const EMPLOYER: Column = {
  name: "employer_code",
  headings: ["mã đơn vị"],
  type: "employer",
  need: "column",
  example: "TA00001",
  meaning: {vi: "Mã đơn vị, duy nhất toàn quốc", en: "employer code, unique in the country; a mover keeps it"}
};

/** A column of text, or of what `more` makes of it. */
export const text = (name: string, headings: string[], vi: string, en: string, more: Partial<Column> = {}): Column => ({
  name,
  headings,
  type: "text",
  need: "optional",
  meaning: {vi, en},
  ...more
});
