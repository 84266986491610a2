import {shifted, type LeafModel} from "./leafModel.js";

/** How unlike each other the leaves of one set may move: a part of the set's own movement. */
const SPREAD = 0.3;
/** One leaf in so many has a story of its own, ... */
const STRAY = 0.01;
/** ... anywhere in this range of logs. */
const REACH = 6;
/** Leaves whose slope is below this many standard deviations are too small for a normal likelihood. */
const SMALL = 3;

/**
 * How much likelier leaves are, in nats, when all are shifted alike than when none is. Large leaves count one by one,
 * each bounded by the chance that it strays: one giant cannot speak for a set, and many unmoved leaves speak against it.
 * Small ones count by their events, discounted by how much more than chance the table moves.
 */
export function shiftLikelihood(model: LeafModel, leaves: Int32Array, shift: number): number {
  let sum = 0;
  for (let at = 0; at < leaves.length; at++) {
    const leaf = leaves[at]!;
    const slope = model.slope[leaf]!;
    if (slope <= 0) continue;
    const mean = shifted(model, leaf, shift);
    const isSmall = slope * slope < SMALL * SMALL * model.variance[leaf]!;
    sum += isSmall ? smallLeaf(model, leaf, mean) : largeLeaf(model, leaf, mean);
  }
  return sum;
}

/** The shift that makes the sum over leaves what it is: where the search for the likeliest shift begins. */
export function pooledShift(model: LeafModel, actual: number, expected: number, count: number): number {
  if (!model.isShare) return Math.log(Math.max(actual, 1e-3 * expected) / Math.max(expected, Number.MIN_VALUE));
  const odds = (part: number) => (part + 0.1) / (Math.max(0, count - part) + 0.1);
  return Math.log(odds(actual) / odds(expected));
}

function smallLeaf(model: LeafModel, leaf: number, mean: number): number {
  const [actual, expected, count] = [model.actual[leaf]!, model.expected[leaf]!, model.count[leaf]!];
  const rest = model.isShare ? (count - actual) * Math.log((count - mean) / (count - expected)) : expected - mean;
  return ((actual * Math.log(mean / expected) + rest) * model.slope[leaf]!) / model.variance[leaf]!;
}

function largeLeaf(model: LeafModel, leaf: number, mean: number): number {
  const [actual, expected, slope] = [model.actual[leaf]!, model.expected[leaf]!, model.slope[leaf]!];
  const still = model.variance[leaf]!;
  const slopeNow = model.isShare ? mean * (1 - mean / model.count[leaf]!) : mean;
  const moving = still * Math.max(slopeNow / slope, 0.25) + (SPREAD * (mean - expected)) ** 2;
  const stray = (STRAY * Math.sqrt(2 * Math.PI)) / (REACH * slope);
  return Math.log((density(actual - mean, moving) + stray) / (density(actual - expected, still) + stray));
}

function density(deviation: number, variance: number): number {
  return Math.exp((-0.5 * deviation ** 2) / variance) / Math.sqrt(variance);
}
