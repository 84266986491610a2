/** Late employers: their number, and how many of them, with what mean part of a year's receivable, in each bin. */
export interface Gathered {
  weight: number;
  parts: Map<number, {weight: number; part: number}>;
}

/** Own late employers count as much as all others at no fewer and no more than these. */
const [FEWEST, MOST] = [25, 400];
/** Groups with fewer late employers say nothing about how groups differ. */
const LEAST = 5;

/**
 * How much groups differ in how large late parts are, beyond chance: `between` is the variance of logs of their means
 * (moments, ends drawn in), `lean` how many late employers of its own it takes for a group to be believed by half.
 */
export function severity(
  own: ReadonlyMap<string, Gathered>,
  all: Gathered | undefined
): {lean: number; between: number} {
  if (!all) return {lean: MOST, between: 0};
  const whole = moments(all);
  const spread = whole.square / whole.mean ** 2 - 1;
  const groups = [...own.values()].filter(({weight}) => weight >= LEAST);
  if (groups.length < 3 || !(spread > 0)) return {lean: MOST, between: 0};
  let [excess, weights] = [0, 0];
  for (const group of groups) {
    const apart = Math.log(moments(group).mean / whole.mean);
    const chance = spread / group.weight;
    const weight = 1 / (chance + 0.1);
    // A difference far beyond chance is one employer's, not the group's.
    excess += weight * (Math.min(apart * apart, 4 * (chance + 0.1)) - chance);
    weights += weight;
  }
  const between = Math.max(0, excess / weights);
  return {between, lean: Math.min(MOST, Math.max(FEWEST, between > 0 ? spread / between : MOST))};
}

function moments({weight, parts}: Gathered): {mean: number; square: number} {
  let [mean, square] = [0, 0];
  for (const {weight: w, part} of parts.values()) {
    mean += (w * part) / weight;
    square += (w * part * part) / weight;
  }
  return {mean, square};
}
