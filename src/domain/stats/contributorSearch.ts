import {choose, conditionsOf, cuboidsOf, type Cuboid} from "./cuboids.js";
import {pooledShift, shiftLikelihood} from "./leafLikelihood.js";
import {commonDrift, modelLeaves, type LeafModel} from "./leafModel.js";
import {MEDIAN_CHI2} from "./leafNoise.js";
import {total, type Condition, type LeafTable} from "./leaves.js";

/** A set of attribute = value that moved on its own. */
export interface Contributor {
  conditions: Condition[];
  leaves: number;
  /** Evidence in nats that the set moved, less what it costs to name it. */
  score: number;
  /** Actual less expected value of its leaves. */
  effect: number;
  /** The effect as a part of what the whole moved, or of what the sets moved together where that is more. */
  share: number;
  /** How far its leaves moved beyond the others, in logs or log-odds. */
  shift: number;
}

export interface SearchOptions {
  /** Most conditions in a set. */
  depth?: number;
  /** Most sets. */
  most?: number;
}

/** What decides how many sets are named; settled on made-up incidents of several kinds (docs/methods-explanation.md). */
export const TUNING = {
  /** What naming a set costs, in units of its description length. */
  naming: 1.3,
  /** A set with less evidence than this is chance. */
  leastScore: 2,
  /** A further set must make this part of the change, ... */
  leastShare: 0.08,
  /** ... this part of the first set's evidence, ... */
  leastEvidence: 0.04,
  /** ... and stand out this many times from how groups of its kind move anyway. */
  unrest: 1.5,
  /** Groups that are judged leaf by leaf in every round. */
  shortlist: 48
};

/**
 * The sets that explain the change from before to after, in the order in which they were found: the strongest first.
 * How far all leaves moved together cannot be seen before the sets are known, nor the sets before that: a few drifts are
 * tried, and the likeliest whole is kept.
 */
export function searchContributors(table: LeafTable, options: SearchOptions = {}): Contributor[] {
  const cuboids = cuboidsOf(table, options.depth ?? 3);
  const plain = modelLeaves(table);
  const answers: Answer[] = [];
  const attempt = (drift: number) => {
    if (answers.some((answer) => Math.abs(answer.tried - drift) <= SAME_DRIFT)) return;
    const model = drift === 0 ? plain : modelLeaves(table, drift);
    answers.push(new Search(table, cuboids, model, options).run(plain));
  };
  attempt(commonDrift(plain));
  attempt(answers[0]!.drift);
  attempt(0);
  attempt(wholeShift(plain));
  return answers.reduce((best, answer) => (answer.likelihood > best.likelihood ? answer : best)).sets;
}

/** A drift of this size, in logs or log-odds, is nothing unusual. */
const USUAL_DRIFT = 0.1;
/** What sets must leave over, as a part of the whole. */
const LEAST_OVER = 0.05;
/** Drifts nearer than this to each other are one. */
const SAME_DRIFT = 0.005;

/** What one search says. */
interface Answer {
  sets: Contributor[];
  /** The drift that was supposed. */
  tried: number;
  /** Drift of the leaves that are in no set. */
  drift: number;
  /** Likelihood of drift and sets against nothing having moved, less what they cost to name. */
  likelihood: number;
}

function wholeShift(model: LeafModel): number {
  return pooledShift(model, total(model.actual), total(model.expected), total(model.count));
}

/** The likeliest shift of a set is looked for at these multiples of its pooled one. */
const FACTORS = [1, 0.7, 1.4];
/** A set with less than this part of the best one's score is not looked at closely. */
const HOPELESS = 0.6;

class Search {
  private readonly free: Uint8Array;
  /** Per leaf, what adds up to the evidence for a group. */
  private readonly pull: Float64Array;
  private readonly hold: Float64Array;
  /** Per number of conditions, how much more groups move against the whole than chance lets them. */
  private unrest: number[] = [];
  private readonly deepest: number;

  constructor(
    private readonly table: LeafTable,
    private readonly cuboids: readonly Cuboid[],
    private readonly model: LeafModel,
    private readonly options: SearchOptions
  ) {
    const {actual, expected, slope, variance, direction} = model;
    this.free = new Uint8Array(actual.length).fill(1);
    this.pull = actual.map((value, i) => ((value - expected[i]!) * direction * slope[i]!) / variance[i]!);
    this.hold = slope.map((value, i) => value ** 2 / variance[i]!);
    this.deepest = cuboids.at(-1)?.attributes.length ?? 0;
  }

  run(plain: LeafModel): Answer {
    const sets: Contributor[] = [];
    const most = this.options.most ?? 8;
    let moved = 0;
    let likelihood = 0;
    while (sets.length < most) {
      const best = this.best();
      if (!best || best.score <= TUNING.leastScore) break;
      const effect = best.effect * this.model.direction;
      const share = effect / Math.max(this.model.rise * this.model.direction, moved + effect);
      if (sets.length && !this.isFurther({...best, share}, sets[0]!)) break;
      moved += effect;
      sets.push({...best, share});
      const leaves = this.leavesOf(best.conditions);
      likelihood += shiftLikelihood(plain, leaves, best.shift + this.model.drift) - this.cost(best.conditions);
      for (const leaf of leaves) this.free[leaf] = 0;
    }
    const rest = Array.from(this.free.keys()).filter((leaf) => this.free[leaf]);
    likelihood += shiftLikelihood(plain, rest, this.model.drift) - (this.model.drift / USUAL_DRIFT) ** 2 / 2;
    // Sets that leave nothing over explain nothing: the whole has moved.
    const over = rest.reduce((sum, leaf) => sum + plain.slope[leaf]!, 0) / total(plain.slope);
    if (over < LEAST_OVER) likelihood = -Infinity;
    return {sets, tried: this.model.drift, drift: this.driftOf(plain, rest), likelihood};
  }

  private driftOf(plain: LeafModel, leaves: readonly number[]): number {
    const sum = (values: Float64Array) => leaves.reduce((s, leaf) => s + values[leaf]!, 0);
    return pooledShift(plain, sum(plain.actual), sum(plain.expected), sum(plain.count));
  }

  private isFurther(next: Contributor, first: Contributor): boolean {
    const cost = this.cost(next.conditions);
    const unrest = Math.max(1, TUNING.unrest * (this.unrest[next.conditions.length] ?? 1));
    return (
      next.share >= TUNING.leastShare &&
      next.score >= TUNING.leastEvidence * first.score &&
      next.score + cost >= cost * unrest
    );
  }

  private best(): Contributor | null {
    const candidates = this.shortlist();
    let best: Contributor | null = null;
    for (const conditions of candidates) {
      const judged = this.judge(conditions, best?.score ?? 0);
      if (!best || judged.score > best.score) best = judged;
    }
    if (!best || best.score > TUNING.leastScore) return best && this.narrowed(best);
    const deep = candidates.find((conditions) => conditions.length === this.deepest);
    return deep ? this.narrowed(this.judge(deep, 0)) : best;
  }

  /** A set as deep as the crossings go is narrowed by further conditions while that makes it likelier. */
  private narrowed(set: Contributor): Contributor {
    if (set.conditions.length < this.deepest) return set;
    let best = set;
    const leaves = this.leavesOf(set.conditions);
    this.table.codes.forEach((codes, attribute) => {
      if (set.conditions.some((c) => c.attribute === attribute)) return;
      for (const code of new Set(leaves.map((leaf) => codes[leaf]!))) {
        const judged = this.judge([...set.conditions, {attribute, code}], best.score);
        if (judged.score > best.score) best = judged;
      }
    });
    return best === set ? set : this.narrowed(best);
  }

  /** The groups that look strongest when their leaves are simply added up. */
  private shortlist(): Condition[][] {
    const candidates: {cuboid: Cuboid; group: number; strength: number}[] = [];
    const against: number[][] = [];
    for (const cuboid of this.cuboids) {
      const {pull, hold} = this.sums(cuboid);
      const cost = this.cost(cuboid.attributes.map((attribute) => ({attribute})));
      for (let group = 0; group < cuboid.groups; group++) {
        const square = hold[group]! > 0 ? pull[group]! ** 2 / hold[group]! : 0;
        if (pull[group]! < 0) (against[cuboid.attributes.length] ??= []).push(square);
        else if (square / 2 > cost) candidates.push({cuboid, group, strength: square / 2 - cost});
      }
    }
    if (!this.unrest.length) this.unrest = Array.from(against, (squares) => unrestOf(squares ?? []));
    candidates.sort((a, b) => b.strength - a.strength);
    return candidates.slice(0, TUNING.shortlist).map(({cuboid, group}) => conditionsOf(this.table, cuboid, group));
  }

  private sums({group, groups}: Cuboid): {pull: Float64Array; hold: Float64Array} {
    const pull = new Float64Array(groups);
    const hold = new Float64Array(groups);
    for (let i = 0; i < group.length; i++) {
      if (!this.free[i]) continue;
      pull[group[i]!]! += this.pull[i]!;
      hold[group[i]!]! += this.hold[i]!;
    }
    return {pull, hold};
  }

  private cost(conditions: readonly {attribute: number}[]): number {
    const values = conditions.reduce((sum, c) => sum + Math.log(this.table.labels[c.attribute]!.length), 0);
    return TUNING.naming * (values + Math.log(choose(this.table.attributes.length, conditions.length)));
  }

  private leavesOf([first, ...rest]: readonly Condition[]): number[] {
    const leaves: number[] = [];
    const codes = this.table.codes[first!.attribute]!;
    for (let i = 0; i < codes.length; i++)
      if (codes[i] === first!.code && this.free[i] && rest.every((c) => this.table.codes[c.attribute]![i] === c.code))
        leaves.push(i);
    return leaves;
  }

  /** The likeliest shift of a set. One that is far from the best at its pooled shift is not looked at further. */
  private judge(conditions: Condition[], toBeat: number): Contributor {
    const leaves = this.leavesOf(conditions);
    const sum = (values: Float64Array) => leaves.reduce((s, leaf) => s + values[leaf]!, 0);
    const [actual, expected] = [sum(this.model.actual), sum(this.model.expected)];
    const shift = pooledShift(this.model, actual, expected, sum(this.model.count));
    const judged = {conditions, leaves: leaves.length, score: -Infinity, effect: actual - expected, share: 0, shift};
    if (shift * this.model.direction <= 0) return judged;
    for (const factor of FACTORS) {
      const score = shiftLikelihood(this.model, leaves, shift * factor) - this.cost(conditions);
      if (score > judged.score) Object.assign(judged, {score, shift: shift * factor});
      if (judged.score < HOPELESS * toBeat) break;
    }
    return judged;
  }
}

/** How many times more than by chance groups move, read off those that moved against the whole. */
function unrestOf(squares: number[]): number {
  if (squares.length < 5) return 1;
  squares.sort((a, b) => a - b);
  return Math.max(1, squares[squares.length >> 1]! / MEDIAN_CHI2);
}
