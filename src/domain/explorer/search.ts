import {fold} from "../fold.js";
import type {Named} from "./meta.js";

/** What a text of the search box looks for. */
export interface SearchWords {
  /** Every one of them stands in the employer's code or name, accents and case left aside. */
  words: string[];
  /** By place in the list: 1 where the whole text is a province's name. */
  provinces: Uint8Array;
}

/** Reads the text of the search box. */
export function searchWords(text: string, provinces: readonly Named[]): SearchWords {
  const words = fold(text).split(" ").filter(Boolean);
  const phrase = words.join(" ");
  return {
    words,
    provinces: Uint8Array.from(provinces, ({vi, code}) => (fold(vi) === phrase && code !== "unknown" ? 1 : 0))
  };
}

const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;

/**
 * A text of the search box as a condition of SQL on employer_code and province_code; names are looked up in a table
 * employers (employer_code, employer_name).
 */
export function searchCondition(text: string, list: readonly Named[]): string {
  const {words, provinces} = searchWords(text, list);
  if (words.length === 0) return "true";
  // What fold() does, in words of the engine: đ is a letter of its own and has no accent to strip.
  const folded = "replace(strip_accents(lower(concat_ws(' ', employer_code, employer_name))), 'đ', 'd')";
  const all = words.map((word) => `contains(${folded}, ${quoted(word)})`).join(" and ");
  const found = `employer_code in (select employer_code from employers where ${all})`;
  const codes = list.filter((_, i) => provinces[i] === 1).map(({code}) => quoted(code));
  return codes.length ? `(${found} or province_code in (${codes.join(", ")}))` : found;
}
