import {literal} from "../warehouse/open.js";
import {faultCode, type RuleId} from "./rules.js";

/** How the numbers of a file are written; "plain" is digits alone. */
export type NumberStyle = "plain" | "vietnamese" | "english";

/** Stands in front of a number that was a number already, whatever the style of those written as text. */
export const TYPED = "\u0001";

/** A larger number is a fault, and one that every sum of the warehouse can hold is not. */
export const LARGEST = {money: 999_999_999_999_999_999n, count: 999_999_999n} as const;

const PATTERN: Record<NumberStyle, string> = {
  plain: "-?\\d+",
  vietnamese: "-?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d{1,6})?",
  english: "-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d{1,6})?"
};

/** The SQL literal of a fault's code. */
export function code(rule: RuleId, ...details: string[]): string {
  return literal(faultCode(rule, ...details));
}

export interface NumberRule {
  /** SQL of what one unit is worth. */
  factor: string;
  largest: bigint;
  /** A number that need not be whole is a decimal. */
  isWhole: boolean;
  nonNegative: boolean;
  /** Some cells were numbers already. */
  hasTyped: boolean;
}

/** The SQL of the value of a number and of the code of its fault. */
export function number(cell: string, style: NumberStyle, rule: NumberRule): {value: string; fault: string} {
  if (!rule.isWhole) return decimal(cell, style, rule);
  const isPlain = style === "plain" && rule.factor === "1" && !rule.hasTyped;
  return isPlain ? plainWhole(cell, rule) : scaledWhole(cell, style, rule);
}

/** Plain digits are compared with their own printed form: far cheaper than a pattern, and as strict. */
function plainWhole(cell: string, {largest, nonNegative}: NumberRule): {value: string; fault: string} {
  const value = `try_cast(${cell} as bigint)`;
  const fits = `(coalesce(${value}::varchar = ${cell}, false) or coalesce(regexp_full_match(${cell}, '-?\\d+'), false))`;
  return {
    value: `case when ${fits} then ${value} end`,
    fault: `case when not ${fits} then ${noNumber("plain")}
      when ${value} is null or abs(${value}) > ${largest} then ${tooLong(largest)} ${negative(cell, nonNegative)} end`
  };
}

/** Whole part and sixth decimals apart, in integers: the engine reads wide decimals a hundred times slower. */
function scaledWhole(cell: string, style: NumberStyle, rule: NumberRule): {value: string; fault: string} {
  const {factor, largest, nonNegative, hasTyped} = rule;
  const fits = fitsStyle(cell, style, hasTyped);
  const shown = hasTyped ? untyped(cell) : cell;
  const digits = `replace(${written(cell, style, hasTyped)}, '-', '')`;
  const whole = `try_cast(split_part(${digits}, '.', 1) as bigint)`;
  const millionths = `(coalesce(try_cast(rpad(nullif(split_part(${digits}, '.', 2), ''), 6, '0') as bigint), 0) * ${factor})`;
  const isHeld = `coalesce(${whole} <= ${largest} // ${factor}, false)`;
  const value = `(${whole} * ${factor} + ${millionths} // 1000000) * case when starts_with(${shown}, '-') then -1 else 1 end`;
  return {
    value: `case when ${fits} and ${isHeld} then ${value} end`,
    fault: `case when not ${fits} then ${noNumber(style)}
      when not ${isHeld} then ${tooLong(largest)}
      when ${millionths} % 1000000 <> 0 then ${code("not_whole")} ${negative(shown, nonNegative)} end`
  };
}

function decimal(cell: string, style: NumberStyle, {largest, hasTyped}: NumberRule): {value: string; fault: string} {
  const fits = fitsStyle(cell, style, hasTyped);
  const value = `try_cast(${written(cell, style, hasTyped)} as decimal(38, 6))`;
  return {
    value: `case when ${fits} then ${value} end`,
    fault: `case when not ${fits} then ${noNumber(style)} when ${value} is null or abs(${value}) > ${largest} then ${tooLong(largest)} end`
  };
}

/** A number's digits with a point before the decimals. */
function written(cell: string, style: NumberStyle, hasTyped: boolean): string {
  const text = style === "vietnamese" ? `replace(replace(${cell}, '.', ''), ',', '.')` : `replace(${cell}, ',', '')`;
  return hasTyped ? `case when starts_with(${cell}, '${TYPED}') then substr(${cell}, 2) else ${text} end` : text;
}

function fitsStyle(cell: string, style: NumberStyle, hasTyped: boolean): string {
  const fits = `regexp_full_match(${cell}, ${literal(PATTERN[style])})`;
  if (!hasTyped) return fits;
  const typed = `regexp_full_match(substr(${cell}, 2), ${literal(PATTERN.english)})`;
  return `case when starts_with(${cell}, '${TYPED}') then ${typed} else ${fits} end`;
}

function negative(cell: string, isFault: boolean): string {
  return isFault ? `when starts_with(${cell}, '-') then ${code("negative")}` : "";
}

function tooLong(largest: bigint): string {
  return code("digits", String(String(largest).length));
}

/** A cell as it is shown. */
export function untyped(cell: string): string {
  return `replace(${cell}, '${TYPED}', '')`;
}

/** The code of a cell that is no number; `refined` says more. */
function noNumber(style: NumberStyle): string {
  return style === "plain" ? code("number") : code("number_style", style);
}

/** A character that is not seen: format marks, and spaces that are no plain space. */
const INVISIBLE = "[\\p{Cf}\\x{a0}\\x{2000}-\\x{200a}\\x{202f}\\x{3000}\\x00]";

/**
 * The SQL of the code of a fault, made more exact: the ways that spreadsheets and typists have of spoiling a value are
 * told apart. Asked of faults alone, because most cells have none.
 */
export function refined(codeSql: string, cell: string): string {
  const codepoint = `printf('U+%04X', ord(regexp_extract(${cell}, '${INVISIBLE}')))`;
  const is = (pattern: string) => `regexp_full_match(${cell}, ${literal(pattern)})`;
  return `case when regexp_matches(${codeSql}, '^(number|month|date|year|province|division|known|form)')
      and regexp_matches(${cell}, '${INVISIBLE}') and not ${is("[-+]?\\d[\\d.,]*([\\p{Zs}]+[\\d.,]+)+")} then 'invisible|' || ${codepoint}
    when ${codeSql} = 'province' and ${is("\\d")} then 'leading_zero|' || ${cell}
    when ${codeSql} not like 'number%' then ${codeSql}
    when starts_with(${cell}, '=') then ${code("formula")}
    when ${is("#[A-Z0-9/_]+[!?]?")} then ${code("sheet_error")}
    when ${is("[-+]?\\d+([.,]\\d+)?[eE][-+]?\\d+")} then ${code("exponent")}
    when ${is("[-+]?\\d[\\d.,]*(\\p{Z}+[\\d.,]+)+")} then ${code("spaces")}
    when ${is("\\([\\d.,]+\\)|[\\d.,]+-|[+\u2212\u2013\u2014][\\d.,]+")} then ${code("sign")}
    when ${is("-?\\d+(['\u2019_]\\d+)+([.,]\\d+)?")} then ${code("separators")} else ${codeSql} end`;
}
