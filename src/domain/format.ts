/**
 * Numbers, money and dates as the reader sees them, in Vietnamese and English.
 * Written out by hand and not through Intl: the same input gives the same bytes on every machine and in every browser.
 */

export type Lang = "vi" | "en";
export type Maybe<T> = T | null | undefined;

/** Narrow no-break space: stands between a number and its percent sign, never at a line end. */
export const THIN_SPACE = "\u202f";
/** No-break space: keeps a number and its unit on one line. */
export const HARD_SPACE = "\u00a0";
const MINUS = "\u2212";

const DECIMAL_MARK: Record<Lang, string> = {vi: ",", en: "."};
const GROUP_MARK: Record<Lang, string> = {vi: ".", en: ","};
const MONTHS_EN = "January February March April May June July August September October November December".split(" ");

/** What stands where a number is not known; a missing value is never shown as 0. */
export function missing(lang: Lang): string {
  return lang === "vi" ? "chưa có" : "not available";
}

function isMissing(value: Maybe<number | bigint>): value is null | undefined {
  return value == null || (typeof value === "number" && !Number.isFinite(value));
}

function group(digits: string, lang: Lang): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, GROUP_MARK[lang]);
}

/**
 * A number with a fixed count of decimals, grouped; "signed" puts + before positive values.
 * A value that rounds to zero carries no sign at all.
 */
export function decimal(value: Maybe<number>, digits: number, lang: Lang, signed = false): string {
  if (isMissing(value)) return missing(lang);
  const [whole = "0", fraction] = expand(Math.abs(value).toFixed(digits)).split(".");
  const isZero = !/[1-9]/.test(whole + (fraction ?? ""));
  const sign = isZero ? "" : value < 0 ? MINUS : signed ? "+" : "";
  return sign + group(whole, lang) + (fraction ? DECIMAL_MARK[lang] + fraction : "");
}

/** toFixed falls back to exponents from 1e21 on; amounts of that size still have to be readable. */
function expand(text: string): string {
  return text.includes("e") ? BigInt(Math.round(Number(text))).toString() : text;
}

/** A whole number, grouped: 1.234.567. */
export function count(value: Maybe<number | bigint>, lang: Lang): string {
  if (isMissing(value)) return missing(lang);
  if (typeof value === "number") return decimal(value, 0, lang);
  const digits = group((value < 0n ? -value : value).toString(), lang);
  return value < 0n ? MINUS + digits : digits;
}

/** A fraction as a percentage with two decimals: 0.0291 becomes "2,91 %". */
export function percent(value: Maybe<number>, lang: Lang, digits = 2): string {
  return isMissing(value) ? missing(lang) : decimal(value * 100, digits, lang) + THIN_SPACE + "%";
}

/** A difference of two fractions in percentage points, signed: "+0,34 điểm phần trăm". */
export function points(value: Maybe<number>, lang: Lang): string {
  if (isMissing(value)) return missing(lang);
  return pointsBare(value, lang) + HARD_SPACE + (lang === "vi" ? "điểm phần trăm" : "percentage points");
}

/** As points, without its unit: for columns that name the unit in their heading. */
export function pointsBare(value: Maybe<number>, lang: Lang): string {
  return isMissing(value) ? missing(lang) : decimal(value * 100, 2, lang, true);
}

/** The distance between two rates without a sign, for sentences that say "higher by" or "lower by" themselves. */
export function pointsApart(value: Maybe<number>, lang: Lang): string {
  return isMissing(value) ? missing(lang) : points(Math.abs(value), lang).replace("+", "");
}

/** Whole đồng, exact: "1.234.567 đồng". */
export function dong(value: Maybe<number | bigint>, lang: Lang): string {
  return isMissing(value) ? missing(lang) : count(value, lang) + HARD_SPACE + "đồng";
}

const MONEY_UNITS: {from: number; name: Record<Lang, string>}[] = [
  {from: 1e9, name: {vi: "tỷ đồng", en: "billion đồng"}},
  {from: 1e6, name: {vi: "triệu đồng", en: "million đồng"}}
];

/**
 * Money to three significant figures: "1.230 tỷ đồng", "12,3 tỷ đồng", "123 triệu đồng".
 * Amounts under a million are given exactly.
 */
export function money(value: Maybe<number | bigint>, lang: Lang): string {
  if (isMissing(value)) return missing(lang);
  const rounded = Number(Number(value).toPrecision(3));
  const unit = MONEY_UNITS.find(({from}) => Math.abs(rounded) >= from);
  if (!unit) return dong(value, lang);
  return significant(rounded / unit.from, lang) + HARD_SPACE + unit.name[lang];
}

function significant(value: number, lang: Lang): string {
  const size = Math.abs(value);
  return decimal(value, size >= 100 ? 0 : size >= 10 ? 1 : 2, lang);
}

/** The month in words: "tháng 10/2026", "October 2026". */
export function period(value: string, lang: Lang): string {
  const {year, month} = splitPeriod(value);
  return lang === "vi" ? `tháng${HARD_SPACE}${month}/${year}` : `${MONTHS_EN[month - 1]}${HARD_SPACE}${year}`;
}

/** The month where space is short: "10/2026", "Oct 2026". */
export function periodShort(value: string, lang: Lang): string {
  const {year, month} = splitPeriod(value);
  return lang === "vi" ? `${month}/${year}` : `${MONTHS_EN[month - 1]!.slice(0, 3)}${HARD_SPACE}${year}`;
}

function splitPeriod(value: string): {year: number; month: number} {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value);
  if (!match) throw new Error(`invalid period: ${value}`);
  return {year: Number(match[1]), month: Number(match[2])};
}

/** A day: "31/12/2022", "31 December 2022". Takes an ISO date; a time behind it is left out. */
export function date(value: string, lang: Lang): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  if (!match) throw new Error(`invalid date: ${value}`);
  const [, year, month, day] = match;
  return lang === "vi" ? `${day}/${month}/${year}` : `${Number(day)} ${MONTHS_EN[Number(month) - 1]} ${year}`;
}

/** A day in Vietnamese form: "31/12/2022". */
export function dateVi(value: string): string {
  return date(value, "vi");
}
