import {choose, conditionsOf, cuboidsOf, type Cuboid} from "./cuboids.js";
import {pooledShift, shiftLikelihood} from "./leafLikelihood.js";
import {commonDrift, modelLeaves, usualOf, type LeafModel} from "./leafModel.js";
import {GroupSums} from "./groupSums.js";
import {codesOf, remaining, sumOver} from "./leafLists.js";
import {unrestOf} from "./leafUnrest.js";
import {LeafIndex} from "./leafIndex.js";
import {addStrongest, Strongest} from "./strongest.js";
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
  const prepared = {cuboids, index: new LeafIndex(table), sums: new GroupSums(cuboids)};
  const usual = usualOf(table);
  const plain = modelLeaves(table, usual);
  const answers: Answer[] = [];
  const attempt = (drift: number) => {
    if (answers.some((answer) => Math.abs(answer.tried - drift) <= SAME_DRIFT)) return;
    const model = drift === 0 ? plain : modelLeaves(table, usual, drift);
    answers.push(new Search(table, prepared, model, options).run(plain));
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

/** What all searches of a table share; the sums are begun anew by each. */
interface Prepared {
  cuboids: readonly Cuboid[];
  index: LeafIndex;
  sums: GroupSums;
}

class Search {
  private readonly cuboids: readonly Cuboid[];
  private readonly index: LeafIndex;
  private readonly sums: GroupSums;
  private readonly free: Uint8Array;
  /** Per number of conditions, how much more groups move against the whole than chance lets them. */
  private readonly unrest: readonly number[];
  private readonly deepest: number;
  /** What naming a group of each cuboid costs. */
  private readonly costs: readonly number[];

  constructor(
    private readonly table: LeafTable,
    {cuboids, index, sums}: Prepared,
    private readonly model: LeafModel,
    private readonly options: SearchOptions
  ) {
    const {actual, expected, slope, variance, direction} = model;
    this.cuboids = cuboids;
    this.index = index;
    this.free = new Uint8Array(actual.length).fill(1);
    // What adds up, leaf by leaf, to the evidence for a group.
    const pull = new Float64Array(actual.length);
    const hold = new Float64Array(actual.length);
    for (let i = 0; i < pull.length; i++) {
      pull[i] = ((actual[i]! - expected[i]!) * direction * slope[i]!) / variance[i]!;
      hold[i] = (slope[i]! * slope[i]!) / variance[i]!;
    }
    this.sums = sums;
    sums.start(pull, hold);
    this.unrest = unrestOf(cuboids, this.sums);
    this.deepest = cuboids.at(-1)?.attributes.length ?? 0;
    this.costs = cuboids.map(({attributes}) => this.cost(attributes.map((attribute) => ({attribute}))));
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
      for (let at = 0; at < leaves.length; at++) this.free[leaves[at]!] = 0;
      this.sums.take(leaves, this.free);
    }
    const rest = remaining(this.free);
    likelihood += shiftLikelihood(plain, rest, this.model.drift) - (this.model.drift / USUAL_DRIFT) ** 2 / 2;
    // Sets that leave nothing over explain nothing: the whole has moved.
    const over = sumOver(plain.slope, rest) / total(plain.slope);
    if (over < LEAST_OVER) likelihood = -Infinity;
    return {sets, tried: this.model.drift, drift: this.driftOf(plain, rest), likelihood};
  }

  private driftOf(plain: LeafModel, leaves: Int32Array): number {
    const {actual, expected, count} = plain;
    return pooledShift(plain, sumOver(actual, leaves), sumOver(expected, leaves), sumOver(count, leaves));
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
    const leaves = this.leavesOf(set.conditions).slice();
    this.table.codes.forEach((codes, attribute) => {
      if (set.conditions.some((c) => c.attribute === attribute)) return;
      for (const code of codesOf(codes, leaves)) {
        const judged = this.judge([...set.conditions, {attribute, code}], best.score);
        if (judged.score > best.score) best = judged;
      }
    });
    return best === set ? set : this.narrowed(best);
  }

  /** The groups that look strongest when their leaves are simply added up. */
  private shortlist(): Condition[][] {
    const strongest = new Strongest<{cuboid: Cuboid; group: number}>(TUNING.shortlist);
    for (const [c, cuboid] of this.cuboids.entries())
      addStrongest(strongest, cuboid, this.costs[c]!, this.sums.sums[c]!);
    return strongest.list().map(({cuboid, group}) => conditionsOf(this.table, cuboid, group));
  }

  private cost(conditions: readonly {attribute: number}[]): number {
    const values = conditions.reduce((sum, c) => sum + Math.log(this.table.labels[c.attribute]!.length), 0);
    return TUNING.naming * (values + Math.log(choose(this.table.attributes.length, conditions.length)));
  }

  /** A list that holds until it is asked for the next one. */
  private leavesOf(conditions: readonly Condition[]): Int32Array {
    return this.index.meeting(conditions, this.free);
  }

  /** The likeliest shift of a set. One that is far from the best at its pooled shift is not looked at further. */
  private judge(conditions: Condition[], toBeat: number): Contributor {
    const leaves = this.leavesOf(conditions);
    const [actual, expected] = [sumOver(this.model.actual, leaves), sumOver(this.model.expected, leaves)];
    const shift = pooledShift(this.model, actual, expected, sumOver(this.model.count, leaves));
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
