import {SWITCH_2025_07} from "../reference.js";
import {literal} from "../warehouse/open.js";
import {is, monthValue} from "./lookups.js";
import {isNumber, type Column, type Kind} from "./contract.js";
import type {Layout, Unit} from "./header.js";
import {faultCode, type RuleId} from "./rules.js";

/** How the numbers of a file are written; "plain" is digits alone. */
export type NumberStyle = "plain" | "vietnamese" | "english";

/** Cells that are laid out: what the expressions need to know of them. */
export interface Grid extends Layout {
  unit: Unit;
  /** Numbers of a workbook or a typed table are told from text by `TYPED` in front and stand in plain notation. */
  hasTyped?: boolean;
}

/** Stands in front of a number that was a number already, whatever the style of those written as text. */
export const TYPED = "\u0001";

/** A value of a column: its SQL, and the SQL of the code of what is wrong with it (null when nothing is). */
export interface Reading {
  column: Column;
  value: string;
  fault: string;
}

/** A larger number is a fault, and one that every sum of the warehouse can hold is not. */
export const LARGEST = {money: 999_999_999_999_999_999n, count: 999_999_999n} as const;
const NUMBER_PATTERN: Record<NumberStyle, string> = {
  plain: "-?\\d+",
  vietnamese: "-?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d{1,6})?",
  english: "-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d{1,6})?"
};

/**
 * The SQL that reads every contract column of a raw row. The raw cells are VARCHAR columns `c0`, `c1`, …; codes and
 * months are looked up by casts to the types of `lookupTypes`, not by joins: a join may change the order of the rows.
 */
export function readings(shape: Grid, style: NumberStyle): Reading[] {
  return shape.kind.columns.map((column) => {
    const position = shape.positions.get(column.name);
    if (position === undefined) return absent(column);
    const reading = read(column, `c${position}`, shape, style);
    const missing = mayBeEmpty(column) ? "null" : code("missing");
    const fault = `case when c${position} is null then ${missing} else ${reading.fault} end`;
    return {column, value: reading.value, fault};
  });
}

/** An absent column has a value of its own, an empty cell of a column that is there has none. */
function mayBeEmpty(column: Column): boolean {
  return column.need === "cell-optional" || (column.need === "optional" && column.whenAbsent === undefined);
}

/** The SQL of the month index of a row's cell, null when it cannot be read. */
export function cellPeriod(shape: Grid): string {
  const at = `c${shape.positions.get(shape.kind.cell.period)}`;
  const {type} = shape.kind.columns.find((c) => c.name === shape.kind.cell.period)!;
  if (type === "year") return yearValue(at);
  return type === "date" ? `(year(${dateValue(at)}) * 12 + month(${dateValue(at)}) - 1)` : monthValue(at);
}

function absent(column: Column): Reading {
  const value = column.whenAbsent === undefined ? "null::varchar" : literal(column.whenAbsent);
  return {column, value: column.type === "money" ? `${column.whenAbsent ?? "null"}::bigint` : value, fault: "null"};
}

function read(column: Column, raw: string, shape: Grid, style: NumberStyle): {value: string; fault: string} {
  const cell = shape.hasTyped && !isNumber(column) ? untyped(raw) : raw;
  switch (column.type) {
    case "money":
    case "count":
      return number(cell, style, {
        factor: column.type === "money" ? unitFactorSql(shape) : "1",
        largest: LARGEST[column.type],
        type: "bigint",
        nonNegative: column.type === "count" || (column.nonNegative ?? false),
        hasTyped: shape.hasTyped ?? false
      });
    case "decimal":
      return number(cell, style, {
        ...{factor: "1", largest: LARGEST.money, type: "decimal(38, 6)", nonNegative: false},
        hasTyped: shape.hasTyped ?? false
      });
    case "date":
      return {value: dateValue(cell), fault: when(`${dateValue(cell)} is null`, "date")};
    case "person":
      return {value: cell, fault: when(`not regexp_full_match(${cell}, '[0-9a-f]{64}')`, "form", column.form!.en)};
    case "period":
      return {
        value: monthValue(cell),
        fault: when(`not (${is("month", cell)})`, "month")
      };
    case "year":
      return {value: `${cell}`, fault: when(`${yearValue(cell)} is null`, "year")};
    case "province":
      return {value: cell, fault: provinceFault(cell, cellPeriod(shape))};
    case "employer":
      return {value: cell, fault: employerFault(cell)};
    case "division":
      return {
        value: cell,
        fault: when(`not (${is("division", cell)})`, "division")
      };
    case "enum":
      return {
        value: cell,
        fault: when(`${cell} not in (${column.values!.map(literal).join(", ")})`, "known", column.values!.join(", "))
      };
    case "pattern":
      return {
        value: cell,
        fault: when(`not regexp_full_match(${cell}, ${literal(column.pattern!)})`, "form", column.form!.en)
      };
    case "text":
      return {
        value: `nullif(trim(nfc_normalize(${cell}), ${literal(" \t\u00a0")}), '')`,
        fault: when(`regexp_matches(${cell}, '[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]')`, "control")
      };
  }
}

function code(rule: RuleId, ...details: string[]): string {
  return literal(faultCode(rule, ...details));
}

function when(condition: string, rule: RuleId, ...details: string[]): string {
  return `case when ${condition} then ${code(rule, ...details)} end`;
}

function yearValue(cell: string): string {
  return `case when regexp_full_match(${cell}, '(19|20)\\d\\d') then try_cast(${cell} as integer) * 12 end`;
}

/** Both spellings are rebuilt from the day they name: 31/02/2024 names none, whatever a lenient reader makes of it. */
function dateValue(cell: string): string {
  return `case when regexp_full_match(${cell}, '\\d{2}/\\d{2}/\\d{4}') then try_cast(${cell}[7:10] || '-' || ${cell}[4:5] || '-' || ${cell}[1:2] as date)
    when regexp_full_match(${cell}, '\\d{4}-\\d{2}-\\d{2}') then try_cast(${cell} as date) end`;
}

function unitFactorSql(shape: Grid): string {
  return shape.unitPosition === null ? String(shape.unit) : "unit_factor";
}

interface NumberRule {
  factor: string;
  largest: bigint;
  /** Type of the value: a decimal need not be whole. */
  type: "bigint" | "decimal(38, 6)";
  nonNegative: boolean;
  hasTyped: boolean;
}

/** Plain digits are compared with their own printed form: far cheaper than a pattern, and as strict. */
function number(cell: string, style: NumberStyle, rule: NumberRule): {value: string; fault: string} {
  const {factor, largest, type, nonNegative, hasTyped} = rule;
  const sign = nonNegative ? `when ${cell}[1] = '-' then ${code("negative")}` : "";
  const tooLong = code("digits", String(String(largest).length));
  if (style === "plain" && factor === "1" && !hasTyped && type === "bigint") {
    const value = `try_cast(${cell} as bigint)`;
    const fits = `(coalesce(${value}::varchar = ${cell}, false) or coalesce(regexp_full_match(${cell}, '-?\\d+'), false))`;
    return {
      value: `case when ${fits} then ${value} end`,
      fault: `case when not ${fits} then ${noNumber(style)}
        when ${value} is null or abs(${value}) > ${largest} then ${tooLong} ${sign} end`
    };
  }
  const written = style === "vietnamese" ? `replace(replace(${cell}, '.', ''), ',', '.')` : `replace(${cell}, ',', '')`;
  const isTyped = `coalesce(${cell}[1] = '${TYPED}', false)`;
  const digits = hasTyped ? `case when ${isTyped} then ${cell}[2:] else ${written} end` : written;
  const form = literal(NUMBER_PATTERN[style]);
  const fits = hasTyped
    ? `case when ${isTyped} then regexp_full_match(${cell}[2:], ${literal(NUMBER_PATTERN.english)}) else regexp_full_match(${cell}, ${form}) end`
    : `regexp_full_match(${cell}, ${form})`;
  const exact = `(try_cast(${digits} as decimal(38, 6)) * ${factor})`;
  return {
    value: `case when ${fits} then try_cast(${exact} as ${type}) end`,
    fault: `case when not ${fits} then ${noNumber(style)}
      when ${exact} is null or abs(${exact}) > ${largest} then ${tooLong}
      ${type === "bigint" ? `when ${exact} <> floor(${exact}) then ${code("not_whole")}` : ""} ${hasTyped ? sign.replace(cell, untyped(cell)) : sign} end`
  };
}

/** A cell as it is shown. */
export function untyped(cell: string): string {
  return `ltrim(${cell}, '${TYPED}')`;
}

/** The code of a cell that is no number; `refined` says more. */
function noNumber(style: NumberStyle): string {
  return style === "plain" ? code("number") : code("number_style", style);
}

/**
 * The SQL of the code of a fault, made more exact: the ways that spreadsheets and typists have of spoiling a number are
 * told apart. Asked of faults alone, because most cells have none.
 */
export function refined(codeSql: string, cell: string): string {
  return `case when ${codeSql} not like 'number%' then ${codeSql}
    when regexp_full_match(${cell}, '[-+]?\\d+([.,]\\d+)?[eE][-+]?\\d+') then ${code("exponent")}
    when regexp_full_match(${cell}, '[-+]?\\d[\\d.,]*(\\p{Z}+[\\d.,]+)+') then ${code("spaces")} else ${codeSql} end`;
}

function provinceFault(cell: string, period: string): string {
  return `case when not (${is("place", cell)}) then ${code("province")}
    when ${period} < ${SWITCH_2025_07} and not (${is("place_63", cell)}) then ${code("province_63")}
    when ${period} >= ${SWITCH_2025_07} and not (${is("place_34", cell)}) then ${code("province_34")} end`;
}

function employerFault(cell: string): string {
  return `case when ${cell} glob '[A-Z]${"[A-Z0-9]".repeat(6)}' then null
    when regexp_full_match(${cell}, '[A-Za-z][A-Za-z0-9]{6}') then ${code("lower_case")}
    when regexp_matches(${cell}, '[^!-~]') then ${code("foreign")}
    else ${code("employer")} end`;
}

const FUND_IDS = ["si", "hi", "ui", "oa"];

/** The ledger identities, each with the column it is reported under and the code of its fault. */
export function identities(kind: Kind): {column: string; broken: string; code: string}[] {
  if (kind.id !== "ledger") return [];
  const funds = FUND_IDS.map((f) => ({
    column: `${f}_closing`,
    expected: `v_${f}_opening + v_${f}_accrued + v_${f}_adjusted - v_${f}_paid`,
    rule: "identity"
  }));
  const interest = {
    column: "interest_closing",
    expected: "v_interest_opening + v_interest_accrued - v_interest_paid",
    rule: "identity_interest"
  };
  return [...funds, interest].map(({column, expected, rule}) => ({
    column,
    broken: `v_${column} <> ${expected}`,
    code: `'${rule}|' || (${expected})::varchar`
  }));
}

/** The SQL of the columns that are not stored, out of those that are: what follows a `select *`. */
export function derived(kind: Kind): string {
  if (kind.id !== "ledger") return "";
  const funds = FUND_IDS.map((f) => `${f}_closing - ${f}_accrued - ${f}_adjusted + ${f}_paid as ${f}_opening`);
  return `, ${funds.join(", ")}, interest_closing - interest_accrued + interest_paid as interest_opening`;
}
