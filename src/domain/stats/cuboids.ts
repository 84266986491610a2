import type {Condition, LeafTable} from "./leaves.js";

/** A choice of attributes, with the number of the group that each leaf belongs to. */
export interface Cuboid {
  attributes: number[];
  group: Int32Array;
  groups: number;
  /** Leaves of each group; one more for leaves that are in none. */
  count: Int32Array;
  /** A leaf of each group: tells the group's values. */
  sample: Int32Array;
}

/** Work that grouping may take: leaves times cuboids. Beyond it fewer attributes are crossed. */
const MOST_WORK = 24_000_000;

/** Beyond so many groups those of one leaf are left out. */
const MOST_GROUPS = 150_000;

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
  const groups = all.reduce((sum, cuboid) => sum + cuboid.groups, 0);
  return groups > MOST_GROUPS
    ? all.map((cuboid) => (cuboid.attributes.length > 1 ? withoutSingles(cuboid) : cuboid))
    : all;
}

/** Leaves that are alone in their group go into none: it says no more than the leaf itself. */
function withoutSingles({attributes, group, groups, count, sample}: Cuboid): Cuboid {
  const numbers = new Int32Array(groups);
  let next = 0;
  for (let at = 0; at < groups; at++) if (count[at]! > 1) numbers[at] = ++next;
  const kept: Cuboid = {
    attributes,
    group: new Int32Array(group.length),
    groups: next,
    count: new Int32Array(next + 1),
    sample: new Int32Array(next)
  };
  for (let i = 0; i < group.length; i++) {
    const number = numbers[group[i]!]!;
    kept.group[i] = number === 0 ? next : number - 1;
    kept.count[kept.group[i]!]!++;
  }
  for (let at = 0; at < groups; at++) if (numbers[at] !== 0) kept.sample[numbers[at]! - 1] = sample[at]!;
  return kept;
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
  const {group} = cuboid;
  for (let i = 0; i < keys.length; i++) keys[i] = group[i]! * size + codes[i]!;
  return numbered([...cuboid.attributes, attribute], keys, cuboid.groups * size);
}

/** Numbers the keys that occur from 0 on. */
function numbered(attributes: number[], keys: Int32Array, range: number): Cuboid {
  const group = new Int32Array(keys.length);
  const sample = new Int32Array(Math.min(range, keys.length));
  const groups =
    range <= 8 * keys.length + 65_536 ? numberDense(keys, group, sample, range) : numberSparse(keys, group, sample);
  const count = new Int32Array(groups + 1);
  for (let i = 0; i < group.length; i++) count[group[i]!]!++;
  return {attributes, group, groups, count, sample: sample.subarray(0, groups)};
}

/** Numbers by a table of all keys that there can be; gives how many occur. */
function numberDense(keys: Int32Array, group: Int32Array, sample: Int32Array, range: number): number {
  const numbers = new Int32Array(range);
  let next = 0;
  for (let i = 0; i < keys.length; i++) {
    // 0 stands for a key that has not been seen.
    let number = numbers[keys[i]!]!;
    if (number === 0) {
      sample[next] = i;
      numbers[keys[i]!] = number = ++next;
    }
    group[i] = number - 1;
  }
  return next;
}

/** Numbers by a table of the keys that were seen (open addressing, at most half full). */
function numberSparse(keys: Int32Array, group: Int32Array, sample: Int32Array): number {
  let bits = 1;
  while (1 << bits < 2 * keys.length) bits++;
  const numbers = new Int32Array(1 << bits);
  const last = numbers.length - 1;
  let next = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    let at = Math.imul(key, SPREAD) >>> (32 - bits);
    // 0 stands for a place that is free.
    while (numbers[at] !== 0 && keys[sample[numbers[at]! - 1]!] !== key) at = (at + 1) & last;
    if (numbers[at] === 0) {
      sample[next] = i;
      numbers[at] = ++next;
    }
    group[i] = numbers[at]! - 1;
  }
  return next;
}

/** Spreads keys over a table: the golden ratio of 32 bits. */
const SPREAD = 0x9e3779b1;

/** Ways to choose k of n. */
export function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
  return ways;
}
