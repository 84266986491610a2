import {NON_STATE} from "./mix.js";
import {codeIn} from "./places.js";
import {draw, mix, Use} from "./rng.js";
import {NEVER, PAYER} from "./world.js";
import type {World} from "./world.js";

/** An abnormal change put into one employer's history on purpose (or an innocent one that looks like it). */
export interface Plant {
  kind: string;
  variable: "headcount" | "wage_base" | "paid";
  employer: number;
  /** First and last month that differ from the ordinary course (`end` may be the last month of the sample). */
  start: number;
  end: number;
  factor: number;
  /** Other employer of a shuffle or split, -1 for none. */
  partner: number;
}

/** A blow to a whole division (`division` >= 0) or to a place (its code as valid then). */
export interface Shock {
  kind: string;
  division: number;
  place: string;
  start: number;
  end: number;
  factor: number;
  /** Employers hit, for the answer key. */
  hit: number[];
}

interface Recipe {
  kind: string;
  variable: Plant["variable"];
  least: number;
  most: number;
  /** Months that it lasts; 0 = to the end. */
  months: number;
  factor: number;
}

const RECIPES: readonly Recipe[] = [
  {kind: "headcount_jump", variable: "headcount", least: 20, most: 400, months: 1, factor: 1.5},
  {kind: "headcount_collapse", variable: "headcount", least: 20, most: 300, months: 1, factor: 0.4},
  {kind: "headcount_shaved", variable: "headcount", least: 20, most: 300, months: 0, factor: 0.72},
  {kind: "mass_leave_return", variable: "headcount", least: 25, most: 300, months: 3, factor: 0.3},
  {kind: "headcount_collapse_debt_stays", variable: "headcount", least: 15, most: 120, months: 0, factor: 0.08},
  {kind: "wage_jump", variable: "wage_base", least: 10, most: 400, months: 1, factor: 1.5},
  {kind: "wage_collapse", variable: "wage_base", least: 10, most: 400, months: 1, factor: 0.5},
  {kind: "wage_cut_to_minimum", variable: "wage_base", least: 10, most: 300, months: 0, factor: 1.07},
  {kind: "wage_inflated_before_benefit", variable: "wage_base", least: 3, most: 15, months: 6, factor: 1.55},
  {kind: "payment_stop", variable: "paid", least: 8, most: 120, months: 0, factor: 0},
  {kind: "code_shuffle", variable: "headcount", least: 25, most: 150, months: 0, factor: 0.25},
  {kind: "innocent_code_split", variable: "headcount", least: 40, most: 300, months: 0, factor: 0.6}
];

/** Chooses employers and months for every recipe, and the shocks; leaves the answer key in world.plants. */
export function plantAll(world: World): void {
  const months = world.to - world.from + 1;
  if (months < 9) return;
  const order = Array.from({length: world.n}, (_, i) => i)
    .filter((i) => eligible(world, i))
    .sort((a, b) => mix(world.key[a]! ^ 0x3c6ef372) - mix(world.key[b]! ^ 0x3c6ef372) || a - b);
  const count = Math.max(2, Math.round(world.n * 0.0007));
  for (const recipe of RECIPES) {
    let planted = 0;
    for (const i of order) {
      if (planted === count) break;
      if (world.plant[i]! < 0 && fits(world, i, recipe) && place(world, i, recipe, order)) planted++;
    }
  }
  const third = Math.floor(months / 3);
  const none = {division: -1, place: ""};
  const [first, second] = [world.from + third, world.from + 2 * third];
  world.shocks.push({
    ...none,
    kind: "innocent_sector_shock",
    division: 14,
    start: first,
    end: first + 2,
    factor: 0.86,
    hit: []
  });
  // The place kept its code in 2025-07, so that the shock may lie on either side of the merger.
  world.shocks.push({
    ...none,
    kind: "innocent_province_shock",
    place: "40",
    start: second,
    end: second + 1,
    factor: 0.82,
    hit: []
  });
}

function eligible(world: World, i: number): boolean {
  const lives = world.open[i] === world.from && world.close[i] === NEVER && world.gapFrom[i] === NEVER;
  const firm = NON_STATE[world.type[i]!]! || world.type[i] === 2;
  return lives && firm && world.cycle[i] === 1 && world.payer[i] === PAYER.regular;
}

function fits(world: World, i: number, recipe: Recipe): boolean {
  const size = world.home[i]!;
  if (size < recipe.least || size > recipe.most) return false;
  const wage = world.wage[i]!;
  if (recipe.kind === "wage_cut_to_minimum") return world.wageMode[i] === 0 && wage > 1.35 * minimum(world, i);
  return recipe.variable !== "wage_base" || wage < 15e6;
}

function minimum(world: World, i: number): number {
  return world.laws[world.laws.length - 1]!.minimum[world.region[i]! - 1]!;
}

/** Half a year to a year of ordinary history first, half a year after it where the sample is long enough. */
function startOf(world: World, i: number): number {
  const months = world.to - world.from + 1;
  const before = months >= 26 ? 14 : Math.floor(months / 2);
  const room = Math.max(months - before - (months >= 26 ? 6 : 1), 1);
  return world.from + before + Math.floor(draw(world.key[i]!, 0, Use.Plant) * room);
}

function place(world: World, i: number, recipe: Recipe, order: readonly number[]): boolean {
  let start = startOf(world, i);
  // Peers raise wages in January: that is when a cut shows.
  if (recipe.kind === "wage_cut_to_minimum" && start + 12 - (start % 12) <= world.to) start += 12 - (start % 12);
  const end = recipe.months === 0 ? world.to : Math.min(start + recipe.months - 1, world.to);
  const plant: Plant = {...recipe, employer: i, start, end, partner: -1};
  if (recipe.kind === "code_shuffle" && !addSister(world, plant, order)) return false;
  if (recipe.kind === "innocent_code_split" && !addOffshoot(world, plant)) return false;
  world.plant[i] = world.plants.push(plant) - 1;
  return true;
}

/** The workers go to a second code of the same owner, in the same place and trade; the debt stays with the first. */
function addSister(world: World, plant: Plant, order: readonly number[]): boolean {
  const i = plant.employer;
  const sister = order.find(
    (j) =>
      j !== i && world.plant[j]! < 0 && world.type[j] === world.type[i] && world.home[j]! > 5 && world.home[j]! < 60
  );
  if (sister === undefined) return false;
  liken(world, sister, i);
  const gained = (world.home[i]! * (1 - plant.factor)) / world.home[sister]!;
  plant.partner = sister;
  world.plant[sister] = world.plants.push({...plant, employer: sister, factor: 1 + gained, partner: i}) - 1;
  return true;
}

/** A part of the employer is registered under a code of its own, with a part of the staff: nothing abnormal. */
function addOffshoot(world: World, plant: Plant): boolean {
  const i = plant.employer;
  const middle = world.from + (world.to - world.from) / 3;
  for (let j = 0; j < world.n; j++) {
    const fresh = world.open[j]! > middle && world.plant[j]! < 0 && world.close[j] === NEVER;
    if (!fresh || world.type[j] !== 3 || world.payer[j] !== PAYER.regular) continue;
    liken(world, j, i);
    world.home[j] = Math.round(world.home[i]! * (1 - plant.factor));
    world.size[j] = world.home[j]!;
    plant.start = world.open[j]!;
    plant.partner = j;
    world.plant[j] = world.plants.push({...plant, employer: j, factor: 1, partner: i}) - 1;
    return true;
  }
  return false;
}

function liken(world: World, j: number, i: number): void {
  world.place[j] = world.place[i]!;
  world.division[j] = world.division[i]!;
  world.region[j] = world.region[i]!;
  world.cycle[j] = world.cycle[i]!;
}

/** What the plant of an employer does to its headcount in a month (1 = nothing). */
export function plantedHead(world: World, i: number, t: number): number {
  const plant = plantOf(world, i);
  if (!plant || plant.variable !== "headcount" || t < plant.start || t > plant.end) return 1;
  const ramped = plant.kind === "headcount_shaved" || plant.kind === "code_shuffle";
  return ramped && t === plant.start ? (1 + plant.factor) / 2 : plant.factor;
}

/** The mean wage declared under the plant of an employer. */
export function plantedWage(world: World, i: number, t: number, wage: number, least: number): number {
  const plant = plantOf(world, i);
  if (!plant || plant.variable !== "wage_base" || t < plant.start || t > plant.end) return wage;
  return Math.ceil((plant.kind === "wage_cut_to_minimum" ? plant.factor * least : plant.factor * wage) / 1000) * 1000;
}

/** Whether an employer stops paying in this month because that was planted. */
export function plantedStop(world: World, i: number, t: number): boolean {
  const plant = plantOf(world, i);
  if (plant?.kind === "code_shuffle") return plant.factor < 1 && t === plant.start - 1;
  return (
    (plant?.kind === "payment_stop" && t === plant.start) ||
    (plant?.kind === "headcount_collapse_debt_stays" && t === plant.start - 2)
  );
}

/** Whether an employer pays late in this month because that was planted. */
export function plantedSlow(world: World, i: number, t: number): boolean {
  const plant = plantOf(world, i);
  return plant?.kind === "payment_stop" && t >= plant.start - 3 && t < plant.start;
}

function plantOf(world: World, i: number): Plant | undefined {
  const at = world.plant[i]!;
  return at < 0 ? undefined : world.plants[at];
}

/** Notes, in the first month of a shock, the employers that it hits hard enough to show (ten workers or more). */
export function noteShaken(world: World, t: number): void {
  for (const shock of world.shocks) {
    if (t !== shock.start) continue;
    for (let i = 0; i < world.n; i++) {
      if (!world.present[i] || world.home[i]! < 10 || world.payer[i] === PAYER.vanished || world.open[i]! >= t)
        continue;
      if (shocked(world, shock, i, t)) shock.hit.push(i);
    }
  }
}

/** Whether a shock is on and touches this employer. */
export function shocked(world: World, shock: Shock, i: number, t: number): boolean {
  if (t < shock.start || t > shock.end) return false;
  if (shock.division >= 0) return world.division[i] === shock.division;
  return codeIn(world.places, world.place[i]!, t) === shock.place;
}
