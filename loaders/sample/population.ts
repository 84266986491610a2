import type {MonthLaw} from "./law.js";
import {BUDGET, DIVISIONS, NON_STATE, TYPES, TYPE_SHARES} from "./mix.js";
import type {Places} from "./places.js";
import {discipline} from "./places.js";
import {draw, mix, normalQuantile, pick, Use} from "./rng.js";
import {emptyWorld, PAYER} from "./world.js";
import type {World} from "./world.js";

// Steps of a three-dimensional low-discrepancy sequence (powers of the root of x^4 = x + 1): type, size and place of
// the employers are spread evenly, so that small nations have the same shape as large ones whatever the seed.
const STEP = [0.8191725133961645, 0.6710436067037893, 0.5497004779019703] as const;

/** Draws the employers: who they are, where, how large, what they pay and how they mean to pay. */
export function populate(
  n: number,
  from: number,
  to: number,
  seed: number,
  laws: readonly MonthLaw[],
  places: Places
): World {
  const world = emptyWorld({n, from, to, seed, laws, places});
  const root = mix(seed ^ 0x5bd1e995);
  const shift = [1, 2, 3].map((use) => draw(root, 0, use));
  const law = laws[0]!;
  for (let i = 0; i < n; i++) {
    world.key[i] = mix(root + Math.imul(i + 1, 0x9e3779b1));
    const [u, v, w] = STEP.map((step, k) => (shift[k]! + (i + 1) * step) % 1) as [number, number, number];
    identify(world, i, pick(TYPE_SHARES, u), v, w);
    setWage(world, i, law);
    setLife(world, i);
    setPayer(world, i);
  }
  return world;
}

function identify(world: World, i: number, kind: number, sizeAt: number, placeAt: number): void {
  const {places} = world;
  const key = world.key[i]!;
  const mixOf = TYPES[kind]!;
  const table = mixOf.code === 2 ? places.foreign : BUDGET[mixOf.code] ? places.budget : places.firms;
  const divisions = DIVISIONS[kind]!;
  // One giant must not be the nation: no employer has more than about 3 % of all workers.
  const largest = Math.min(30_000, Math.max(150, world.n * 0.69));
  const size = mixOf.median * Math.exp(mixOf.spread * normalQuantile(sizeAt));
  world.type[i] = mixOf.code;
  world.place[i] = pick(table, placeAt);
  world.division[i] = divisions.codes[pick(divisions.sums, draw(key, 0, Use.Division))]!;
  world.region[i] = regionOf(places.region[world.place[i]]!, draw(key, 1, Use.Division));
  world.home[i] = Math.min(Math.max(size, 1), largest);
  world.size[i] = world.home[i]!;
  world.trait[i] = draw(key, 0, Use.Trait);
  world.cycle[i] = cycleOf(world, i, draw(key, 0, Use.Cycle));
}

/** Most places of a province share a minimum-wage region; a quarter lies in the next lower one. */
function regionOf(usual: number, u: number): number {
  return u < 0.75 ? usual : Math.min(usual + 1, 4);
}

/** Only farming firms, cooperatives and households may pay by the quarter or half-year. */
function cycleOf(world: World, i: number, u: number): number {
  const type = world.type[i]!;
  const farming = world.division[i]! <= 3;
  if (type === 8 || type === 10) return u < (farming ? 0.4 : 0.15) ? 6 : u < 0.5 ? 3 : 1;
  if (type === 3 && farming) return u < 0.12 ? 6 : u < 0.34 ? 3 : 1;
  return 1;
}

function setWage(world: World, i: number, law: MonthLaw): void {
  const key = world.key[i]!;
  const type = world.type[i]!;
  const u = draw(key, 0, Use.WageMode);
  const z = normalQuantile(draw(key, 0, Use.Wage));
  const minimum = law.minimum[world.region[i]! - 1]!;
  if (BUDGET[type]) {
    world.wageMode[i] = 2;
    world.wageMultiple[i] = (type === 7 ? 1.6 : 3.5) * Math.exp(0.14 * z);
    world.wage[i] = thousand(world.wageMultiple[i] * law.baseSalary);
  } else if (NON_STATE[type] ? u < 0.4 : u < 0.12) {
    world.wageMode[i] = 1;
    world.wageMultiple[i] = u < 0.04 ? 1 : u < 0.28 ? 1.07 : 1.07 + 0.12 * draw(key, 1, Use.Wage);
    world.wage[i] = thousand(world.wageMultiple[i] * minimum);
  } else {
    const [median, spread] = type === 1 ? [6.5e6, 0.28] : type === 2 ? [5.9e6, 0.3] : [5.35e6, 0.36];
    world.wage[i] = thousand(Math.max(median * Math.exp(spread * z), 1.08 * minimum));
  }
}

/** Rounds to whole thousands of đồng, as contracts do. */
export function thousand(amount: number): number {
  return Math.round(amount / 1000) * 1000;
}

/** Births, deaths and suspensions, some 5 % of the small employers a year each way. */
function setLife(world: World, i: number): void {
  const key = world.key[i]!;
  const months = world.to - world.from + 1;
  if (BUDGET[world.type[i]!] || world.home[i]! > 90) return;
  const life = draw(key, 0, Use.Life);
  const at = draw(key, 0, Use.LifeMonth);
  const moved = 1 - Math.exp((-0.055 * months) / 12);
  if (life < moved) world.open[i] = world.from + 1 + Math.floor(at * (months - 1));
  else if (life > 1 - 0.8 * moved) world.close[i] = world.from + 2 + Math.floor(at * (months - 1));
  else if (world.cycle[i] === 1 && draw(key, 0, Use.Gap) < (0.012 * months) / 12) {
    world.gapFrom[i] = world.from + 2 + Math.floor(draw(key, 0, Use.GapMonth) * Math.max(months - 3, 1));
    world.gapTo[i] = world.gapFrom[i] + 3 + Math.floor(draw(key, 1, Use.GapMonth) * 6);
  }
}

/** Largest employer that may be a debtor for long: 0.1 % of all workers, so that no debt hangs on one firm. */
export function debtorSize(n: number): number {
  return Math.min(Math.max(n * 0.023, 15), 2000);
}

function setPayer(world: World, i: number): void {
  const type = world.type[i]!;
  const open = world.open[i] === world.from && world.close[i]! > world.to && world.gapFrom[i]! > world.to;
  if (BUDGET[type] || type === 11 || world.home[i]! > debtorSize(world.n)) return;
  const weight = Math.exp(1.2 * discipline(world.places, world.place[i]!, world.from));
  const u = draw(world.key[i]!, 0, Use.Payer) / weight;
  const foreign = type === 1 || type === 2;
  const [vanished, chronic, intermittent] = foreign ? [0.012, 0.02, 0.035] : [0.02, 0.03, 0.07];
  if (open && u < vanished) world.payer[i] = PAYER.vanished;
  else if (open && u < chronic) world.payer[i] = PAYER.chronic;
  else if (u < intermittent) world.payer[i] = PAYER.intermittent;
}
