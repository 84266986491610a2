import {SWITCH_2025_07} from "../reference.js";
import {literal} from "../warehouse/open.js";
import type {Column, Kind} from "./contract.js";
import {faultCode, RULES, type RuleId} from "./rules.js";
import type {Shape} from "./shape.js";

/** How the numbers of a file are written; "plain" is digits alone. */
export type NumberStyle = "plain" | "vietnamese" | "english";

/** A value of a column: its SQL, and the SQL of the code of what is wrong with it (null when nothing is). */
export interface Reading {
  column: Column;
  value: string;
  fault: string;
}

const LARGEST = "999999999999999999";
const NUMBER_PATTERN: Record<NumberStyle, string> = {
  plain: "-?\\d+",
  vietnamese: "-?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d{1,6})?",
  english: "-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d{1,6})?"
};

/**
 * The SQL that reads every contract column of a raw row. The raw cells are VARCHAR columns `c0`, `c1`, …; codes and
 * months are looked up by casts to the types of `lookupTypes`, not by joins: a join may change the order of the rows.
 */
export function readings(shape: Shape, style: NumberStyle): Reading[] {
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

const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** The types behind the lookups, as SQL that creates them; a cast to one of them is exact to the character. */
export function lookupTypes(provinces63: string[], provinces34: string[], divisions: string[]): string {
  const type = (name: string, values: string[]) => `create type ${name} as enum (${values.map(literal).join(", ")});`;
  const months: string[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (let month = 1; month <= 12; month++) {
      const mm = String(month).padStart(2, "0");
      months.push(`${year}-${mm}`, `${mm}/${year}`, `${mm}${year}`);
    }
  return [
    type("month", months),
    type("place", [...new Set([...provinces63, ...provinces34])].sort()),
    type("place_63", provinces63),
    type("place_34", provinces34),
    type("division", divisions)
  ].join("\n");
}

function is(type: string, cell: string): string {
  return `try_cast(${cell} as ${type}) is not null`;
}

function monthValue(cell: string): string {
  return `(enum_code(try_cast(${cell} as month)) // 3 + ${FIRST_YEAR * 12})::integer`;
}

/** The SQL of whether a code is that of a province in a month. */
export function isPlaceIn(code: string, period: string): string {
  return `case when ${period} < ${SWITCH_2025_07} then ${is("place_63", code)} else ${is("place_34", code)} end`;
}

/** The SQL of the month index of a row's cell, null when it cannot be read. */
export function cellPeriod(shape: Shape): string {
  const at = `c${shape.positions.get(shape.kind.cell.period)}`;
  return shape.kind.id === "plans" ? yearValue(at) : monthValue(at);
}

function absent(column: Column): Reading {
  const value = column.whenAbsent === undefined ? "null::varchar" : literal(column.whenAbsent);
  return {column, value: column.type === "money" ? `${column.whenAbsent ?? "null"}::bigint` : value, fault: "null"};
}

function read(column: Column, cell: string, shape: Shape, style: NumberStyle): {value: string; fault: string} {
  switch (column.type) {
    case "money":
    case "count":
      return column.type === "count"
        ? number(cell, style, "1", true)
        : number(cell, style, unitFactorSql(shape), column.nonNegative ?? false);
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
      return {value: `nfc_normalize(${cell})`, fault: "null"};
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

function unitFactorSql(shape: Shape): string {
  return shape.unitPosition === null ? String(shape.unit) : "unit_factor";
}

/** Plain digits are compared with their own printed form: far cheaper than a pattern, and as strict. */
function number(
  cell: string,
  style: NumberStyle,
  factor: string,
  nonNegative: boolean
): {value: string; fault: string} {
  const sign = nonNegative ? `when ${cell}[1] = '-' then ${code("negative")}` : "";
  if (style === "plain" && factor === "1") {
    const value = `try_cast(${cell} as bigint)`;
    const canonical = `coalesce(${value}::varchar = ${cell}, false)`;
    return {
      value,
      fault: `case when not ${canonical} and not coalesce(regexp_full_match(${cell}, '-?\\d+'), false) then ${unreadable(cell, style)}
        when ${value} is null or abs(${value}) > ${LARGEST} then ${code("digits")} ${sign} end`
    };
  }
  const digits = style === "vietnamese" ? `replace(replace(${cell}, '.', ''), ',', '.')` : `replace(${cell}, ',', '')`;
  const exact = `(try_cast(${digits} as decimal(38, 6)) * ${factor})`;
  return {
    value: `try_cast(${exact} as bigint)`,
    fault: `case when not regexp_full_match(${cell}, ${literal(NUMBER_PATTERN[style])}) then ${unreadable(cell, style)}
      when ${exact} is null or abs(${exact}) > ${LARGEST} then ${code("digits")}
      when ${exact} <> floor(${exact}) then ${code("not_whole")} ${sign} end`
  };
}

/** Why a cell is no number: the two ways that spreadsheets and typists have of spoiling one are told apart. */
function unreadable(cell: string, style: NumberStyle): string {
  return `case when regexp_full_match(${cell}, '[-+]?\\d+([.,]\\d+)?[eE][-+]?\\d+') then ${code("exponent")}
    when regexp_full_match(${cell}, '[-+]?\\d[\\d.,]*(\\p{Z}+[\\d.,]+)+') then ${code("spaces")}
    else ${style === "plain" ? code("number") : code("number_style", style)} end`;
}

function provinceFault(cell: string, period: string): string {
  return `case when not (${is("place", cell)}) then ${code("province")}
    when ${period} < ${SWITCH_2025_07} and not (${is("place_63", cell)}) then ${code("province_63")}
    when ${period} >= ${SWITCH_2025_07} and not (${is("place_34", cell)}) then ${code("province_34")} end`;
}

function employerFault(cell: string): string {
  return `case when regexp_full_match(${cell}, '[A-Z][A-Z0-9]{6}') then null
    when regexp_full_match(${cell}, '[A-Za-z][A-Za-z0-9]{6}') then ${code("lower_case")}
    when regexp_matches(${cell}, '[^!-~]') then ${code("foreign")}
    else ${code("employer")} end`;
}

/** The words of fault codes, as a table `rules(rule, words)`. */
export function ruleTable(): string {
  const rows = Object.entries(RULES).map(([rule, {en}]) => `(${literal(rule)}, ${literal(en)})`);
  return `create or replace table rules as select * from (values ${rows.join(", ")}) as t(rule, words);`;
}

/** The sentence of a fault code, where the table `rules` is joined. */
export function sentence(codeSql: string): string {
  const detail = (i: number) => `coalesce(string_split(${codeSql}, '|')[${i + 2}], '')`;
  return `replace(replace(rules.words, '{0}', ${detail(0)}), '{1}', ${detail(1)})`;
}

/** The ledger identities, each with the column it is reported under and the code of its fault. */
export function identities(kind: Kind): {column: string; broken: string; code: string}[] {
  if (kind.id !== "ledger") return [];
  const funds = ["si", "hi", "ui", "oa"].map((f) => ({
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
