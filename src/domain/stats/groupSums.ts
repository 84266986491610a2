import type {Cuboid} from "./cuboids.js";

/** A group with less than this part of its first sum left is added up anew: a difference of sums would be noise. */
const TOO_LITTLE = 1e-6;

/** Sums of two values over the groups of every cuboid, kept while leaves are taken out. */
export class GroupSums {
  readonly pull: Float64Array[];
  readonly hold: Float64Array[];
  private readonly first: Float64Array[];

  constructor(
    private readonly cuboids: readonly Cuboid[],
    private readonly pulls: Float64Array,
    private readonly holds: Float64Array
  ) {
    this.pull = cuboids.map((cuboid) => summed(cuboid, pulls));
    this.hold = cuboids.map((cuboid) => summed(cuboid, holds));
    this.first = this.hold.map((values) => Float64Array.from(values));
  }

  /** Takes leaves out of all groups; `free` no longer has them. */
  take(leaves: readonly number[], free: Uint8Array): void {
    for (let c = 0; c < this.cuboids.length; c++) {
      const {group} = this.cuboids[c]!;
      const [pull, hold, first] = [this.pull[c]!, this.hold[c]!, this.first[c]!];
      const scarce = new Set<number>();
      for (let i = 0; i < leaves.length; i++) {
        const at = group[leaves[i]!]!;
        pull[at]! -= this.pulls[leaves[i]!]!;
        hold[at]! -= this.holds[leaves[i]!]!;
        if (hold[at]! <= TOO_LITTLE * first[at]!) scarce.add(at);
      }
      if (scarce.size) this.anew(c, scarce, free);
    }
  }

  private anew(c: number, groups: ReadonlySet<number>, free: Uint8Array): void {
    const {group} = this.cuboids[c]!;
    const [pull, hold] = [this.pull[c]!, this.hold[c]!];
    for (const at of groups) pull[at] = hold[at] = 0;
    for (let i = 0; i < group.length; i++) {
      if (!free[i] || !groups.has(group[i]!)) continue;
      pull[group[i]!]! += this.pulls[i]!;
      hold[group[i]!]! += this.holds[i]!;
    }
  }
}

function summed({group, groups}: Cuboid, values: Float64Array): Float64Array {
  const sums = new Float64Array(groups);
  for (let i = 0; i < group.length; i++) sums[group[i]!]! += values[i]!;
  return sums;
}
