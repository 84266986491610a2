/** What was counted before and after for every combination of attributes that occurs: the finest grain of a table. */
export interface LeafTable {
  attributes: string[];
  /** The values of each attribute, in the order of their codes. */
  labels: string[][];
  /** Per attribute, the code of each leaf's value. */
  codes: Int32Array[];
  /** Numerators before and after. */
  before: Float64Array;
  after: Float64Array;
  /** Denominators; null when the value itself is what changes. */
  beforeCount: Float64Array | null;
  afterCount: Float64Array | null;
}

/** One condition of a set: an attribute and its value, by number. */
export interface Condition {
  attribute: number;
  code: number;
}

/** Names of attributes and values of a set, in the order of the table's columns. */
export function named(table: LeafTable, conditions: readonly Condition[]): Record<string, string> {
  const sorted = [...conditions].sort((a, b) => a.attribute - b.attribute);
  return Object.fromEntries(sorted.map((c) => [table.attributes[c.attribute]!, table.labels[c.attribute]![c.code]!]));
}

/** Whether a leaf meets all conditions. */
export function meets(table: LeafTable, leaf: number, conditions: readonly Condition[]): boolean {
  return conditions.every(({attribute, code}) => table.codes[attribute]![leaf] === code);
}

/** Sum of an array over all leaves, or over those chosen. */
export function total(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
