import {literal} from "../warehouse/open.js";
import type {Column, Kind} from "./contract.js";
import type {Shape} from "./shape.js";

/** How the numbers of a file are written; "plain" is digits alone. */
export type NumberStyle = "plain" | "vietnamese" | "english";

/** A value of a column: its SQL, and the SQL of what is wrong with it (null when nothing is). */
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
 * The SQL that reads every contract column of a raw row. The raw cells are VARCHAR columns `c0`, `c1`, …; the lookups
 * `months(spelling, ix)`, `places(code, in_63, in_34)` and `divisions(code)` are joined under the aliases that
 * `lookups` gives.
 */
export function readings(shape: Shape, style: NumberStyle): Reading[] {
  return shape.kind.columns.map((column) => {
    const position = shape.positions.get(column.name);
    if (position === undefined) return absent(column);
    const reading = read(column, `c${position}`, shape, style);
    const optional = column.need !== "column";
    const missing = optional ? "null" : "'is missing (an empty cell is never 0)'";
    const fault = `case when c${position} is null then ${missing} else ${reading.fault} end`;
    return {column, value: reading.value, fault};
  });
}

/** The joins that the readings of a kind need. */
export function lookups(shape: Shape): string {
  const cell = shape.kind.cell;
  const at = (name: string) => `c${shape.positions.get(name)}`;
  const sector = shape.positions.get("sector_code");
  return [
    shape.kind.columns.some((c) => c.type === "period")
      ? `left join months on months.spelling = ${at(cell.period)}`
      : "",
    `left join places on places.code = ${at(cell.province)}`,
    sector === undefined ? "" : `left join divisions on divisions.code = c${sector}`
  ].join("\n");
}

/** The tables behind `lookups`, as SQL that creates them. */
export function lookupTables(provinces63: string[], provinces34: string[], divisions: string[]): string {
  const list = (codes: string[]) => `[${codes.map(literal).join(", ")}]`;
  return `
    create or replace table months as
      with m as (select range as ix, range // 12 as y, range % 12 + 1 as m from range(1990 * 12, 2100 * 12))
      select unnest([printf('%04d-%02d', y, m), printf('%02d/%04d', m, y), printf('%02d%04d', m, y)]) as spelling, ix from m;
    create or replace table places as
      select code, list_contains(${list(provinces63)}, code) as in_63, list_contains(${list(provinces34)}, code) as in_34
      from (select distinct unnest(${list([...provinces63, ...provinces34])}) as code);
    create or replace table divisions as select unnest(${list(divisions)}) as code;`;
}

/** The SQL of the month index of a row's cell, null when it cannot be read. */
export function cellPeriod(shape: Shape): string {
  const at = `c${shape.positions.get(shape.kind.cell.period)}`;
  return shape.kind.id === "plans" ? yearValue(at) : "months.ix";
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
        value: "months.ix::integer",
        fault: when("months.ix is null", "is not a month (expected YYYY-MM, MM/YYYY or MMYYYY)")
      };
    case "year":
      return {value: `${cell}`, fault: when(`${yearValue(cell)} is null`, "is not a year (expected YYYY)")};
    case "province":
      return {value: cell, fault: provinceFault(cell, cellPeriod(shape))};
    case "employer":
      return {value: cell, fault: employerFault(cell)};
    case "division":
      return {
        value: cell,
        fault: when("divisions.code is null", "is not a VSIC division (expected two digits, 01 to 99)")
      };
    case "enum":
      return {
        value: cell,
        fault: when(
          `${cell} not in (${column.values!.map(literal).join(", ")})`,
          `is not known (expected ${column.values!.join(", ")})`
        )
      };
    case "pattern":
      return {
        value: cell,
        fault: when(
          `not regexp_full_match(${cell}, ${literal(column.pattern!)})`,
          `does not have the form ${column.pattern}`
        )
      };
    case "text":
      return {value: `nfc_normalize(${cell})`, fault: "null"};
  }
}

function when(condition: string, message: string): string {
  return `case when ${condition} then ${literal(message)} end`;
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
  const sign = nonNegative ? `when ${cell}[1] = '-' then 'is negative (expected 0 or more)'` : "";
  const big = `'has more than 18 digits'`;
  if (style === "plain" && factor === "1") {
    const value = `try_cast(${cell} as bigint)`;
    const canonical = `coalesce(${value}::varchar = ${cell}, false)`;
    return {
      value,
      fault: `case when not ${canonical} and not coalesce(regexp_full_match(${cell}, '-?\\d+'), false) then 'is not a whole number'
        when ${value} is null or abs(${value}) > ${LARGEST} then ${big} ${sign} end`
    };
  }
  const digits = style === "vietnamese" ? `replace(replace(${cell}, '.', ''), ',', '.')` : `replace(${cell}, ',', '')`;
  const exact = `(try_cast(${digits} as decimal(38, 6)) * ${factor})`;
  return {
    value: `try_cast(${exact} as bigint)`,
    fault: `case when not regexp_full_match(${cell}, ${literal(NUMBER_PATTERN[style])}) then 'is not a number in the style of this file (${style})'
      when ${exact} is null or abs(${exact}) > ${LARGEST} then ${big}
      when ${exact} <> floor(${exact}) then 'is not whole (expected whole đồng and whole heads)' ${sign} end`
  };
}

function provinceFault(cell: string, period: string): string {
  return `case when places.code is null then 'is not a province code'
    when ${period} < 24306 and not places.in_63 then 'is not a province code of this period (63 provinces to 2025-06)'
    when ${period} >= 24306 and not places.in_34 then 'is not a province code of this period (34 provinces from 2025-07)' end`;
}

function employerFault(cell: string): string {
  return `case when regexp_full_match(${cell}, '[A-Z][A-Z0-9]{6}') then null
    when regexp_full_match(${cell}, '[A-Za-z][A-Za-z0-9]{6}') then 'is in lower case (expected a capital letter and six capitals or digits)'
    when regexp_matches(${cell}, '[^!-~]') then 'holds invisible or foreign characters (expected a capital letter and six capitals or digits)'
    else 'is not an employer code (expected a capital letter and six capitals or digits)' end`;
}

/** The ledger identities, each with the column it is reported under. */
export function identities(kind: Kind): {column: string; broken: string; message: string}[] {
  if (kind.id !== "ledger") return [];
  const funds = ["si", "hi", "ui", "oa"].map((f) => ({
    column: `${f}_closing`,
    expected: `v_${f}_opening + v_${f}_accrued + v_${f}_adjusted - v_${f}_paid`,
    message: "is not opening + accrued + adjusted - paid"
  }));
  const interest = {
    column: "interest_closing",
    expected: "v_interest_opening + v_interest_accrued - v_interest_paid",
    message: "is not opening + accrued - paid"
  };
  return [...funds, interest].map(({column, expected, message}) => ({
    column,
    broken: `v_${column} <> ${expected}`,
    message: `'${message} (expected ' || (${expected})::varchar || ')'`
  }));
}
