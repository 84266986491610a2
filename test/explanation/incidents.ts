/**
 * Incidents with known causes: tables of leaves before and after, in which one to three sets of attribute = value went
 * wrong. Several kinds, because a search that is tuned to one kind of noise fails on the next.
 */
import type {Condition, LeafTable} from "../../src/domain/stats/leaves.js";
import {Draw} from "./draw.js";

export interface Incident {
  table: LeafTable;
  /** The sets that went wrong. */
  causes: Condition[][];
  /** What each cause added to the sum of values. */
  effects: number[];
}

export const KINDS = ["counts", "sparse", "nested", "dense", "rough", "derived", "additive"] as const;
export type Kind = (typeof KINDS)[number];

/** Combinations that a table must at least be able to have. */
const FEWEST_LEAVES = 150;

interface Grid {
  sizes: number[];
  codes: number[][];
  weight: number[];
}

/** A cause counts as one when it makes at least this part of what all causes make. */
const LEAST_PART = 0.07;

/** The incident of a kind and a seed: one whose whole got worse, and whose causes each matter to it. */
export function incident(kind: Kind, seed: number): Incident {
  const d = new Draw(seed * 31 + KINDS.indexOf(kind) * 7919 + 17);
  for (;;) {
    const made = kind === "derived" || kind === "additive" ? measured(d, kind) : counted(d, kind);
    const all = made.effects.reduce((a, b) => a + b, 0);
    if (rose(made.table) * all > 0 && made.effects.every((effect) => effect / all >= LEAST_PART)) return made;
  }
}

/** By how much the whole went up. */
function rose({before, after, beforeCount, afterCount}: LeafTable): number {
  const sum = (values: Float64Array | null) => values?.reduce((a, b) => a + b, 0) ?? 1;
  return sum(after) / sum(afterCount) - sum(before) / sum(beforeCount);
}

/** Combinations that occur, with popularity: attributes are unevenly used and some depend on others. */
function grid(d: Draw, kind: Kind): Grid {
  const attributes = d.int(3, kind === "sparse" ? 7 : 6);
  let sizes: number[];
  do sizes = Array.from({length: attributes}, () => (d.chance(0.2) ? d.int(15, 40) : d.int(2, 10)));
  while (sizes.reduce((a, b) => a * b, 1) < FEWEST_LEAVES);
  const most = {counts: 4000, sparse: 12000, nested: 3000, dense: 3000, rough: 6000, derived: 5000, additive: 5000}[
    kind
  ];
  // The second attribute is a part of the first: a node of a network, a district of a province.
  if (kind === "nested") sizes[1] = sizes[0]! * d.int(2, 4);
  const parent = Array.from({length: sizes[1]!}, (_, i) => i % sizes[0]!);
  const popular = sizes.map((size) =>
    Array.from({length: size}, (_, i) => d.between(0.3, 1) / (i + 1) ** d.between(0.3, 1))
  );
  const seen = new Set<string>();
  const codes: number[][] = [];
  const wanted = Math.min(most, Math.round(sizes.reduce((a, b) => a * b, 1) * d.between(0.4, 0.95)));
  for (let tries = 0; codes.length < wanted && tries < wanted * 4; tries++) {
    const leaf = popular.map((p) => byWeight(d, p));
    if (kind === "nested") leaf[0] = parent[leaf[1]!]!;
    if (seen.has(leaf.join())) continue;
    seen.add(leaf.join());
    codes.push(leaf);
  }
  const weight = codes.map(
    (leaf) => leaf.reduce((w, code, a) => w * popular[a]![code]!, 1) * Math.exp(0.8 * d.normal())
  );
  return {sizes, codes, weight};
}

function byWeight(d: Draw, weights: readonly number[]): number {
  let rest = d.unit() * weights.reduce((a, b) => a + b, 0);
  for (let i = 0; i < weights.length; i++) if ((rest -= weights[i]!) < 0) return i;
  return weights.length - 1;
}

/** Events out of trials: rates with binomial noise and more, traffic that shifts, causes that multiply the odds. */
function counted(d: Draw, kind: Kind): Incident {
  const {sizes, codes, weight} = grid(d, kind);
  const perLeaf = kind === "sparse" ? d.between(2, 25) : kind === "dense" ? d.between(500, 5000) : d.between(40, 400);
  const unit = (codes.length * perLeaf) / weight.reduce((a, b) => a + b, 0);
  const base = logit(d.pick([0.02, 0.05, 0.1, 0.3, 0.6, 0.9, 0.97]));
  const worse = base > 0 ? -1 : 1;
  const effects = sizes.map((size) => Array.from({length: size}, () => d.between(0, 0.4) * d.normal()));
  const traffic = sizes.map((size) => Array.from({length: size}, () => 0.12 * d.normal()));
  const volume = d.between(0.7, 1.4);
  const drift = 0.05 * d.normal();
  const noise = d.between(0.03, 0.25);
  const causes = chooseCauses(d, sizes, codes, weight);
  const strengths = causes.map(() => worse * d.between(0.6, 2.2));
  // Rough: every value of every attribute moves a little on its own, and causes do not hit all their leaves alike.
  const restless = kind === "rough" ? d.between(0.03, 0.2) : 0;
  const moves = sizes.map((size) => Array.from({length: size}, () => restless * d.normal()));
  const uneven = kind === "rough" ? d.between(0.2, 1) : 0.15;
  const small = chooseSmall(d, sizes, codes, weight).map((set) => ({set, shift: d.between(-0.9, 0.9)}));
  const rows = codes.map((leaf, i) => {
    const level = base + leaf.reduce((s, code, a) => s + effects[a]![code]!, 0) + 0.25 * d.normal();
    const n0 = d.poisson(weight[i]! * unit);
    const shift = leaf.reduce((s, code, a) => s + traffic[a]![code]!, 0) + 0.2 * d.normal();
    const n1 = d.poisson(weight[i]! * unit * volume * Math.exp(shift));
    let after = level + drift + noise * d.normal() + leaf.reduce((s, code, a) => s + moves[a]![code]!, 0);
    for (const {set, shift: by} of small) if (holds(leaf, set)) after += by;
    const without = expit(after);
    causes.forEach((set, k) => (after += holds(leaf, set) ? strengths[k]! * Math.exp(uneven * d.normal()) : 0));
    const cause = causes.findIndex((set) => holds(leaf, set));
    const v1 = d.binomial(n1, expit(after));
    return {leaf, n0, v0: d.binomial(n0, expit(level)), n1, v1, cause, effect: n1 * (expit(after) - without)};
  });
  return assemble(
    sizes,
    rows.filter((r) => r.n0 + r.n1 > 0),
    causes,
    true
  );
}

/** Forecast against actual with relative noise, in the manner of published generators; ratios of two such measures. */
function measured(d: Draw, kind: Kind): Incident {
  const {sizes, codes, weight} = grid(d, kind);
  const causes = chooseCauses(d, sizes, codes, weight);
  const noise = d.between(0.01, 0.25);
  const worse = d.chance(0.5) ? 1 : -1;
  const severities = causes.map(() => d.between(0.25, 1));
  const zeros = d.between(0, 0.2);
  const rows = codes.map((leaf) => {
    const n0 = Math.round(100 * Math.exp(1.2 * d.normal()));
    const usual = d.chance(zeros) ? 0 : kind === "derived" ? n0 * d.between(0.05, 0.9) : n0;
    let cut = 0;
    causes.forEach((set, k) => (cut = Math.max(cut, holds(leaf, set) ? severities[k]! + 0.05 * d.normal() : 0)));
    const wrong = Math.max(0, usual * (1 - cut));
    const noisy = Math.max(0, (worse > 0 ? usual : wrong) * (1 + noise * d.normal()));
    const cause = causes.findIndex((set) => holds(leaf, set));
    const n1 = n0 * Math.exp(0.03 * d.normal());
    return {leaf, n0, v0: worse > 0 ? wrong : usual, n1, v1: noisy, cause, effect: worse * (usual - wrong)};
  });
  return assemble(sizes, rows, causes, kind === "derived");
}

function holds(leaf: readonly number[], set: readonly Condition[]): boolean {
  return set.every(({attribute, code}) => leaf[attribute] === code);
}

/** One to three sets of one to three conditions, none inside another, each large enough to be seen in the whole. */
function chooseCauses(d: Draw, sizes: number[], codes: number[][], weight: number[]): Condition[][] {
  const wanted = d.pick([1, 1, 1, 2, 2, 3]);
  const whole = weight.reduce((a, b) => a + b, 0);
  const least = d.pick([0.01, 0.02, 0.04]);
  const causes: Condition[][] = [];
  for (let tries = 0; causes.length < wanted && tries < 400; tries++) {
    const leaf = d.pick(codes);
    const attributes = d.shuffle(sizes.map((_, a) => a)).slice(0, d.pick([1, 1, 2, 2, 3]));
    const set = shortest(
      codes,
      attributes.sort((a, b) => a - b).map((attribute) => ({attribute, code: leaf[attribute]!}))
    );
    const covered = codes.filter((row) => holds(row, set));
    const share = codes.reduce((s, row, i) => s + (holds(row, set) ? weight[i]! : 0), 0) / whole;
    const apart = causes.every((other) => !covered.some((row) => holds(row, other)));
    if (share >= least && share < 0.4 && covered.length >= 3 && apart) causes.push(set);
  }
  return causes.length ? causes : [[{attribute: 0, code: codes[0]![0]!}]];
}

/** The set without conditions that follow from the others. */
function shortest(codes: number[][], set: Condition[]): Condition[] {
  const covered = codes.filter((row) => holds(row, set)).length;
  for (const one of set) {
    const rest = set.filter((c) => c !== one);
    if (rest.length && codes.filter((row) => holds(row, rest)).length === covered) return shortest(codes, rest);
  }
  return set;
}

/** Small sets that also move, up or down, without mattering to the whole. */
function chooseSmall(d: Draw, sizes: number[], codes: number[][], weight: number[]): Condition[][] {
  const whole = weight.reduce((a, b) => a + b, 0);
  return Array.from({length: d.int(0, 3)}, () => {
    const leaf = d.pick(codes);
    return d
      .shuffle(sizes.map((_, a) => a))
      .slice(0, 2)
      .map((attribute) => ({attribute, code: leaf[attribute]!}));
  }).filter((set) => codes.reduce((s, row, i) => s + (holds(row, set) ? weight[i]! : 0), 0) / whole < 0.01);
}

interface Row {
  leaf: number[];
  v0: number;
  n0: number;
  v1: number;
  n1: number;
  /** The cause that it falls under, -1 for none, and what that added. */
  cause: number;
  effect: number;
}

function assemble(sizes: number[], rows: Row[], causes: Condition[][], isRate: boolean): Incident {
  const table: LeafTable = {
    attributes: sizes.map((_, a) => `a${a}`),
    labels: sizes.map((size, a) => Array.from({length: size}, (_, i) => `v${a}_${i}`)),
    codes: sizes.map((_, a) => Int32Array.from(rows, (r) => r.leaf[a]!)),
    before: Float64Array.from(rows, (r) => r.v0),
    after: Float64Array.from(rows, (r) => r.v1),
    beforeCount: isRate ? Float64Array.from(rows, (r) => r.n0) : null,
    afterCount: isRate ? Float64Array.from(rows, (r) => r.n1) : null
  };
  const effects = causes.map((_, k) => rows.reduce((sum, r) => sum + (r.cause === k ? r.effect : 0), 0));
  return {table, causes, effects};
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
