import {fitNoise, type Against} from "./leafNoise.js";
import {usualRates, type UsualRates} from "./leafRates.js";
import {total, type LeafTable} from "./leaves.js";

/** What each leaf would have been after, had nothing gone wrong, and how far chance alone takes it from there. */
export interface LeafModel {
  /** Values lie between 0 and their counts: odds move, not values. */
  isShare: boolean;
  /** 1 when the whole rose at unchanged mix, -1 when it fell. */
  direction: 1 | -1;
  /** How much that is, in units of the value. */
  rise: number;
  /** The shift that is common to all leaves, on the scale of logs or log-odds. */
  drift: number;
  count: Float64Array;
  actual: Float64Array;
  expected: Float64Array;
  /** Slope of the expected value in a small shift. */
  slope: Float64Array;
  /** Chance variance of actual around expected. */
  variance: Float64Array;
}

/** Values above their counts by no more than this part of all counts are slips: still a share. */
const SLIPS = 1e-3;
/** A leaf with a smaller slope shows no shift of its own. */
const TELLING = 4;

/** What a table's leaves usually do: the same whatever drift is supposed. */
export interface Usual {
  isShare: boolean;
  rates: UsualRates;
}

export function usualOf(table: LeafTable): Usual {
  const isShare = isShareTable(table);
  return {isShare, rates: usualRates(table, isShare)};
}

/** Expected values from the state before, moved by a drift that all leaves share, and noise read off the leaves. */
export function modelLeaves(table: LeafTable, {isShare, rates: usual}: Usual, drift = 0): LeafModel {
  const n = table.before.length;
  const count = table.afterCount ?? new Float64Array(n).fill(1);
  const zeros = () => new Float64Array(n);
  const model: LeafModel = {
    isShare,
    direction: 1,
    rise: 0,
    drift: 0,
    count,
    actual: isShare ? table.after.map((value, i) => Math.min(value, count[i]!)) : table.after,
    expected: zeros(),
    slope: zeros(),
    variance: zeros()
  };
  expect(model, usual.rate);
  model.rise = total(model.actual) - total(model.expected);
  model.direction = model.rise >= 0 ? 1 : -1;
  if (drift !== 0) {
    model.drift = drift;
    expect(model, usual.rate);
  }
  spreadNoise(model, usual);
  return model;
}

/** The mean that a leaf has when the log (or log-odds) of its rate is moved. */
export function shifted(model: LeafModel, leaf: number, shift: number): number {
  const expected = model.expected[leaf]!;
  if (!model.isShare) return expected * Math.exp(shift);
  const count = model.count[leaf]!;
  if (count === 0) return 0;
  const odds = (expected / (count - expected)) * Math.exp(shift);
  return (count * odds) / (1 + odds);
}

function isShareTable({before, after, beforeCount, afterCount}: LeafTable): boolean {
  if (!beforeCount || !afterCount) return false;
  let slips = 0;
  for (let i = 0; i < before.length; i++)
    slips += Math.max(0, before[i]! - beforeCount[i]!) + Math.max(0, after[i]! - afterCount[i]!);
  return slips <= SLIPS * (total(beforeCount) + total(afterCount));
}

function expect(model: LeafModel, rate: Float64Array): void {
  const factor = Math.exp(model.drift);
  for (let i = 0; i < rate.length; i++) {
    const p = model.isShare ? (rate[i]! * factor) / (1 - rate[i]! + rate[i]! * factor) : rate[i]! * factor;
    model.expected[i] = model.count[i]! * p;
    model.slope[i] = model.expected[i]! * (model.isShare ? 1 - p : 1);
  }
}

/**
 * The shift at which half of the expected mass of leaves lies on either side. Leaves too small to show a shift of their
 * own are left out; at most half of the whole's own shift, so that a cause that hits most leaves is not taken for usual.
 */
export function commonDrift(model: LeafModel): number {
  const shifts: {shift: number; weight: number}[] = [];
  for (let i = 0; i < model.actual.length; i++)
    if (model.slope[i]! >= (model.isShare ? TELLING : Number.MIN_VALUE))
      shifts.push({shift: (model.actual[i]! - model.expected[i]!) / model.slope[i]!, weight: model.slope[i]!});
  const mass = shifts.reduce((sum, {weight}) => sum + weight, 0);
  if (mass < 0.2 * total(model.slope) || mass === 0) return 0;
  shifts.sort((x, y) => x.shift - y.shift);
  let rest = mass / 2;
  const middle = Math.max(-1, shifts.find(({weight}) => (rest -= weight) <= 0)?.shift ?? 0);
  const whole = model.rise / total(model.slope);
  return Math.sign(middle) === Math.sign(whole)
    ? Math.sign(whole) * Math.min(Math.abs(middle), Math.abs(whole) / 2)
    : middle;
}

function spreadNoise(model: LeafModel, {weight}: UsualRates): void {
  const n = weight.length;
  const counting = model.slope.map((slope, i) => slope * (1 + model.count[i]! / weight[i]!));
  const least = model.isShare ? 1 : (0.001 * total(model.slope)) / Math.max(1, n);
  const against: Against[] = [];
  for (let i = 0; i < n; i++) {
    const deviation = (model.actual[i]! - model.expected[i]!) * model.direction;
    if (deviation < 0 && model.slope[i]! >= least && counting[i]! > 0)
      against.push({deviation: deviation ** 2 / counting[i]!, slope: model.slope[i]! ** 2 / counting[i]!});
  }
  const {counts, own} = fitNoise(against, model.isShare ? 1 : 0);
  for (let i = 0; i < n; i++)
    model.variance[i] = counts * counting[i]! + own * model.slope[i]! ** 2 + 1e-12 * (1 + model.expected[i]! ** 2);
}
