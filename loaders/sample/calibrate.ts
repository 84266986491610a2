import {periodIndex, reference, SWITCH_2025_07} from "../reference.js";
import {NON_STATE} from "./mix.js";
import {draw, Use} from "./rng.js";
import type {World} from "./world.js";

// The year as published: lowest at the end of December, highest in January. 1 = the December level.
const SEASON = [1.36, 1.3, 1.24, 1.2, 1.19, 1.15, 1.17, 1.17, 1.14, 1.16, 1.1, 1];
const APRIL = SEASON[3]! - 1;
/** Share of non-state employers in what is late (80.49 % at the end of 2022). */
const NON_STATE_SHARE = 0.805;
/** Width of the mood: within it an employer pays a part. */
const WIDTH = 0.02;

/** The rate the sample aims at, month by month, through the published national figures. */
export type Targets = (t: number) => number;

/** Reads the published national rates and draws the path between them; after the last one, levels are assumed. */
export function readTargets(seed: number, from: number): Targets {
  const published = new Map<number, number>();
  for (const row of reference("published_arrears_rates")) {
    if (row.scope !== "national" || row.measure !== "late_rate") continue;
    published.set(periodIndex(row.as_of!.slice(0, 7)), Number(row.value) / 100);
  }
  const december = (year: number): number => {
    const clamped = Math.min(Math.max(year, 2021), 2024);
    return published.get(clamped * 12 + 11)!;
  };
  return (t) => {
    const year = Math.floor(t / 12);
    const month = t % 12;
    // Under Law 41/2024 less of the same behaviour counts as late; in its first month nothing falls due.
    if (t === SWITCH_2025_07) return 0.0196;
    if (t > SWITCH_2025_07) return 0.0208 * (1 + 0.7 * (SEASON[month]! - 1)) * wobble(seed, t);
    const base = december(year - 1) + ((december(year) - december(year - 1)) * (month + 1)) / 12;
    const april = published.get(year * 12 + 3);
    const aprilBase = december(year - 1) + (december(year) - december(year - 1)) / 3;
    // A sample begins without the slow payers' last months, so its first spring is flat.
    const swing = (april === undefined ? 1 : (april / aprilBase - 1) / APRIL) * Math.min((t - from) / 5, 1);
    return base * (1 + swing * (SEASON[month]! - 1)) * (april !== undefined && month === 3 ? 1 : wobble(seed, t));
  };
}

/** Months other than December are not published: a little chance keeps the path from being a formula. */
function wobble(seed: number, t: number): number {
  return t % 12 === 11 ? 1 : 1 + 0.03 * (draw(seed, t, Use.Wobble) - 0.5);
}

/** Old debt (employers that stopped paying for long) as a share of a year's receivable. */
export function coreTarget(t: number): number {
  const way = Math.min(Math.max((t - 2022 * 12) / 58, 0), 1);
  return 0.0142 - 0.0032 * way;
}

/** What is late for certain, by group: 0 = state, foreign and public employers, 1 = non-state ones. */
export type Groups = [number, number];

/**
 * Sets the mood of both groups so that what is late after the month's payments equals `aim` (đồng): an employer whose
 * score lies below the mood leaves unpaid what it may. The others are set first, the non-state group takes the rest.
 */
export function settle(world: World, t: number, aim: number, certain: Groups): Groups {
  const share = NON_STATE_SHARE - (t % 12 === 0 ? 0.02 : t % 12 === 1 ? 0.01 : 0);
  const regular: [number[], number[]] = [[], []];
  for (let i = 0; i < world.n; i++) {
    if (world.present[i] && world.flexible[i]! > 0) regular[NON_STATE[world.type[i]!] ? 1 : 0].push(i);
  }
  const other = mood(world, regular[0], (1 - share) * aim - certain[0]);
  const nonState = mood(world, regular[1], aim - certain[0] - certain[1] - other);
  return [certain[0] + other, certain[1] + nonState];
}

function mood(world: World, members: readonly number[], aim: number): number {
  let low = -12;
  let high = 6;
  for (let step = 0; step < 36; step++) {
    const middle = (low + high) / 2;
    if (leftAt(world, members, middle) < aim) low = middle;
    else high = middle;
  }
  for (const i of members) {
    const kept = keptAt(world.score[i]!, low);
    world.keepNew[i] = kept;
    if (world.keepOld[i] === -1) world.keepOld[i] = kept;
  }
  return leftAt(world, members, low);
}

function keptAt(score: number, level: number): number {
  return Math.min(Math.max(Math.floor((1000 * (level - score)) / WIDTH), 0), 1000);
}

function leftAt(world: World, members: readonly number[], level: number): number {
  let left = 0;
  for (const i of members) left += (world.flexible[i]! * keptAt(world.score[i]!, level)) / 1000;
  return left;
}
