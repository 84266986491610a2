import type {MonthLaw} from "./law.js";
import {BUDGET, LABOUR_INTENSIVE} from "./mix.js";
import {plantedHead, plantedWage, shocked} from "./plant.js";
import {thousand} from "./population.js";
import {draw, gauss, Use} from "./rng.js";
import {PAYER} from "./world.js";
import type {World} from "./world.js";

/** The month's headcount: most small employers do not change at all, large ones nearly always do. */
export function setHeadcount(world: World, i: number, t: number, law: MonthLaw): void {
  if (world.payer[i] === PAYER.vanished) {
    world.head[i] = 0;
    return;
  }
  const before = world.head[i]!;
  if (t > world.open[i]!) drift(world, i, t);
  const factor = season(world, i, t, law) * shock(world, i, t) * plantedHead(world, i, t);
  world.head[i] = Math.max(Math.round(world.size[i]! * factor), 1);
  if (world.head[i] !== before && before > 0 && world.wageMode[i] === 0) mixChanges(world, i, t, law);
}

/** People come and go around the long-run size; the chance of any change grows with size. */
function drift(world: World, i: number, t: number): void {
  const key = world.key[i]!;
  const size = world.size[i]!;
  const budget = BUDGET[world.type[i]!]!;
  const chance = Math.min((budget ? 0.1 : 0.15) + (budget ? 0.1 : 0.16) * Math.log(size), 0.97);
  if (draw(key, t, Use.Resize) >= chance) return;
  const spread = Math.abs(gauss(key, t, Use.ResizeBy)) * (budget ? 0.008 : 0.022) * size;
  const step = Math.max(Math.round(spread), 1);
  const pull = Math.max(-1, Math.min(1, (4 * (world.home[i]! - size)) / Math.max(size, 4)));
  const up = draw(key, t, Use.ResizeWay) < 0.5 + 0.35 * pull;
  world.size[i] = Math.max(Math.round(size) + (up ? step : -step), 1);
}

function season(world: World, i: number, t: number, law: MonthLaw): number {
  if (law.tet === 0 || !LABOUR_INTENSIVE[world.division[i]!] || world.home[i]! < 12) return 1;
  const dip = 0.02 + 0.06 * draw(world.key[i]!, Math.floor(t / 12), Use.Tet);
  return 1 - dip * law.tet;
}

function shock(world: World, i: number, t: number): number {
  let factor = 1;
  for (const one of world.shocks) {
    if (!shocked(world, one, i, t)) continue;
    factor *= 1 - (1 - one.factor) * (0.8 + 0.4 * draw(world.key[i]!, one.start, Use.Wobble));
  }
  return factor;
}

/** Newcomers and leavers earn something else than those who stay. */
function mixChanges(world: World, i: number, t: number, law: MonthLaw): void {
  const noise = (0.02 * gauss(world.key[i]!, t, Use.WageNoise)) / Math.sqrt(Math.max(world.head[i]! / 4, 1));
  const floor = law.minimum[world.region[i]! - 1]!;
  world.wage[i] = thousand(Math.max(world.wage[i]! * (1 + noise), floor));
}

/** The month's mean wage: legal steps, the employer's own yearly raise, grades of the public scale. */
export function setWages(world: World, i: number, t: number, law: MonthLaw, last: MonthLaw): void {
  const key = world.key[i]!;
  const region = world.region[i]! - 1;
  const minimum = law.minimum[region]!;
  const mode = world.wageMode[i]!;
  if (mode === 2) {
    if (draw(key, t, Use.Raise) < 0.07) world.wageMultiple[i] = world.wageMultiple[i]! * 1.018;
    world.wage[i] = thousand(world.wageMultiple[i]! * law.baseSalary);
  } else if (mode === 1) {
    world.wage[i] = thousand(world.wageMultiple[i]! * minimum);
  } else {
    const stepped = minimum / last.minimum[region]!;
    if (stepped > 1 && draw(key, t, Use.RaiseBy) < 0.4)
      world.wage[i] = thousand(world.wage[i]! * (1 + (stepped - 1) * 0.7));
    if (t % 12 === raiseMonth(key) && draw(key, t, Use.Raise) < 0.85) {
      world.wage[i] = thousand(world.wage[i]! * (1.025 + 0.06 * draw(key, t, Use.RaiseBy)));
    }
    if (world.wage[i]! < 1.05 * minimum) world.wage[i] = thousand(1.07 * minimum);
  }
}

/** Nearly half of the firms raise wages in January, many in July or April, the rest at any time. */
function raiseMonth(key: number): number {
  const u = draw(key, 0, Use.RaiseMonth);
  return u < 0.45 ? 0 : u < 0.6 ? 6 : u < 0.7 ? 3 : Math.floor(((u - 0.7) / 0.3) * 12);
}

/** Wage base of a month and the base of the unemployment fund (its cap is 20 times the regional minimum). */
export function wageBases(world: World, i: number, t: number, law: MonthLaw): readonly [number, number] {
  const minimum = law.minimum[world.region[i]! - 1]!;
  const wage = plantedWage(world, i, t, world.wage[i]!, minimum);
  const head = world.head[i]!;
  return [head * Math.min(wage, law.cap), head * Math.min(wage, 20 * minimum)];
}
