/**
 * Adtributor (Bhagwan et al., NSDI 2014), from the paper's formulas, as a measured peer: one attribute, the values that
 * explain most of the change, the attribute that surprises most.
 */
import type {Condition, LeafTable} from "../../../src/domain/stats/leaves.js";

/** Least part of the change that one value, and all values named, must explain. */
export const LEAST_VALUE = 0.1;
export const LEAST_SET = 0.67;

export interface ValueScore {
  power: number;
  surprise: number;
}

/** Explanatory power and surprise of each value of an attribute. */
export function scores(table: LeafTable, attribute: number): ValueScore[] {
  const size = table.labels[attribute]!.length;
  const sums = (values: Float64Array) => {
    const out = new Float64Array(size);
    for (let i = 0; i < values.length; i++) out[table.codes[attribute]![i]!]! += values[i]!;
    return out;
  };
  const [f, a] = [sums(table.before), sums(table.after)];
  const [wholeF, wholeA] = [f.reduce((x, y) => x + y, 0), a.reduce((x, y) => x + y, 0)];
  if (!table.beforeCount || !table.afterCount)
    return Array.from(f, (_, i) => ({
      power: (a[i]! - f[i]!) / (wholeA - wholeF),
      surprise: diverge(f[i]! / wholeF, a[i]! / wholeA)
    }));
  const [fc, ac] = [sums(table.beforeCount), sums(table.afterCount)];
  const [wholeFc, wholeAc] = [fc.reduce((x, y) => x + y, 0), ac.reduce((x, y) => x + y, 0)];
  // The derivative of a ratio in one value's two sums, as the paper gives it for derived measures.
  const raw = Array.from(
    f,
    (_, i) => ((a[i]! - f[i]!) * wholeFc - (ac[i]! - fc[i]!) * wholeF) / (wholeFc * (wholeFc + ac[i]! - fc[i]!))
  );
  const whole = raw.reduce((x, y) => x + y, 0);
  return raw.map((power, i) => ({
    power: power / whole,
    surprise: diverge(f[i]! / wholeF, a[i]! / wholeA) + diverge(fc[i]! / wholeFc, ac[i]! / wholeAc)
  }));
}

/** Half of the Jensen-Shannon term of one value. */
export function diverge(p: number, q: number): number {
  const part = (x: number) => (x > 0 ? x * Math.log((2 * x) / (p + q)) : 0);
  return 0.5 * (part(p) + part(q));
}

/** The answer: values of the attribute that surprises most. */
export function adtributor(table: LeafTable): Condition[][] {
  let best: {surprise: number; sets: Condition[][]} | null = null;
  for (let attribute = 0; attribute < table.attributes.length; attribute++) {
    const ranked = scores(table, attribute)
      .map((score, code) => ({...score, code}))
      .sort((x, y) => y.surprise - x.surprise);
    let [power, surprise] = [0, 0];
    const sets: Condition[][] = [];
    for (const value of ranked) {
      if (value.power <= LEAST_VALUE) continue;
      power += value.power;
      surprise += value.surprise;
      sets.push([{attribute, code: value.code}]);
      if (power > LEAST_SET) break;
    }
    if (power > LEAST_SET && (!best || surprise > best.surprise)) best = {surprise, sets};
  }
  return best?.sets ?? [];
}
