import type {Condition, LeafTable} from "./leaves.js";

/** The leaves of every attribute value, in their order: a set's leaves are found without looking at all of them. */
export class LeafIndex {
  private readonly starts: Int32Array[];
  private readonly leaves: Int32Array[];
  private readonly found: Int32Array;

  constructor(private readonly table: LeafTable) {
    this.starts = table.codes.map((codes, a) => startsOf(codes, table.labels[a]!.length));
    this.leaves = table.codes.map((codes, a) => sortedBy(codes, this.starts[a]!));
    this.found = new Int32Array(table.before.length);
  }

  /** Leaves that meet all conditions and are free, in their order: a list that holds until the next call. */
  meeting(conditions: readonly Condition[], free: Uint8Array): Int32Array {
    const size = ({attribute, code}: Condition) => this.starts[attribute]![code + 1]! - this.starts[attribute]![code]!;
    let fewest = conditions[0]!;
    for (const condition of conditions) if (size(condition) < size(fewest)) fewest = condition;
    const starts = this.starts[fewest.attribute]!;
    const list = this.leaves[fewest.attribute]!;
    let count = 0;
    for (let at = starts[fewest.code]!; at < starts[fewest.code + 1]!; at++)
      if (free[list[at]!]) this.found[count++] = list[at]!;
    // One condition after the other: each pass is a tight loop over one column.
    for (const {attribute, code} of conditions)
      if (attribute !== fewest.attribute) count = kept(this.found, count, this.table.codes[attribute]!, code);
    return this.found.subarray(0, count);
  }
}

/** Keeps the first `count` of a list that have a code, in place; gives how many those are. */
function kept(list: Int32Array, count: number, codes: Int32Array, code: number): number {
  let left = 0;
  for (let at = 0; at < count; at++) if (codes[list[at]!] === code) list[left++] = list[at]!;
  return left;
}

function sortedBy(codes: Int32Array, starts: Int32Array): Int32Array {
  const next = Int32Array.from(starts);
  const sorted = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) sorted[next[codes[i]!]!++] = i;
  return sorted;
}

function startsOf(codes: Int32Array, values: number): Int32Array {
  const starts = new Int32Array(values + 1);
  for (let i = 0; i < codes.length; i++) starts[codes[i]! + 1]!++;
  for (let code = 0; code < values; code++) starts[code + 1]! += starts[code]!;
  return starts;
}
