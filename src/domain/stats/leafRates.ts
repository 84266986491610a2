import {total, type LeafTable} from "./leaves.js";

/** Usual rates of leaves, with the count that stands behind each. */
export interface UsualRates {
  rate: Float64Array;
  weight: Float64Array;
}

/** Events that a borrowed rate stands for at most. */
const LEAST_PRIOR_EVENTS = 5;

/** Half an event on both sides keeps values that were never seen at what the other attributes say. */
const HALF_EVENT = 0.5;

/**
 * Rates before, drawn towards what the attributes say one by one where a leaf is too small to speak for itself, or was
 * not there. Without counts the value before is the expectation itself.
 */
export function usualRates(table: LeafTable, isShare: boolean): UsualRates {
  const {before, beforeCount} = table;
  if (!beforeCount) {
    const least = (total(before) / Math.max(1, before.length)) * 1e-6;
    return {rate: before.map((value) => Math.max(value, least)), weight: new Float64Array(before.length).fill(1)};
  }
  const fitted = mainEffects(table, beforeCount);
  const spread = relativeSpread(before, beforeCount, fitted);
  const rate = new Float64Array(before.length);
  const weight = new Float64Array(before.length);
  for (let i = 0; i < rate.length; i++) {
    const prior = 1 / (spread * fitted[i]!);
    rate[i] = (before[i]! + prior * fitted[i]!) / (beforeCount[i]! + prior);
    // What is borrowed is borrowed by all leaves of a value alike: it does not make their sum surer.
    weight[i] = Math.max(beforeCount[i]!, Math.min(prior, LEAST_PRIOR_EVENTS / fitted[i]!));
    if (isShare) rate[i] = Math.min(Math.max(rate[i]!, 1e-9), 1 - 1e-9);
  }
  return {rate, weight};
}

/** Rates as products of one factor per attribute value (iterative proportional fitting of the numerators). */
function mainEffects(table: LeafTable, count: Float64Array): Float64Array {
  const overall = Math.max(total(table.before), HALF_EVENT) / Math.max(total(count), Number.MIN_VALUE);
  const fitted = new Float64Array(count.length).fill(overall);
  // Half an event is a trifle where values are large and much where they are small: their own size sets it.
  const half = HALF_EVENT * Math.min(1, total(table.before) / Math.max(1, count.length));
  for (let sweep = 0; sweep < 3; sweep++)
    table.codes.forEach((codes, attribute) =>
      fitAttribute(table.before, count, fitted, {codes, values: table.labels[attribute]!.length, half})
    );
  return fitted;
}

/** Multiplies fitted rates by one factor per value of an attribute. */
function fitAttribute(
  before: Float64Array,
  count: Float64Array,
  fitted: Float64Array,
  {codes, values, half}: {codes: Int32Array; values: number; half: number}
): void {
  const seen = new Float64Array(values);
  const meant = new Float64Array(values);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    seen[code]! += before[i]!;
    meant[code]! += count[i]! * fitted[i]!;
  }
  for (let code = 0; code < values; code++) seen[code] = (seen[code]! + half) / (meant[code]! + half);
  for (let i = 0; i < codes.length; i++) fitted[i]! *= seen[codes[i]!]!;
}

/** Squared relative spread of leaves' rates around the fitted ones, beyond what counting explains. */
function relativeSpread(value: Float64Array, count: Float64Array, fitted: Float64Array): number {
  let beyond = 0;
  let scale = 0;
  for (let i = 0; i < value.length; i++) {
    const mean = count[i]! * fitted[i]!;
    beyond += (value[i]! - mean) ** 2 - mean;
    scale += mean * mean;
  }
  return Math.min(4, Math.max(0.01, beyond / Math.max(scale, Number.MIN_VALUE)));
}
