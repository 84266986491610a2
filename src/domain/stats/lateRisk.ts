import type {Jumps} from "./compoundPoisson.js";

/** Employers at risk of one group, class and class of size (bin): how many, and what they have to pay in a year. */
export interface Exposure {
  group: string;
  /** Employers that are alike in how often, and how much, they are late. */
  cls: string;
  /** The wider class that small ones borrow from. */
  wide: string;
  bin: number;
  employers: number;
  receivable: number;
}

/** Those of them that are late, by what they owe as a part of their year's receivable (bin). */
export interface LateEvent {
  group: string;
  cls: string;
  wide: string;
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
type Parts = Map<number, {weight: number; part: number}>;

interface Risk {
  chance: number;
  parts: Parts;
  /** Mean part. */
  mean: number;
}

/** A class with fewer employers leans on the wider one, as if so many of those were its own. */
const LEAN_CHANCE = 20;
/** The same for the parts of late ones. */
const LEAN_PARTS = 100;
/** What a group's own late employers count against the nation's: so many of its own weigh as much as all others. */
const OWN_PARTS = 60;

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
  const risks = nationalRisks(exposures, events);
  const own = gather(events, (event) => event.group);
  const built = new Map<string, JumpSums>();
  const sums = (group: string) => getOr(built, group, () => new JumpSums());
  for (const {group, cls, wide, employers, receivable} of exposures) {
    if (!(receivable > 0)) continue;
    const risk = risks.get(cls) ?? risks.get(wide)!;
    const mine = own.get(group);
    const weight = mine?.weight ?? 0;
    const [a, b] = [OWN_PARTS / (OWN_PARTS + weight), 1 / (OWN_PARTS + weight)];
    const [mean, rate] = [receivable / employers, employers * risk.chance];
    const into = sums(group);
    for (const {weight: w, part} of risk.parts.values()) into.add(mean * part, rate * w * a);
    for (const {weight: w, part} of mine?.parts.values() ?? []) into.add(mean * part, rate * w * b);
    const part = risk.mean * a + (mine ? meanPart(mine.parts) * b : 0);
    into.overlap += employers * (risk.chance * part * mean) ** 2;
  }
  for (const {group, employers, late} of stranded) sums(group).add(late / employers, employers);
  return new Map([...built].map(([group, jumps]) => [group, jumps.done()]));
}

/** Chance and parts of every class, drawn towards those of the wider class and of all. */
function nationalRisks(exposures: readonly Exposure[], events: readonly LateEvent[]): Map<string, Risk> {
  const count = (keyOf: (e: Exposure) => string) => {
    const sums = new Map<string, number>();
    for (const e of exposures) sums.set(keyOf(e), (sums.get(keyOf(e)) ?? 0) + e.employers);
    return sums;
  };
  const all = risk(gather(events, () => "").get(""), count(() => "").get("") ?? 0, null);
  const risks = new Map<string, Risk>();
  const wide = gather(events, (e) => e.wide);
  for (const [key, employers] of count((e) => e.wide)) risks.set(key, risk(wide.get(key), employers, all));
  const fine = gather(events, (e) => e.cls);
  const wider = new Map(exposures.map((e) => [e.cls, e.wide]));
  for (const [key, employers] of count((e) => e.cls))
    risks.set(key, risk(fine.get(key), employers, risks.get(wider.get(key)!)!));
  return risks;
}

interface Gathered {
  weight: number;
  parts: Parts;
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
      overlap: this.overlap
    };
  }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
