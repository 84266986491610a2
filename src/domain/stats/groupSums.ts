import type {Cuboid} from "./cuboids.js";

/** A group with less than this part of its first sum left is added up anew: a difference of sums would be noise. */
const TOO_LITTLE = 1e-6;

/**
 * Sums of two values, pull and hold, over the groups of every cuboid, kept while leaves are taken out. Per cuboid they
 * stand in turns in one list (pull of group g at 2g, hold beside it; after them those of leaves that
 * are in no group): one look at memory for both.
 */
export class GroupSums {
  readonly sums: Float64Array[];
  private readonly first: Float64Array[];
  /** Leaves that are left in each group. */
  private readonly left: Int32Array[];
  private pulls: Float64Array = new Float64Array();
  private holds: Float64Array = new Float64Array();

  constructor(private readonly cuboids: readonly Cuboid[]) {
    this.sums = cuboids.map(({groups}) => new Float64Array(2 * groups + 2));
    this.first = cuboids.map(({groups}) => new Float64Array(2 * groups + 2));
    this.left = cuboids.map(({groups}) => new Int32Array(groups + 1));
  }

  /** Begins anew with other values, all leaves in. */
  start(pulls: Float64Array, holds: Float64Array): void {
    this.pulls = pulls;
    this.holds = holds;
    for (let c = 0; c < this.cuboids.length; c++) {
      const {group, count} = this.cuboids[c]!;
      addUp(this.sums[c]!.fill(0), group, pulls, holds);
      this.first[c]!.set(this.sums[c]!);
      this.left[c]!.set(count);
    }
  }

  /** Takes leaves out of all groups; `free` no longer has them. */
  take(leaves: Int32Array, free: Uint8Array): void {
    for (let c = 0; c < this.cuboids.length; c++) if (this.takeFrom(c, leaves)) this.anew(c, free);
  }

  /** Whether a group is left with too little of what it had. */
  private takeFrom(c: number, leaves: Int32Array): boolean {
    const {group} = this.cuboids[c]!;
    const [sums, first, left] = [this.sums[c]!, this.first[c]!, this.left[c]!];
    const {pulls, holds} = this;
    let isScarce = false;
    for (let i = 0; i < leaves.length; i++) {
      const leaf = leaves[i]!;
      const at = 2 * group[leaf]!;
      sums[at]! -= pulls[leaf]!;
      sums[at + 1]! -= holds[leaf]!;
      if (--left[at >> 1]! === 0) sums[at] = sums[at + 1] = 0;
      else if (sums[at + 1]! <= TOO_LITTLE * first[at + 1]!) isScarce = true;
    }
    return isScarce;
  }

  /** Adds up groups of a cuboid that are left with too little. */
  private anew(c: number, free: Uint8Array): void {
    const {group} = this.cuboids[c]!;
    const [sums, first, left] = [this.sums[c]!, this.first[c]!, this.left[c]!];
    const isScarce = new Uint8Array(left.length);
    for (let at = 0; at < left.length; at++) {
      if (left[at] === 0 || sums[2 * at + 1]! > TOO_LITTLE * first[2 * at + 1]!) continue;
      isScarce[at] = 1;
      sums[2 * at] = sums[2 * at + 1] = 0;
    }
    for (let i = 0; i < group.length; i++) {
      const at = group[i]!;
      if (!free[i] || !isScarce[at]) continue;
      sums[2 * at]! += this.pulls[i]!;
      sums[2 * at + 1]! += this.holds[i]!;
    }
  }
}

function addUp(sums: Float64Array, group: Int32Array, pulls: Float64Array, holds: Float64Array): void {
  for (let i = 0; i < group.length; i++) {
    const at = 2 * group[i]!;
    sums[at]! += pulls[i]!;
    sums[at + 1]! += holds[i]!;
  }
}
