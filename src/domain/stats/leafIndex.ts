import type {Condition, LeafTable} from "./leaves.js";

/** The leaves of every attribute value, in their order: a set's leaves are found without looking at all of them. */
export class LeafIndex {
  private readonly starts: Int32Array[];
  private readonly leaves: Int32Array[];

  constructor(private readonly table: LeafTable) {
    this.starts = table.codes.map((codes, a) => startsOf(codes, table.labels[a]!.length));
    this.leaves = table.codes.map((codes, a) => {
      const next = Int32Array.from(this.starts[a]!);
      const sorted = new Int32Array(codes.length);
      for (let i = 0; i < codes.length; i++) sorted[next[codes[i]!]!++] = i;
      return sorted;
    });
  }

  /** Leaves that meet all conditions and are free, in their order. */
  meeting(conditions: readonly Condition[], free: Uint8Array): number[] {
    const size = ({attribute, code}: Condition) => this.starts[attribute]![code + 1]! - this.starts[attribute]![code]!;
    let fewest = conditions[0]!;
    for (const condition of conditions) if (size(condition) < size(fewest)) fewest = condition;
    const starts = this.starts[fewest.attribute]!;
    const list = this.leaves[fewest.attribute]!.subarray(starts[fewest.code], starts[fewest.code + 1]);
    // One condition after the other: each pass is a tight loop over one column.
    let found: number[] = [];
    for (let at = 0; at < list.length; at++) if (free[list[at]!]) found.push(list[at]!);
    for (const {attribute, code} of conditions) {
      if (attribute === fewest.attribute) continue;
      const codes = this.table.codes[attribute]!;
      const kept: number[] = [];
      for (let at = 0; at < found.length; at++) if (codes[found[at]!] === code) kept.push(found[at]!);
      found = kept;
    }
    return found;
  }
}

function startsOf(codes: Int32Array, values: number): Int32Array {
  const starts = new Int32Array(values + 1);
  for (let i = 0; i < codes.length; i++) starts[codes[i]! + 1]!++;
  for (let code = 0; code < values; code++) starts[code + 1]! += starts[code]!;
  return starts;
}
