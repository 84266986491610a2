import {fitNoise} from "./leafNoise.js";
import {usualRates, type UsualRates} from "./leafRates.js";
import {total, type LeafTable} from "./leaves.js";
import {weightedPlace} from "./middle.js";

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
    actual: isShare ? bounded(table.after, count) : table.after,
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

/** Values, none above its bound. */
function bounded(values: Float64Array, bounds: Float64Array): Float64Array {
  const kept = new Float64Array(values.length);
  for (let i = 0; i < kept.length; i++) kept[i] = Math.min(values[i]!, bounds[i]!);
  return kept;
}

function expect({isShare, drift, count, expected, slope}: LeafModel, rate: Float64Array): void {
  const factor = Math.exp(drift);
  for (let i = 0; i < rate.length; i++) {
    const p = isShare ? (rate[i]! * factor) / (1 - rate[i]! + rate[i]! * factor) : rate[i]! * factor;
    const mean = count[i]! * p;
    expected[i] = mean;
    slope[i] = mean * (isShare ? 1 - p : 1);
  }
}

/**
 * The shift at which half of the expected mass of leaves lies on either side. Leaves too small to show a shift of their
 * own are left out; at most half of the whole's own shift, so that a cause that hits most leaves is not taken for usual.
 */
export function commonDrift({actual, expected, slope, isShare, rise}: LeafModel): number {
  const shifts = new Float64Array(actual.length);
  const weights = new Float64Array(actual.length);
  const least = isShare ? TELLING : Number.MIN_VALUE;
  let count = 0;
  let mass = 0;
  for (let i = 0; i < actual.length; i++) {
    if (!(slope[i]! >= least)) continue;
    shifts[count] = (actual[i]! - expected[i]!) / slope[i]!;
    weights[count++] = slope[i]!;
    mass += slope[i]!;
  }
  const all = total(slope);
  if (mass < 0.2 * all || mass === 0) return 0;
  const found = weightedPlace(shifts, weights, count, mass / 2);
  const middle = Math.max(-1, Number.isNaN(found) ? 0 : found);
  const whole = rise / all;
  return Math.sign(middle) === Math.sign(whole)
    ? Math.sign(whole) * Math.min(Math.abs(middle), Math.abs(whole) / 2)
    : middle;
}

function spreadNoise(model: LeafModel, {weight}: UsualRates): void {
  const {actual, expected, slope, variance, count, direction, isShare} = model;
  const n = weight.length;
  const least = isShare ? 1 : (0.001 * total(slope)) / Math.max(1, n);
  const deviations = new Float64Array(n);
  const slopes = new Float64Array(n);
  let against = 0;
  for (let i = 0; i < n; i++) {
    // What counting gives, for the time being.
    const counting = slope[i]! * (1 + count[i]! / weight[i]!);
    variance[i] = counting;
    const deviation = (actual[i]! - expected[i]!) * direction;
    if (!(deviation < 0 && slope[i]! >= least && counting > 0)) continue;
    deviations[against] = (deviation * deviation) / counting;
    slopes[against++] = (slope[i]! * slope[i]!) / counting;
  }
  const {counts, own} = fitNoise(deviations.subarray(0, against), slopes.subarray(0, against), isShare ? 1 : 0);
  for (let i = 0; i < n; i++)
    variance[i] = counts * variance[i]! + own * slope[i]! * slope[i]! + 1e-12 * (1 + expected[i]! * expected[i]!);
}
