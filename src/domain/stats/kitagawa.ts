import {middle, ratio, times, type Exact} from "./exact.js";

/** One part of a whole at two times: a rate is late / base. */
export interface Part {
  key: string;
  late1: bigint;
  base1: bigint;
  late2: bigint;
  base2: bigint;
}

/** What a part adds to the change of the whole's rate. */
export interface PartEffect {
  key: string;
  /** The part became larger or smaller, at its usual distance from the whole's rate. */
  mix: Exact;
  /** Its own rate changed. */
  rate: Exact;
  /** It has late amounts without a base: no rate, so neither of the two. */
  unrated: Exact;
}

export interface RateChange {
  rate1: Exact;
  rate2: Exact;
  change: Exact;
  /** Change of the rate by the numerator alone, and by the denominator alone (mean of both orders). */
  numerator: Exact;
  denominator: Exact;
  mix: Exact;
  rate: Exact;
  unrated: Exact;
  parts: PartEffect[];
}

/**
 * The change of a rate, twice: by numerator and denominator, and by mix and rates of its parts (Kitagawa 1955: weights
 * and rates at the mean of both times). Null when the whole has no rate at one of the times.
 */
export function rateChange(parts: readonly Part[]): RateChange | null {
  const whole = sumParts("", parts);
  if (whole.base1 <= 0n || whole.base2 <= 0n) return null;
  const [rate1, rate2] = [ratio(whole.late1, whole.base1), ratio(whole.late2, whole.base2)];
  const usual = middle(rate1, rate2);
  const effects = parts.map((part) => partEffect(part, whole, usual));
  const sum = (pick: (effect: PartEffect) => Exact) => effects.reduce((s, effect) => s + pick(effect), 0n);
  const both = 2n * whole.base1 * whole.base2;
  return {
    rate1,
    rate2,
    change: rate2 - rate1,
    numerator: ratio((whole.late2 - whole.late1) * (whole.base1 + whole.base2), both),
    denominator: ratio((whole.base1 - whole.base2) * (whole.late1 + whole.late2), both),
    mix: sum((e) => e.mix),
    rate: sum((e) => e.rate),
    unrated: sum((e) => e.unrated),
    parts: effects
  };
}

/** The sum of parts. */
export function sumParts(key: string, parts: readonly Part[]): Part {
  const sum = (pick: (part: Part) => bigint) => parts.reduce((s, part) => s + pick(part), 0n);
  return {
    key,
    late1: sum((p) => p.late1),
    base1: sum((p) => p.base1),
    late2: sum((p) => p.late2),
    base2: sum((p) => p.base2)
  };
}

/** Rates of a part; one that is there at one time only keeps its rate. Null when it owes without a base. */
export function partRates({late1, base1, late2, base2}: Part): [Exact, Exact] | null {
  const [has1, has2] = [base1 > 0n, base2 > 0n];
  if (has1 && has2) return [ratio(late1, base1), ratio(late2, base2)];
  if (has2 && base1 === 0n && late1 === 0n) return [ratio(late2, base2), ratio(late2, base2)];
  if (has1 && base2 === 0n && late2 === 0n) return [ratio(late1, base1), ratio(late1, base1)];
  return base1 === 0n && base2 === 0n && late1 === 0n && late2 === 0n ? [0n, 0n] : null;
}

function partEffect(part: Part, whole: Part, usual: Exact): PartEffect {
  const [weight1, weight2] = [ratio(part.base1, whole.base1), ratio(part.base2, whole.base2)];
  const rates = partRates(part);
  if (!rates) {
    const added = ratio(part.late2, whole.base2) - ratio(part.late1, whole.base1);
    return {key: part.key, mix: 0n, rate: 0n, unrated: added - times(usual, weight2 - weight1)};
  }
  const [rate1, rate2] = rates;
  return {
    key: part.key,
    mix: times(weight2 - weight1, middle(rate1, rate2) - usual),
    rate: times(rate2 - rate1, middle(weight1, weight2)),
    unrated: 0n
  };
}

/** What a group of parts (a province) adds to the change of the whole (the nation). */
export interface GroupEffect {
  key: string;
  /** The group became larger or smaller within the whole. */
  between: Exact;
  /** Mix, rates and unrated parts within the group, at the group's weight in the whole. */
  mix: Exact;
  rate: Exact;
  unrated: Exact;
}

/** The whole's change by groups, each by its own parts: the terms of all groups add up to the whole's change. */
export function groupedChange(groups: ReadonlyMap<string, readonly Part[]>): GroupEffect[] | null {
  const totals = [...groups].map(([key, parts]) => sumParts(key, parts));
  const outer = rateChange(totals);
  if (!outer) return null;
  const whole = sumParts("", totals);
  return totals.map((total, i) => {
    const {key, mix: between, rate, unrated} = outer.parts[i]!;
    const inner = rateChange(groups.get(key)!);
    // A group that is there at one time only has no change of its own: all of it is between.
    if (!inner || unrated !== 0n) return {key, between, mix: 0n, rate, unrated};
    const weight = middle(ratio(total.base1, whole.base1), ratio(total.base2, whole.base2));
    const [mix, without] = [times(weight, inner.mix), times(weight, inner.unrated)];
    return {key, between, mix, rate: rate - mix - without, unrated: without};
  });
}

/** What Simpson's paradox asks: every part moved one way, the whole the other. */
export type Reversal = "parts improve, whole worsens" | "parts worsen, whole improves";

/** Whether all parts that have a rate at both times moved against the whole; parts without a change do not vote. */
export function reversal(parts: readonly Part[]): Reversal | null {
  const whole = sumParts("", parts);
  if (whole.base1 <= 0n || whole.base2 <= 0n) return null;
  const moves = parts
    .filter((part) => part.base1 > 0n && part.base2 > 0n)
    .map((part) => sign(part.late2 * part.base1 - part.late1 * part.base2))
    .filter((move) => move !== 0);
  const own = sign(whole.late2 * whole.base1 - whole.late1 * whole.base2);
  if (moves.length < 2 || own === 0 || moves.some((move) => move === own)) return null;
  return own > 0 ? "parts improve, whole worsens" : "parts worsen, whole improves";
}

function sign(value: bigint): -1 | 0 | 1 {
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}
