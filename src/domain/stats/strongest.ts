import type {Cuboid} from "./cuboids.js";

/** The strongest of many, without keeping the others: equals stay in the order in which they came. */
export class Strongest<T> {
  private readonly items: T[] = [];
  private readonly strengths: number[] = [];

  constructor(private readonly most: number) {}

  /** Whether something of this strength would be kept. */
  takes(strength: number): boolean {
    return this.items.length < this.most || strength > this.strengths[this.items.length - 1]!;
  }

  add(strength: number, item: T): void {
    let at = this.items.length;
    while (at > 0 && this.strengths[at - 1]! < strength) at--;
    this.items.splice(at, 0, item);
    this.strengths.splice(at, 0, strength);
    if (this.items.length > this.most) {
      this.items.pop();
      this.strengths.pop();
    }
  }

  /** The strongest first. */
  list(): readonly T[] {
    return this.items;
  }
}

/** Adds groups of one cuboid (sums of pull and hold in turns) whose evidence, less the cost of naming them, is among the strongest. */
export function addStrongest(
  strongest: Strongest<{cuboid: Cuboid; group: number}>,
  cuboid: Cuboid,
  cost: number,
  sums: Float64Array
): void {
  for (let group = 0; group < cuboid.groups; group++) {
    const [pull, hold] = [sums[2 * group]!, sums[2 * group + 1]!];
    if (!(pull > 0 && hold > 0)) continue;
    const strength = (pull * pull) / hold / 2 - cost;
    if (strength > 0 && strongest.takes(strength)) strongest.add(strength, {cuboid, group});
  }
}
