import {expectedSum, intensitiesAt, sumBelow, sumQuantile, type Jumps} from "./compoundPoisson.js";
import {adjustedScore, dispersion} from "./funnel.js";
import {normalBelow, normalQuantile} from "./normals.js";
import {randomEffects} from "./randomEffects.js";
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
  rate_high: number;
  /** 95 % sets of ranks: for each group alone, and for all together. */
  rank_low: number;
  rank_high: number;
  rank_low_all: number;
  rank_high_all: number;
  /** Codes that it cannot be told apart from, all groups considered together. */
  alike: string[];
  /** What the rate would be with the nation's employers by class, and how it compares. */
  expected_rate: number;
  actual_to_expected: number;
  standardised_rate: number;
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

const TAIL = 0.025;
/** Tail on either side of the funnel's limits of 99.8 %. */
const FUNNEL_TAIL = 0.001;

/** A group judged on its own. */
interface Judged {
  group: RankGroup;
  rate: number;
  low: number;
  high: number;
  /** Median-unbiased estimate, and errors for comparisons, read off an interval of 99.8 %. */
  middle: number;
  down: number;
  up: number;
  /** Standard error of the log of the rate. */
  logError: number;
  score: number;
}

/** Ranks groups and says what the data cannot tell. Groups without a receivable have no rate and are left out. */
export function fairRanking(groups: readonly RankGroup[]): Ranking {
  const rated = groups.filter((group) => group.receivable > 0);
  const sum = (pick: (group: RankGroup) => number) => rated.reduce((s, group) => s + pick(group), 0);
  const target = rated.length ? sum((g) => g.late) / sum((g) => g.receivable) : 0;
  const judged = rated.map(judge);
  const estimates = {value: judged.map((j) => j.rate), down: judged.map((j) => j.down), up: judged.map((j) => j.up)};
  const [each, all] = [rankSets(estimates), rankSets(estimates, {simultaneous: true})];
  const ranks = ranksOf(estimates.value);
  const spread = dispersion(
    judged.map((j) => j.score),
    judged.map((j) => j.logError),
    "winsorise",
    true
  );
  const shrunken = shrink(judged);
  const ranked = judged.map((j, i) => ({
    code: j.group.code,
    rate: j.rate,
    rank: ranks[i]!,
    rate_low: j.low,
    rate_high: j.high,
    rank_low: each.low[i]!,
    rank_high: each.high[i]!,
    rank_low_all: all.low[i]!,
    rank_high_all: all.high[i]!,
    alike: all.alike[i]!.map((k) => rated[k]!.code),
    expected_rate: j.group.expected / j.group.receivable,
    actual_to_expected: j.group.expected > 0 ? j.group.late / j.group.expected : NaN,
    standardised_rate: j.group.expected > 0 ? (target * j.group.late) / j.group.expected : NaN,
    shrunken_rate: shrunken[i]!,
    ...funnel(j, spread.tau2)
  }));
  return {groups: ranked, target, ...spread};
}

function judge(group: RankGroup): Judged {
  const {late, receivable, jumps} = group;
  const unit = expectedSum(jumps) / receivable;
  const chances = [1 - TAIL, TAIL, 0.5, 1 - FUNNEL_TAIL, FUNNEL_TAIL];
  const [low, high, middle, lowest, highest] = intensitiesAt(jumps, late, chances).map((times) => times * unit);
  const rate = late / receivable;
  const z = normalQuantile(1 - FUNNEL_TAIL);
  const isBounded = low! > 0;
  return {
    group,
    rate,
    low: Math.min(low!, rate),
    high: Math.max(high!, rate),
    middle: middle!,
    down: Math.max(0, rate - lowest!) / z,
    up: Math.max(0, highest! - rate) / z,
    logError: isBounded
      ? Math.log(high! / low!) / (2 * normalQuantile(1 - TAIL))
      : Math.log(high! / middle!) / normalQuantile(1 - TAIL),
    score: scoreAgainst(jumps, late, group.expected)
  };
}

/** The normal score of a late amount among those that chance gives when `expected` is to be expected. */
function scoreAgainst(jumps: Jumps, late: number, expected: number): number {
  const usual = expectedSum(jumps);
  if (!(usual > 0) || !(expected > 0)) return 0;
  const p = sumBelow(jumps, late, expected / usual);
  return normalQuantile(asFarAsTold(late > 0 ? p : p / 2));
}

/** Rates drawn towards the groups' mean by how little each is known, on the scale of logs. */
function shrink(judged: readonly Judged[]): number[] {
  if (judged.length < 3) return judged.map((j) => j.rate);
  const known = judged.map((j) => (Number.isFinite(j.logError) && j.middle > 0 ? j : null));
  const kept = known.filter((j): j is Judged => j !== null);
  if (kept.length < 3) return judged.map((j) => j.rate);
  const {blup} = randomEffects(
    kept.map((j) => Math.log(j.middle)),
    kept.map((j) => j.logError ** 2)
  );
  let next = 0;
  return known.map((j, i) => (j ? Math.exp(blup[next++]!) : judged[i]!.rate));
}

/** Limits of 99.8 % around the group's own expected rate, widened by what groups differ beyond chance. */
function funnel({group, score, logError}: Judged, tau2: number) {
  const {jumps, expected, receivable} = group;
  const usual = expectedSum(jumps);
  const wide = Number.isFinite(logError) ? Math.sqrt(1 + tau2 / logError ** 2) : 1;
  const adjusted = Number.isFinite(logError) ? adjustedScore(score, logError, tau2) : score;
  const edge = normalQuantile(1 - FUNNEL_TAIL);
  const limit = (sign: 1 | -1) => {
    const p = asFarAsTold(normalBelow(sign * edge * wide));
    return usual > 0 && expected > 0 ? sumQuantile(jumps, p, expected / usual) / receivable : 0;
  };
  const outside: "high" | "low" | null = adjusted > edge ? "high" : adjusted < -edge ? "low" : null;
  return {score, score_adjusted: adjusted, limit_low: limit(-1), limit_high: limit(1), outside};
}

/** Chances beyond what sums are computed to. */
function asFarAsTold(p: number): number {
  return Math.min(1 - 1e-6, Math.max(1e-6, p));
}
