/**
 * RiskLoc (Kalander 2022, arXiv 2205.10004), from the paper's formulas, as a measured peer: leaves are parted into
 * normal and abnormal by their deviation, groups are taken by weighted risk less the ripple effect, layer by layer.
 */
import type {Condition, LeafTable} from "../../../src/domain/stats/leaves.js";
import {conditionsOf, cuboidsOf, type Cuboid} from "../../../src/domain/stats/cuboids.js";

const RISK = 0.5;
const POWER = 0.02;
/** Extreme deviations left out on each side before the cut. */
const TRIM = 5;

interface Leaves {
  deviation: Float64Array;
  abnormal: Uint8Array;
  weight: Float64Array;
  power: Float64Array;
  forecast: Float64Array;
  actual: Float64Array;
  used: Uint8Array;
}

/** The answer: groups in the order they are taken. */
export function riskLoc(table: LeafTable): Condition[][] {
  const leaves = prepare(table);
  const cuboids = cuboidsOf(table, 3);
  const sets: Condition[][] = [];
  const wanted = sumOver(leaves, (i) => (leaves.abnormal[i] ? leaves.power[i]! : 0));
  while (sets.length < 10) {
    const left = sumOver(leaves, (i) => (leaves.abnormal[i] ? leaves.power[i]! : 0));
    if (wanted <= 0 || left < POWER * wanted) break;
    const found = bestGroup(leaves, cuboids, POWER * wanted);
    if (!found) break;
    sets.push(conditionsOf(table, found.cuboid, found.group));
    for (let i = 0; i < leaves.used.length; i++) if (found.cuboid.group[i] === found.group) leaves.used[i] = 1;
  }
  return sets;
}

function prepare(table: LeafTable): Leaves {
  const n = table.before.length;
  const rate = (value: Float64Array, count: Float64Array | null) =>
    Float64Array.from(value, (v, i) => (count ? (count[i]! > 0 ? v / count[i]! : 0) : v));
  const [forecast, actual] = [rate(table.before, table.beforeCount), rate(table.after, table.afterCount)];
  const deviation = Float64Array.from(forecast, (f, i) =>
    f + actual[i]! > 0 ? (2 * (f - actual[i]!)) / (f + actual[i]!) : 0
  );
  const sorted = [...deviation].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.min(TRIM, n - 1)]!, sorted[Math.max(0, n - 1 - TRIM)]!];
  const cut = Math.abs(low) < Math.abs(high) ? -low : -high;
  const abnormal = Uint8Array.from(deviation, (d) => Number(cut > 0 ? d >= cut : d <= cut));
  const weight = Float64Array.from(deviation, (d, i) => Math.min(1, abnormal[i] ? Math.abs(d) : Math.abs(cut - d)));
  return {deviation, abnormal, weight, power: powers(table), forecast, actual, used: new Uint8Array(n)};
}

/** Each leaf's part of the change of the whole. */
function powers(table: LeafTable): Float64Array {
  const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  const [f, a] = [table.before, table.after];
  const [fc, ac] = [table.beforeCount, table.afterCount];
  if (!fc || !ac) return f.map((v, i) => (a[i]! - v) / (sum(a) - sum(f)));
  const [F, FC] = [sum(f), sum(fc)];
  const change = sum(a) / sum(ac) - F / FC;
  return f.map((v, i) => ((a[i]! - v) * FC - (ac[i]! - fc[i]!) * F) / (FC * (FC + ac[i]! - fc[i]!)) / change);
}

function sumOver(leaves: Leaves, value: (leaf: number) => number): number {
  let sum = 0;
  for (let i = 0; i < leaves.used.length; i++) if (!leaves.used[i]) sum += value(i);
  return sum;
}

/** The group of highest risk in the first layer that has one of enough risk and explanatory power. */
function bestGroup(leaves: Leaves, cuboids: readonly Cuboid[], least: number) {
  for (let size = 1; size <= 3; size++) {
    let best: {cuboid: Cuboid; group: number; risk: number} | null = null;
    for (const cuboid of cuboids.filter((c) => c.attributes.length === size))
      for (const {group, risk} of risks(leaves, cuboid, least))
        if (risk >= RISK && (!best || risk > best.risk)) best = {cuboid, group, risk};
    if (best) return best;
  }
  return null;
}

function risks(leaves: Leaves, cuboid: Cuboid, least: number): {group: number; risk: number}[] {
  const zero = () => new Float64Array(cuboid.groups);
  const [bad, good, power, f, a, ripple, members] = [zero(), zero(), zero(), zero(), zero(), zero(), zero()];
  const each = (visit: (leaf: number, group: number) => void) => {
    for (let i = 0; i < cuboid.group.length; i++) if (!leaves.used[i]) visit(i, cuboid.group[i]!);
  };
  each((i, g) => {
    (leaves.abnormal[i] ? bad : good)[g]! += leaves.weight[i]!;
    power[g]! += leaves.power[i]!;
    f[g]! += leaves.forecast[i]!;
    a[g]! += leaves.actual[i]!;
    members[g]!++;
  });
  each((i, g) => {
    const forecast = f[g]! > 0 ? (leaves.forecast[i]! * a[g]!) / f[g]! : 0;
    const both = forecast + leaves.actual[i]!;
    ripple[g]! += both > 0 ? Math.min(1, Math.abs((2 * (forecast - leaves.actual[i]!)) / both)) : 0;
  });
  return Array.from(bad, (w, group) => ({
    group,
    risk: power[group]! >= least ? w / (1 + w + good[group]!) - ripple[group]! / Math.max(1, members[group]!) : -1
  }));
}
