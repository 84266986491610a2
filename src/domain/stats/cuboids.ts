import type {Condition, LeafTable} from "./leaves.js";

/** A choice of attributes, with the number of the group that each leaf belongs to. */
export interface Cuboid {
  attributes: number[];
  group: Int32Array;
  groups: number;
  /** A leaf of each group: tells the group's values. */
  sample: Int32Array;
}

/** Work that grouping may take: leaves times cuboids. Beyond it fewer attributes are crossed. */
const MOST_WORK = 24_000_000;

/** All crossings of up to `depth` attributes, fewer where the table is so large that it would take long. */
export function cuboidsOf(table: LeafTable, depth: number): Cuboid[] {
  const leaves = table.before.length;
  const attributes = table.attributes.length;
  let layer = Array.from({length: attributes}, (_, a) => single(table, a));
  const all = [...layer];
  for (let size = 2; size <= Math.min(depth, attributes); size++) {
    if ((all.length + choose(attributes, size)) * leaves > MOST_WORK && size > 2) break;
    layer = layer.flatMap((cuboid) => {
      const first = cuboid.attributes.at(-1)! + 1;
      return Array.from({length: attributes - first}, (_, i) => crossed(table, cuboid, first + i));
    });
    all.push(...layer);
  }
  return all;
}

/** The conditions of a group. */
export function conditionsOf(table: LeafTable, cuboid: Cuboid, group: number): Condition[] {
  const leaf = cuboid.sample[group]!;
  return cuboid.attributes.map((attribute) => ({attribute, code: table.codes[attribute]![leaf]!}));
}

function single(table: LeafTable, attribute: number): Cuboid {
  return numbered([attribute], table.codes[attribute]!, table.labels[attribute]!.length);
}

function crossed(table: LeafTable, cuboid: Cuboid, attribute: number): Cuboid {
  const size = table.labels[attribute]!.length;
  const codes = table.codes[attribute]!;
  const keys = new Int32Array(codes.length);
  for (let i = 0; i < keys.length; i++) keys[i] = cuboid.group[i]! * size + codes[i]!;
  return numbered([...cuboid.attributes, attribute], keys, cuboid.groups * size);
}

/** Numbers the keys that occur from 0 on. */
function numbered(attributes: number[], keys: Int32Array, range: number): Cuboid {
  const number = range <= 8 * keys.length + 65_536 ? denseNumbers(range) : sparseNumbers();
  const group = new Int32Array(keys.length);
  const sample: number[] = [];
  for (let i = 0; i < keys.length; i++) {
    const found = number(keys[i]!, sample.length);
    if (found === sample.length) sample.push(i);
    group[i] = found;
  }
  return {attributes, group, groups: sample.length, sample: Int32Array.from(sample)};
}

function denseNumbers(range: number): (key: number, next: number) => number {
  const numbers = new Int32Array(range).fill(-1);
  return (key, next) => (numbers[key]! < 0 ? (numbers[key] = next) : numbers[key]!);
}

function sparseNumbers(): (key: number, next: number) => number {
  const numbers = new Map<number, number>();
  return (key, next) => {
    const found = numbers.get(key);
    if (found === undefined) numbers.set(key, next);
    return found ?? next;
  };
}

/** Ways to choose k of n. */
export function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
  return ways;
}
