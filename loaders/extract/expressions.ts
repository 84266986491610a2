import {SWITCH_2025_07} from "../reference.js";
import {literal} from "../warehouse/open.js";
import {is, monthValue} from "./lookups.js";
import {isNumber, type Column, type Kind} from "./contract.js";
import type {Layout, Unit} from "./header.js";
import {code, LARGEST, number, untyped, type NumberStyle} from "./numberSql.js";
import type {RuleId} from "./rules.js";

/** Cells that are laid out: what the expressions need to know of them. */
export interface Grid extends Layout {
  unit: Unit;
  /** Numbers of a workbook or a typed table are told from text by `TYPED` in front and stand in plain notation. */
  hasTyped?: boolean;
}

/** A value of a column: its SQL, and the SQL of the code of what is wrong with it (null when nothing is). */
export interface Reading {
  column: Column;
  value: string;
  fault: string;
}

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
        isWhole: true,
        nonNegative: column.type === "count" || (column.nonNegative ?? false),
        hasTyped: shape.hasTyped ?? false
      });
    case "decimal":
      return number(cell, style, {
        ...{factor: "1", largest: LARGEST.money, isWhole: false, nonNegative: false},
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
export function identities(kind: Kind): {column: string; broken: string; expected: string; code: string}[] {
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
    expected,
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
