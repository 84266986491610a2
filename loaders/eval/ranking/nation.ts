import {uniform} from "../worlds.js";
import type {EmployerAtRisk} from "../../../src/domain/stats/lateBins.js";
import type {MixCell} from "../../../src/domain/stats/mix.js";
import type {Family} from "./families.js";

/** A simulated nation: its employers, and what each province's rate is to be expected at. */
export interface Nation {
  employers: EmployerAtRisk[];
  truth: Map<string, number>;
  expectedLate: Map<string, number>;
  receivable: Map<string, number>;
  /** What the provinces' mix is made of; without it all are expected at the nation's rate. */
  cells?: MixCell[];
  /** Provinces that are meant to stand out: not counted where those outside the funnel are. */
  planted?: Set<string>;
}

export const PROVINCES = 34;
const SECTORS = 20;
const TYPES = 6;
/** Contributions of a head in a year, in đồng. */
const YEARLY = 24_000_000;

/** A nation of a family. Truth is the sum over its employers of chance x mean months owed, over what they have to pay. */
export function nation(family: Family, seed: number): Nation {
  const next = uniform(seed * 7919 + 17);
  const gauss = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const weights = Array.from({length: PROVINCES}, () => Math.exp(family.provinces * gauss()));
  const whole = weights.reduce((a, b) => a + b, 0);
  const sectors = Array.from({length: SECTORS}, () => Math.exp(family.sectors * gauss()));
  const made: Nation = {employers: [], truth: new Map(), expectedLate: new Map(), receivable: new Map()};
  weights.forEach((weight, i) => {
    const count = Math.max(20, Math.round((family.employers * weight) / whole));
    const place = {chance: Math.exp(family.spread * gauss()), severity: Math.exp(family.severity * gauss())};
    province(made, family, String(i).padStart(2, "0"), count, place, sectors, {next, gauss});
  });
  return made;
}

interface Dice {
  next: () => number;
  gauss: () => number;
}

function province(
  made: Nation,
  family: Family,
  group: string,
  count: number,
  place: {chance: number; severity: number},
  sectors: readonly number[],
  dice: Dice
): void {
  const heads = Array.from({length: count}, () => headsOf(family, dice)).sort((a, b) => b - a);
  const mean = meanMonths(family, place.severity);
  let [expected, receivable] = [0, 0];
  heads.forEach((h, rank) => {
    const [sector, type] = [Math.floor(dice.next() ** 1.5 * SECTORS), Math.floor(dice.next() * TYPES)];
    const yearly = Math.round(h * YEARLY * Math.exp(0.35 * dice.gauss()));
    const usual = Math.min(0.9, family.chance * place.chance * sectors[sector]! * (h / 10) ** -family.bySize);
    const isGiant = rank === 0 && Number(group) % 13 < family.giants && Number(group) < 13;
    const chance = isGiant ? 1 : family.mixed ? beta(usual, family.mixed, dice) : usual;
    const isLate = dice.next() < chance;
    const months = isGiant ? 24 : isLate ? monthsOwed(family, place.severity, dice) : 0;
    expected += (yearly / 12) * (isGiant ? 24 : usual * mean);
    receivable += yearly;
    const late = isLate ? Math.round((yearly / 12) * months) : 0;
    made.employers.push({
      group,
      sector: `${String.fromCharCode(65 + sector)}${type}`,
      isWorking: true,
      receivable: yearly,
      late
    });
  });
  made.truth.set(group, expected / receivable);
  made.expectedLate.set(group, expected);
  made.receivable.set(group, receivable);
}

function headsOf({sizes}: Family, {next, gauss}: Dice): number {
  if (sizes.kind === "lognormal") return Math.max(1, Math.round(Math.exp(1.8 + sizes.spread * gauss())));
  return Math.round(Math.min(30_000, 2 * (1 - next()) ** (-1 / sizes.exponent)));
}

/** Months that a late employer owes, at most ten years. */
function monthsOwed(family: Family, severity: number, {next, gauss}: Dice): number {
  if (next() < family.short) return 0.3 + 1.7 * next();
  return Math.min(120, 1 + severity * family.median * Math.exp(family.tail * gauss()));
}

/** Mean of what `monthsOwed` gives, by adding up over the normal distribution. */
export function meanMonths(family: Family, severity: number): number {
  let [sum, whole] = [0, 0];
  for (let z = -8; z <= 8; z += 0.002) {
    const density = Math.exp((-z * z) / 2);
    whole += density;
    sum += density * Math.min(120, 1 + severity * family.median * Math.exp(family.tail * z));
  }
  return family.short * 1.15 + (1 - family.short) * (sum / whole);
}

/** A chance drawn from a beta distribution with mean `mean` and `counts` prior counts (two gammas). */
function beta(mean: number, counts: number, dice: Dice): number {
  const [a, b] = [gamma(mean * counts, dice), gamma((1 - mean) * counts, dice)];
  return a + b > 0 ? a / (a + b) : mean;
}

/** Marsaglia and Tsang's gamma numbers; below 1 by a power of a uniform. */
function gamma(shape: number, dice: Dice): number {
  if (shape < 1) return gamma(shape + 1, dice) * dice.next() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = dice.gauss();
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - dice.next()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
