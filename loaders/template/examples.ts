import type {Column, ColumnType, Kind} from "../extract/contract.js";

const BY_TYPE: Partial<Record<ColumnType, string>> = {
  period: "10/2026",
  year: "2026",
  date: "15/10/2026",
  money: "15000000",
  count: "12",
  decimal: "8,5",
  division: "14",
  person: "0123456789",
  text: "…"
};

/** A made-up value of a column, as an office would write it. */
export function exampleOf(column: Column, kind: Kind): string {
  const found = column.example ?? column.values?.[0] ?? BY_TYPE[column.type];
  if (found === undefined) throw new Error(`${kind.id}.${column.name}: no example`);
  return found;
}
