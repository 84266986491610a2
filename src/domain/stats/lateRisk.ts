import type {Jumps} from "./compoundPoisson.js";
import {severity, type Gathered} from "./lateSeverity.js";

/** What employers have in common that are alike in how often, and how much, they are late. */
export interface RiskClass {
  group: string;
  sector: string;
  /** With anybody at work in the month. */
  isWorking: boolean;
  /** Class of size: by steps of the logarithm of the receivable. */
  size: number;
}

/** Employers at risk by class and finer class of size (bin): how many, and what they have to pay in a year. */
export interface Exposure extends RiskClass {
  bin: number;
  employers: number;
  receivable: number;
}

/** Those of them that are late, by what they owe as a part of their year's receivable (bin). */
export interface LateEvent extends RiskClass {
  bin: number;
  employers: number;
  /** Sum of those parts. */
  part: number;
}

/** Late employers whose debt is out of all proportion to a year's receivable: their amounts stand as they are. */
export interface Stranded {
  group: string;
  employers: number;
  late: number;
}

/** Parts of a year's receivable that are late, with the chance of each among the late ones. */
type Parts = Gathered["parts"];

interface Risk {
  chance: number;
  parts: Parts;
  /** Mean part. */
  mean: number;
}

/**
 * A class of sizes leans on the trend of all classes, as if so many employers had followed it: the largest employers are
 * few, and what happened to them must not be what is expected of them.
 */
const LEAN_CHANCE = 300;
/** The parts of late ones lean on the next class nearer to the bulk, by so many. */
const LEAN_PARTS = 100;
/** Sectors lean on the nation by so many employers that are to be expected late. */
const LEAN_SECTOR = 20;
/**
 * What every group's late amount would be made of, did its employers run the nation's risks: for each class the chance
 * of being late and the parts of a year's receivable that are late, over the sizes of the employers that the group has.
 * How large late parts are is drawn towards the group's own where it has many.
 */
export function riskJumps(
  exposures: readonly Exposure[],
  events: readonly LateEvent[],
  stranded: readonly Stranded[]
): Map<string, Jumps> {
  const risks = risksBySize(exposures, events);
  const sectors = sectorFactors(exposures, events, risks);
  const own = gather(events, (event) => event.group);
  const {lean, between} = severity(own, gather(events, () => "").get(""));
  const built = new Map<string, JumpSums>();
  const sums = (group: string) => getOr(built, group, () => new JumpSums());
  for (const exposure of exposures) {
    const {group, sector, employers, receivable} = exposure;
    if (!(receivable > 0)) continue;
    const risk = risks.get(sizeKey(exposure))!;
    const chance = Math.min(MOST_CHANCE, risk.chance * (sectors.get(sector) ?? 1));
    const mine = own.get(group);
    const weight = mine?.weight ?? 0;
    const [a, b] = [lean / (lean + weight), 1 / (lean + weight)];
    const [mean, rate] = [receivable / employers, employers * chance];
    const into = sums(group);
    for (const {weight: w, part} of risk.parts.values()) into.add(mean * part, rate * w * a);
    for (const {weight: w, part} of mine?.parts.values() ?? []) into.add(mean * part, rate * w * b);
    const part = risk.mean * a + (mine ? meanPart(mine.parts) * b : 0);
    into.overlap += employers * (chance * part * mean) ** 2;
    into.unsure = between * a;
  }
  for (const {group, employers, late} of stranded) sums(group).add(late / employers, employers);
  return new Map([...built].map(([group, jumps]) => [group, jumps.done()]));
}

const MOST_CHANCE = 0.98;
const sizeKey = ({isWorking, size}: Pick<RiskClass, "isWorking" | "size">) =>
  `${isWorking ? "working" : "idle"} ${size}`;

/**
 * Chance and parts of every class of sizes, for employers with and without anybody at work: chances lean on their trend
 * over sizes; parts, beginning with the class that has most employers, on those of the class before.
 */
function risksBySize(exposures: readonly Exposure[], events: readonly LateEvent[]): Map<string, Risk> {
  const counts = new Map<string, {isWorking: boolean; size: number; employers: number}>();
  for (const e of exposures) {
    const {isWorking, size} = e;
    getOr(counts, sizeKey(e), () => ({isWorking, size, employers: 0})).employers += e.employers;
  }
  const found = gather(events, sizeKey);
  const whole = [...counts.values()].reduce((sum, {employers}) => sum + employers, 0);
  const all = risk(gather(events, () => "").get(""), whole, null);
  const risks = new Map<string, Risk>();
  for (const isWorking of [true, false]) {
    const classes = [...counts.values()].filter((c) => c.isWorking === isWorking).sort((a, b) => a.size - b.size);
    const trend = chanceTrend(classes.map((c) => ({...c, late: found.get(sizeKey(c))?.weight ?? 0})));
    const bulk = classes.reduce((best, c, i) => (c.employers > classes[best]!.employers ? i : best), 0);
    const fill = (i: number, wider: Risk) => {
      const key = sizeKey(classes[i]!);
      const made = risk(found.get(key), classes[i]!.employers, {...wider, chance: trend(classes[i]!.size)});
      risks.set(key, made);
      return made;
    };
    if (!classes.length) continue;
    const middle = fill(bulk, all);
    for (let i = bulk + 1, last = middle; i < classes.length; i++) last = fill(i, last);
    for (let i = bulk - 1, last = middle; i >= 0; i--) last = fill(i, last);
  }
  return risks;
}

/** A straight line through the logs of chances by size (Poisson regression, Newton's method); level when it has no slope. */
function chanceTrend(classes: readonly {size: number; employers: number; late: number}[]): (size: number) => number {
  const [n, late] = [total(classes, (c) => c.employers), total(classes, (c) => c.late)];
  // Half an event more: a class in which nobody is late has a chance too.
  const level = Math.log((late + 0.5) / (n + 1));
  const middle = late > 0 ? total(classes, (c) => c.late * c.size) / late : 0;
  let [a, b] = [level, 0];
  for (let i = 0; i < 25 && late >= LEAST_EVENTS && classes.length > 2; i++) {
    const fitted = classes.map((c) => c.employers * Math.exp(Math.min(0, a + b * (c.size - middle))));
    const x = classes.map((c) => c.size - middle);
    const [g0, g1] = [late - sum(fitted), sum(classes.map((c, k) => (c.late - fitted[k]!) * x[k]!))];
    const [h00, h01] = [sum(fitted), sum(fitted.map((f, k) => f * x[k]!))];
    const h11 = sum(fitted.map((f, k) => f * x[k]! * x[k]!)) + SLOPE_PRIOR;
    const det = h00 * h11 - h01 * h01;
    if (!(det > 0)) break;
    const slope = g1 - SLOPE_PRIOR * b;
    a += Math.max(-1, Math.min(1, (h11 * g0 - h01 * slope) / det));
    b += Math.max(-0.5, Math.min(0.5, (h00 * slope - h01 * g0) / det));
  }
  return (size) => Math.min(MOST_CHANCE, Math.exp(a + b * (size - middle)));
}

/** With fewer late employers there is no telling a trend. */
const LEAST_EVENTS = 10;
/** A slope as large as 0.3 a class is not thought likely before looking. */
const SLOPE_PRIOR = 1 / 0.3 ** 2;

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const total = <T>(items: readonly T[], of: (item: T) => number) => sum(items.map(of));

/** How many employers of a sector are late, compared with what their sizes let expect. */
function sectorFactors(
  exposures: readonly Exposure[],
  events: readonly LateEvent[],
  risks: ReadonlyMap<string, Risk>
): Map<string, number> {
  const sums = new Map<string, {late: number; expected: number}>();
  const of = (sector: string) => getOr(sums, sector, () => ({late: 0, expected: 0}));
  for (const e of exposures) of(e.sector).expected += e.employers * risks.get(sizeKey(e))!.chance;
  for (const e of events) of(e.sector).late += e.employers;
  return new Map(
    [...sums].map(([sector, {late, expected}]) => [sector, (late + LEAN_SECTOR) / (expected + LEAN_SECTOR)])
  );
}

function risk(found: Gathered | undefined, employers: number, wider: Risk | null): Risk {
  const late = found?.weight ?? 0;
  const chance = wider
    ? (late + LEAN_CHANCE * wider.chance) / (employers + LEAN_CHANCE)
    : employers > 0
      ? late / employers
      : 0;
  const parts: Parts = new Map();
  const lean = wider ? LEAN_PARTS / (late + LEAN_PARTS) : 0;
  for (const [bin, {weight, part}] of wider?.parts ?? []) parts.set(bin, {weight: weight * lean, part});
  for (const [bin, {weight, part}] of found?.parts ?? []) {
    const there = parts.get(bin) ?? {weight: 0, part: 0};
    const added = (weight / late) * (1 - lean);
    const both = there.weight + added;
    parts.set(bin, {weight: both, part: (there.part * there.weight + part * added) / both});
  }
  return {chance, parts, mean: meanPart(parts)};
}

/** Sum of part x weight: a mean where the weights add up to 1. */
function meanPart(parts: Parts): number {
  let sum = 0;
  for (const {weight, part} of parts.values()) sum += weight * part;
  return sum;
}

/** Late employers by some key: their number, and how many of them, with what mean part, in each bin. */
function gather(events: readonly LateEvent[], keyOf: (event: LateEvent) => string): Map<string, Gathered> {
  const found = new Map<string, Gathered>();
  for (const event of events) {
    const gathered = getOr(found, keyOf(event), () => ({weight: 0, parts: new Map() as Parts}));
    const there = getOr(gathered.parts, event.bin, () => ({weight: 0, part: 0}));
    gathered.weight += event.employers;
    there.part = (there.part * there.weight + event.part) / (there.weight + event.employers);
    there.weight += event.employers;
  }
  return found;
}

/** Jumps nearer than this in logs are added up. */
const STEP = 0.1;
/** Logs of the smallest and largest jump that are told apart. */
const [LEAST, MOST] = [-10, 45];

/** Jumps of about the same size, added up. */
class JumpSums {
  overlap = 0;
  unsure = 0;
  private readonly rates = new Float64Array((MOST - LEAST) / STEP + 1);
  private readonly totals = new Float64Array((MOST - LEAST) / STEP + 1);

  add(size: number, rate: number): void {
    if (!(size > 0) || !(rate > 0)) return;
    const bin = Math.floor((Math.min(MOST, Math.max(LEAST, Math.log(size))) - LEAST) / STEP);
    this.rates[bin]! += rate;
    this.totals[bin]! += rate * size;
  }

  done(): Jumps {
    const filled = Array.from(this.rates.keys()).filter((bin) => this.rates[bin]! > 0);
    return {
      size: Float64Array.from(filled, (bin) => this.totals[bin]! / this.rates[bin]!),
      rate: Float64Array.from(filled, (bin) => this.rates[bin]!),
      overlap: this.overlap,
      unsure: this.unsure
    };
  }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
