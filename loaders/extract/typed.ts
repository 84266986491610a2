import {literal} from "../warehouse/open.js";
import {storedColumns, type Column} from "./contract.js";
import {cellPeriod, identities, readings} from "./expressions.js";
import {LARGEST} from "./numberSql.js";
import type {TextScan} from "./fingerprint.js";
import type {Shape} from "./shape.js";

/** The source of a direct reading: every record of the file as a row of columns `c0`, `c1`, … */
export function csvSource(path: string, shape: Shape, types: (position: number) => string = () => "VARCHAR"): string {
  const columns = Array.from({length: shape.width}, (_, i) => `'c${i}': '${types(i)}'`).join(", ");
  return `read_csv(${literal(path)}, auto_detect = false, header = false, skip = ${shape.headerLine},
    columns = {${columns}}, delim = ${literal(shape.delimiter)}, quote = '"', escape = '"', nullstr = '',
    null_padding = false, max_line_size = 1048576)`;
}

const isWhole = (column: Column) => column.type === "money" || column.type === "count";

/**
 * Whether the engine's own reading of numbers is exact to the digit in this file: it holds none of the bytes that make
 * a lenient reader accept more than digits, and no text in which they could stand unseen.
 */
export function canReadTyped(shape: Shape, scan: TextScan): boolean {
  const {kind, positions, unknownColumns, unitPosition} = shape;
  const isClosed = kind.columns.every(
    (c) => !positions.has(c.name) || isWhole(c) || ["period", "province", "employer", "enum"].includes(c.type)
  );
  const named = positions.size === shape.width;
  return scan.isPlain && isClosed && named && unknownColumns.length === 0 && unitPosition === null;
}

/** Every row with its values and whether anything is wrong with it, numbers read by the engine itself. */
export function typedQuery(path: string, shape: Shape): string {
  const typeAt = new Map(
    shape.kind.columns.filter(isWhole).map((column) => [shape.positions.get(column.name), "BIGINT"])
  );
  const values = readings(shape, "plain").map(({column, value, fault}) => {
    const at = shape.positions.get(column.name);
    return at === undefined || !isWhole(column)
      ? {column, value, bad: at === undefined || fault === "null" ? [] : [`(${fault}) is not null`]}
      : {column, ...typedNumber(column, `c${at}`, shape.unit)};
  });
  return withFlags(
    shape,
    values.map(({column, value, bad}) => ({name: column.name, value, bad})),
    csvSource(path, shape, (i) => typeAt.get(i) ?? "VARCHAR")
  );
}

function typedNumber(column: Column, cell: string, unit: number): {value: string; bad: string[]} {
  const isMoney = column.type === "money";
  const factor = isMoney ? unit : 1;
  const largest = LARGEST[isMoney ? "money" : "count"] / BigInt(factor);
  const least = column.type === "count" || column.nonNegative ? 0n : -largest;
  return {
    // A number beyond the limit is flagged; scaling it would overflow.
    value: factor === 1 ? cell : `case when ${cell} between ${-largest} and ${largest} then ${cell} * ${factor} end`,
    bad: [`not coalesce(${cell} between ${least} and ${largest}, false)`]
  };
}

/** Every row with its values and whether anything is wrong with it, read as text in one style of numbers. */
export function textQuery(path: string, shape: Shape, style: "plain" | "vietnamese" | "english"): string {
  const values = readings(shape, style).map(({column, value, fault}) => ({
    name: column.name,
    value,
    bad: fault === "null" ? [] : [`(${fault}) is not null`]
  }));
  return withFlags(shape, values, csvSource(path, shape));
}

function withFlags(shape: Shape, values: {name: string; value: string; bad: string[]}[], source: string): string {
  const broken = identities(shape.kind).map((i) => `(${i.broken})`);
  return `
    with typed as (
      select ${values.map((v) => `${v.value} as v_${v.name}`).join(", ")}, ${cellPeriod(shape)}::integer as cell_period,
        ${["false", ...values.flatMap((v) => v.bad)].join(" or ")} as is_bad
      from ${source}
    )
    select ${storedColumns(shape.kind)
      .map((name) => `v_${name} as ${name}`)
      .join(", ")}, cell_period,
      coalesce(${["is_bad", ...broken].join(" or ")}, true) as fault
    from typed`;
}
