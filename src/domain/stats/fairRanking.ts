import {
  expectedSum,
  logAt,
  scoreAt,
  scoreCurve,
  sumQuantile,
  type Jumps,
  type Mixture,
  type ScoreCurve
} from "./compoundPoisson.js";
import {dispersion} from "./funnel.js";
import {normalBelow, normalQuantile} from "./normals.js";
import {rankSets, ranksOf} from "./rankSets.js";

/** One group to rank: its sums, what its cells would give at the nation's rates, and what its late amount is made of. */
export interface RankGroup {
  code: string;
  late: number;
  receivable: number;
  /** Sum over cells of receivable x the nation's rate of the cell. */
  expected: number;
  jumps: Jumps;
}

export interface RankedGroup {
  code: string;
  rate: number;
  /** 1 is the highest rate; equal rates share a rank. */
  rank: number;
  rate_low: number;
  /** Infinite where nothing is known of the risks that its employers run. */
  rate_high: number;
  /** 95 % sets of ranks: for each group alone, and for all together. */
  rank_low: number;
  rank_high: number;
  rank_low_all: number;
  rank_high_all: number;
  /** Codes that it cannot be told apart from, all groups considered together; and for the group alone. */
  alike: string[];
  alike_alone: string[];
  /** What the nation's rates give at its own mix of employers, how it compares, and that ratio times the nation's rate. */
  expected_rate: number;
  actual_to_expected: number;
  standardised_rate: number;
  /** The rate drawn towards the expected one by how little the group's own employers tell. */
  shrunken_rate: number;
  /** Funnel: z-score against the nation at its own mix of employers, adjusted for over-dispersion, and its limits. */
  score: number;
  score_adjusted: number;
  limit_low: number;
  limit_high: number;
  outside: "high" | "low" | null;
}

export interface Ranking {
  groups: RankedGroup[];
  target: number;
  phi: number;
  tau2: number;
}

const EDGE = normalQuantile(0.975);
/** Edge of the funnel's limits of 99.8 %, in normal scores. */
const FUNNEL_EDGE = normalQuantile(0.999);

/** A group judged on its own; logs are of rates. */
interface Judged {
  group: RankGroup;
  rate: number;
  /** Scores of its late amount against every rate; null when nothing is known of its employers' risks. */
  curve: ScoreCurve | null;
  /** The same with room for what is not known of the risks themselves: for intervals and comparisons. */
  wide: ScoreCurve | null;
  /** Log of the rate at the nation's risks. */
  usual: number;
  logMiddle: number;
  /** Standard error of the log of the rate. */
  logError: number;
}

/** Ranks groups and says what the data cannot tell. Groups without a receivable have no rate and are left out. */
export function fairRanking(groups: readonly RankGroup[]): Ranking {
  const rated = groups.filter((group) => group.receivable > 0);
  const sum = (pick: (group: RankGroup) => number) => rated.reduce((s, group) => s + pick(group), 0);
  const target = rated.length ? sum((g) => g.late) / sum((g) => g.receivable) : 0;
  const judged = rated.map(judge);
  const errors = judged.map((j) => j.logError);
  const estimates =
    judged.length > MANY
      ? {value: judged.map(roughLog), down: errors, up: errors}
      : {value: judged.map((j) => j.rate), down: errors, up: errors, difference: pairScores(judged)};
  const [each, all] = [rankSets(estimates), rankSets(estimates, {simultaneous: true})];
  const ranks = ranksOf(judged.map((j) => j.rate));
  const spread = betweenGroups(judged);
  const ranked = judged.map((j, i) => ({
    code: j.group.code,
    rate: j.rate,
    rank: ranks[i]!,
    ...interval(j),
    rank_low: Math.min(each.low[i]!, ranks[i]!),
    rank_high: Math.max(each.high[i]!, ranks[i]!),
    rank_low_all: Math.min(all.low[i]!, ranks[i]!),
    rank_high_all: Math.max(all.high[i]!, ranks[i]!),
    alike: all.alike[i]!.map((k) => rated[k]!.code),
    alike_alone: each.alike[i]!.map((k) => rated[k]!.code),
    expected_rate: j.group.expected / j.group.receivable,
    actual_to_expected: j.group.expected > 0 ? j.group.late / j.group.expected : NaN,
    standardised_rate: j.group.expected > 0 ? (target * j.group.late) / j.group.expected : NaN,
    shrunken_rate: shrunken(j, spread.tau2),
    ...funnel(j, spread.tau2)
  }));
  return {groups: ranked, target, ...spread};
}

function judge(group: RankGroup): Judged {
  const {late, receivable, jumps} = group;
  const rate = late / receivable;
  const raw = scoreCurve(jumps, late);
  if (!raw) return {group, rate, curve: null, wide: null, usual: -Infinity, logMiddle: -Infinity, logError: Infinity};
  const usual = Math.log(expectedSum(jumps) / receivable);
  const curve = {log: raw.log.map((x) => x + usual), score: raw.score};
  const wide = widened(curve, late > 0, jumps.unsure ?? 0);
  // Half of what lies between the errors of one deviation; for nothing late, between the scores that there are.
  const [from, to] = late > 0 ? [1, -1] : [-0.7, -1.7];
  const logError = (logAt(wide, to) - logAt(wide, from)) / (from - to);
  return {group, rate, curve, wide, usual, logMiddle: logAt(curve, 0), logError};
}

/** What risks estimated from few and unequal employers leave open, as a part of the squared error: found by simulation. */
const FEW = 0.1;

/**
 * Scores with room for what is not known of the risks: how large a group's late parts are, and, against rates above the
 * observed one, that a large amount which did not come leaves no trace in the risks that were estimated.
 */
function widened(curve: ScoreCurve, isLate: boolean, unsure: number): ScoreCurve {
  if (!isLate) return curve;
  const variance = ((logAt(curve, -1) - logAt(curve, 1)) / 2) ** 2;
  const both = 1 + unsure / variance;
  const [above, below] = [Math.sqrt(both), Math.sqrt(both + FEW * Math.min(1, variance))];
  return {log: curve.log, score: curve.score.map((z) => z / (z > 0 ? above : below))};
}

function interval({wide: curve, rate}: Judged): {rate_low: number; rate_high: number} {
  if (!curve) return {rate_low: 0, rate_high: Infinity};
  const [low, high] = [Math.exp(logAt(curve, EDGE)), Math.exp(logAt(curve, -EDGE))];
  return {rate_low: Math.min(low, rate), rate_high: Math.max(high, rate)};
}

/** Beyond so many groups pairs are compared by the errors of their logs alone: quick, and about the same. */
const MANY = 100;

/** The log of a rate; of one with nothing late, the log that nothing late does not contradict. */
function roughLog({wide, logMiddle}: Judged): number {
  if (!wide) return 0;
  return Number.isFinite(logMiddle) ? logMiddle : logAt(wide, -0.7);
}

/** Steps in which the rate is looked for at which two groups would look least unlike. */
const NARROWING = 14;

/**
 * Scores of differences: the least, over rates that both groups could share, of their two scores together. For normal
 * estimates that is the difference by its error; for lumpy ones it keeps what each amount says about low and high rates.
 */
function pairScores(judged: readonly Judged[]): (j: number, k: number) => number {
  const n = judged.length;
  // The same pair is asked for again in every step of every set.
  const found = new Float64Array(n * n).fill(NaN);
  return (j, k) => {
    const at = Math.min(j, k) * n + Math.max(j, k);
    if (Number.isNaN(found[at])) found[at] = scored(judged[Math.min(j, k)]!, judged[Math.max(j, k)]!);
    return j < k ? found[at]! : -found[at]!;
  };
}

function scored(a: Judged, b: Judged): number {
  if (!a.wide || !b.wide || a.rate === b.rate) return 0;
  const [x, y] = [a.wide, b.wide];
  const together = (log: number) => scoreAt(x, log) ** 2 + scoreAt(y, log) ** 2;
  const floor = Math.min(x.log[0]!, y.log[0]!) - 1;
  let [low, high] = [Math.max(floor, Math.min(a.logMiddle, b.logMiddle)), Math.max(a.logMiddle, b.logMiddle)];
  if (!(high > low)) return 0;
  for (let i = 0; i < NARROWING; i++) {
    const [p, q] = [low + (high - low) / 3, high - (high - low) / 3];
    if (together(p) < together(q)) high = q;
    else low = p;
  }
  return Math.sign(a.logMiddle - b.logMiddle) * Math.sqrt(together((low + high) / 2));
}

/** Places on a normal distribution, and their weights, for sums over it. */
const PLACES = Array.from({length: 9}, (_, i) => i - 4);
const WEIGHTS = (() => {
  const raw = PLACES.map((z) => Math.exp((-z * z) / 2));
  const whole = raw.reduce((a, b) => a + b, 0);
  return raw.map((w) => w / whole);
})();

/** Multiples of rates of groups that differ by `tau2` beyond chance: lognormal with mean 1. */
function mixture(tau2: number, times: number): Mixture {
  if (tau2 === 0) return {times: [times], chance: [1]};
  const spread = Math.sqrt(tau2);
  return {times: PLACES.map((z) => times * Math.exp(z * spread - tau2 / 2)), chance: WEIGHTS};
}

/** P(late amount <= observed) when groups differ by `tau2` around the group's expected rate. */
function chanceBelow({group, curve}: Judged, tau2: number): number {
  if (!curve || !(group.expected > 0)) return 0.5;
  const {times, chance} = mixture(tau2, group.expected / group.receivable);
  return times.reduce((sum, t, i) => sum + chance[i]! * normalBelow(scoreAt(curve, Math.log(t))), 0);
}

const scoreOf = (j: Judged, tau2: number) => normalQuantile(Math.min(1 - 1e-7, Math.max(1e-7, chanceBelow(j, tau2))));

/**
 * Mean square of scores that passes for chance: a little above 1, as a variance that is never negative would otherwise
 * be found in half of the nations that have none.
 */
const USUAL = 1.1;

/** How much groups differ beyond chance: the variance of logs at which their scores are spread as normal ones are. */
function betweenGroups(judged: readonly Judged[]): {phi: number; tau2: number} {
  const known = judged.filter((j) => j.curve && j.group.expected > 0);
  if (known.length < 3) return {phi: NaN, tau2: 0};
  const ones = known.map(() => 1);
  const spreadAt = (tau2: number) =>
    dispersion(
      known.map((j) => scoreOf(j, tau2)),
      ones,
      "winsorise",
      true
    ).phi;
  const phi = spreadAt(0);
  if (phi <= USUAL) return {phi, tau2: 0};
  let [low, high] = [0, 4];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (spreadAt(middle) > USUAL) low = middle;
    else high = middle;
  }
  return {phi, tau2: (low + high) / 2};
}

/** The rate drawn towards the expected one, on the scale of logs: the more, the less its own employers tell. */
function shrunken({group, curve, rate, logMiddle, logError}: Judged, tau2: number): number {
  if (!curve || !(group.expected > 0)) return rate;
  const expected = Math.log(group.expected / group.receivable);
  if (rate > 0) {
    const own = tau2 / (tau2 + logError ** 2);
    return Math.exp(own * logMiddle + (1 - own) * expected);
  }
  // Nothing late has no log: the mean over what the group's rate may be, weighed by the chance of nothing.
  const {times, chance} = mixture(tau2, group.expected / group.receivable);
  const weight = times.map((t, i) => chance[i]! * normalBelow(scoreAt(curve, Math.log(t))));
  const whole = weight.reduce((a, b) => a + b, 0);
  return Math.exp(weight.reduce((sum, w, i) => sum + w * Math.log(times[i]!), 0) / whole);
}

/** Limits of 99.8 % around the group's own expected rate, widened by what groups differ beyond chance. */
function funnel(judged: Judged, tau2: number) {
  const {group, curve, usual} = judged;
  const {jumps, expected, receivable, late} = group;
  const [score, score_adjusted] = [scoreOf(judged, 0), scoreOf(judged, tau2)];
  if (!curve || !(expected > 0)) return {score, score_adjusted, limit_low: 0, limit_high: Infinity, outside: null};
  const times = mixture(tau2, expected / receivable / Math.exp(usual));
  const limit = (sign: 1 | -1) => sumQuantile(jumps, normalBelow(sign * FUNNEL_EDGE), times);
  const [low, high] = [limit(-1), limit(1)];
  const outside: "high" | "low" | null = late > high ? "high" : late < low ? "low" : null;
  return {score, score_adjusted, limit_low: low / receivable, limit_high: high / receivable, outside};
}
