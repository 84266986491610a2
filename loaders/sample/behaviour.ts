import {NON_STATE, SECTOR_LEVEL} from "./mix.js";
import {discipline} from "./places.js";
import {debtorSize} from "./population.js";
import {plantedSlow, plantedStop, shocked} from "./plant.js";
import {draw, Use} from "./rng.js";
import {SWITCH_2025_07} from "../reference.js";
import {NEVER, PAYER, STATUS, HARD} from "./world.js";
import type {World} from "./world.js";

/** What steers the debtors in one month (see calibrate.ts). */
export interface Pressure {
  /** Multiplies the chance that an employer stops paying. */
  stop: number;
  /** Multiplies the chance that an old debtor pays something back. */
  repay: number;
}

const STOP_CHANCE = 0.0009;
const KEEP = 1000;

/** Moves an employer between ways of paying: stops, recovers, vanishes, is written down as hard to collect. */
export function changeWays(world: World, i: number, t: number, pressure: Pressure): void {
  const payer = world.payer[i]!;
  if (payer === PAYER.regular) {
    if (plantedStop(world, i, t) || stops(world, i, t, pressure.stop)) stop(world, i, t);
  } else if (payer === PAYER.stopped) {
    ageStopped(world, i, t);
  } else if (payer === PAYER.vanished && !world.frozen[i] && draw(world.key[i]!, t, Use.Frozen) < 0.0025) {
    world.frozen[i] = 1;
    world.hard[i] = HARD.indexOf("other");
    world.changed[i] = 1;
  }
}

function stops(world: World, i: number, t: number, times: number): boolean {
  const type = world.type[i]!;
  if (t <= world.open[i]! || world.plant[i]! >= 0 || world.home[i]! > debtorSize(world.n)) return false;
  const kind = NON_STATE[type] ? 1 : type === 2 ? 0.5 : type === 1 ? 0.2 : 0;
  if (kind === 0 || world.close[i]! - t < 12) return false;
  const pull = Math.exp(1.2 * discipline(world.places, world.place[i]!, t) + 0.8 * SECTOR_LEVEL[world.division[i]!]!);
  return draw(world.key[i]!, t, Use.Stop) < STOP_CHANCE * times * kind * pull;
}

function stop(world: World, i: number, t: number): void {
  world.payer[i] = PAYER.stopped;
  world.since[i] = t;
  world.close[i] = NEVER;
  world.gapFrom[i] = NEVER;
}

/** Some find money again within half a year; the others shrink and are gone within a year. */
function ageStopped(world: World, i: number, t: number): void {
  const key = world.key[i]!;
  const since = world.since[i]!;
  const months = t - since;
  const recovers = draw(key, since, Use.Recover) < 0.62;
  const length = draw(key, since, Use.Vanish);
  if (world.plant[i]! >= 0) return;
  if (recovers && months >= 2 + Math.floor(length * 4)) {
    world.payer[i] = PAYER.regular;
  } else if (!recovers && months >= 4 + Math.floor(length * 7)) {
    vanish(world, i, t);
  } else if (!recovers && months > 0) {
    world.size[i] = Math.max(world.size[i]! * 0.82, 1);
    world.home[i] = world.size[i]!;
  }
}

/** The employer is gone, its debt stays: headcount 0, perhaps hard to collect. */
export function vanish(world: World, i: number, t: number): void {
  const u = draw(world.key[i]!, t, Use.Status);
  const [status, hard] =
    u < 0.35
      ? ["missing", "missing"]
      : u < 0.55
        ? ["dissolving", "bankrupt"]
        : u < 0.65
          ? ["dissolved", "dissolved"]
          : ["missing", ""];
  world.payer[i] = PAYER.vanished;
  world.since[i] = t;
  world.head[i] = 0;
  world.status[i] = STATUS.indexOf(status as (typeof STATUS)[number]);
  world.hard[i] = HARD.indexOf(hard as (typeof HARD)[number]);
  world.changed[i] = 1;
}

/** How an employer of this kind stands to the month's mood: below the mood's level it pays late. */
function score(world: World, i: number, t: number): number {
  const key = world.key[i]!;
  const type = world.type[i]!;
  const kind = NON_STATE[type] ? 0 : type === 1 || type === 2 ? 0.15 : 0.35;
  const place = world.place[i]!;
  // Anybody may forget a month, in the best of places too.
  const luck = draw(key, t, Use.Late);
  const hit = world.shocks.some((one) => one.place !== "" && shocked(world, one, i, t));
  return (
    0.6 * world.trait[i]! +
    0.4 * (luck < 0.06 ? -1 : luck) +
    kind +
    0.025 * Math.log(world.home[i]!) -
    0.12 * SECTOR_LEVEL[world.division[i]!]! -
    0.3 * discipline(world.places, place, t) -
    (hit ? 0.3 : 0)
  );
}

/** Plans the month's payment of a present employer; returns what will stay late whatever the mood. */
export function intend(world: World, i: number, t: number, dueNew: number, dueOld: number, pressure: Pressure): number {
  const key = world.key[i]!;
  world.flexible[i] = 0;
  world.keepNew[i] = 0;
  world.keepOld[i] = 0;
  if (t === world.close[i]) return 0;
  switch (world.payer[i]) {
    case PAYER.intermittent:
      return accumulate(world, i, t, dueNew + dueOld);
    case PAYER.stopped:
      return keep(world, i, KEEP, KEEP, dueNew, dueOld);
    case PAYER.chronic:
    case PAYER.vanished: {
      const alive = world.payer[i] === PAYER.chronic;
      const pays = draw(key, t, Use.Repay) < (alive ? 0.03 : 0.006) * pressure.repay * (t % 12 === 11 ? 3 : 1);
      const share = pays ? 100 + Math.floor((alive ? 300 : 900) * draw(key, t, Use.RepayBy)) : 0;
      return keep(world, i, alive && draw(key, t, Use.Late) < 0.7 ? 0 : KEEP, KEEP - share, dueNew, dueOld);
    }
    default: {
      // In 2025-07 nothing falls due: what the mood then decides on is what was late before.
      const slow = plantedSlow(world, i, t) || (world.trait[i]! < 0.2 && draw(key, t, Use.Clear) < 0.25);
      const both = slow || t === SWITCH_2025_07;
      world.score[i] = plantedSlow(world, i, t) ? -9 : score(world, i, t);
      world.flexible[i] = dueNew + (both ? dueOld : 0);
      world.keepOld[i] = both ? -1 : 0;
      return 0;
    }
  }
}

function keep(world: World, i: number, fresh: number, old: number, dueNew: number, dueOld: number): number {
  world.keepNew[i] = fresh;
  world.keepOld[i] = old;
  return (dueNew * fresh + dueOld * old) / KEEP;
}

/** Lets months pass, then pays all at once: after four to seven months, often in December. */
function accumulate(world: World, i: number, t: number, due: number): number {
  const key = world.key[i]!;
  const since = world.since[i]!;
  const patience = 4 + Math.floor(draw(key, since, Use.Clear) * 4);
  if (t - since >= patience || (t % 12 === 11 && draw(key, t, Use.Late) < 0.4)) {
    world.since[i] = t;
    return 0;
  }
  return keep(world, i, KEEP, KEEP, due, 0);
}

/** Whether a debtor keeps the health cards of its staff valid: the health fund is paid while the others wait. */
export function paysHealthFirst(world: World, i: number): boolean {
  const payer = world.payer[i]!;
  return (payer === PAYER.intermittent || payer === PAYER.stopped) && draw(world.key[i]!, 0, Use.HealthFirst) < 0.5;
}
