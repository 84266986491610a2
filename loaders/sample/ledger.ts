import type {MonthLaw} from "./law.js";
import {BUDGET} from "./mix.js";
import {draw, Use} from "./rng.js";
import {PAYER} from "./world.js";
import type {World} from "./world.js";
import {wageBases} from "./workforce.js";
import {SWITCH_2025_07} from "../reference.js";

/** Books what arises in the month: accruals at the rates in force, corrections of earlier months, what falls due. */
export function accrue(world: World, i: number, t: number, law: MonthLaw): void {
  const rates = BUDGET[world.type[i]!] ? law.publicRates : law.rates;
  const [base, jobBase] = wageBases(world, i, t, law);
  const correction = base === 0 ? 0 : correctionBase(world, i, t, base);
  const cycle = world.cycle[i]!;
  const ends = ((t % 12) + 1) % cycle === 0;
  const starts = (t % 12) % cycle === 0;
  const gap = world.seen[i]! >= 0 && world.seen[i]! < t - 1;
  world.base[i] = base;
  for (let fund = 0; fund < 4; fund++) {
    const at = i * 4 + fund;
    const accrued = Math.floor(((fund === 2 ? jobBase : base) * rates[fund]! + 500) / 1000);
    const adjusted = Math.trunc((correction * rates[fund]!) / 1000);
    const arising = Math.max(accrued + adjusted, 0);
    const waiting = gap ? 0 : world.pending[at]!;
    world.accrued[at] = accrued;
    world.adjusted[at] = adjusted;
    if (law.newDue ? starts : ends) {
      world.newly[at] = waiting + (law.newDue ? 0 : arising);
      world.pending[at] = law.newDue ? arising : 0;
    } else {
      world.newly[at] = 0;
      world.pending[at] = waiting + arising;
    }
  }
}

/** Wages of earlier months corrected now: small ones either way, rarely more than the whole month's base. */
function correctionBase(world: World, i: number, t: number, base: number): number {
  const key = world.key[i]!;
  const u = draw(key, t, Use.Adjust);
  const v = draw(key, t, Use.AdjustBy);
  if (u < 0.011) return Math.round(world.wage[i]! * (v < 0.55 ? 0.3 + 4 * v : -(0.3 + 4 * (v - 0.55))));
  if (world.home[i]! > 200) return 0;
  if (u < 0.0122) return -Math.round(base * (1.1 + 1.4 * v));
  if (u < 0.0128 && world.home[i]! < 50) return Math.round(base * (1 + 2 * v));
  return 0;
}

/** Balance of a fund before the month's payment, what of it became due this month, and what was due before. */
export function position(world: World, at: number): readonly [number, number, number] {
  const owed = world.balance[at]! + world.accrued[at]! + world.adjusted[at]!;
  const due = Math.max(owed - world.pending[at]!, 0);
  const fresh = Math.min(due, world.newly[at]!);
  return [owed, fresh, due - fresh];
}

/** Prompt payers who use the extra month of Law 41/2024: few at first, more over its first year; habits are strong. */
function usesExtraMonth(world: World, i: number, t: number): boolean {
  const share = 0.02 + 0.08 * Math.min((t - SWITCH_2025_07) / 8, 1);
  return draw(world.key[i]!, 0, Use.Early) < share;
}

/** The payment of one fund in the month; negative when a credit is paid back. */
export function payment(world: World, i: number, t: number, law: MonthLaw, fund: number, healthFirst: boolean): number {
  const at = i * 4 + fund;
  const [owed, fresh, old] = position(world, at);
  const key = world.key[i]!;
  const last = t === world.close[i] && draw(key, 0, Use.Status) > 0.04;
  if (owed <= 0) return owed < 0 && (last || draw(key, t, Use.Refund) < 0.2) ? owed : 0;
  if (last) return owed;
  const spared = fund === 1 && healthFirst;
  const kept = spared
    ? 0
    : Math.floor((fresh * world.keepNew[i]!) / 1000) + Math.floor((old * world.keepOld[i]!) / 1000);
  let paid = fresh + old - kept;
  const ends = ((t % 12) + 1) % world.cycle[i]! === 0;
  if (law.newDue && ends && kept === 0 && world.payer[i] === PAYER.regular && !usesExtraMonth(world, i, t)) {
    paid = owed;
  }
  // Some pay in round sums and carry a small credit.
  if (fund === 0 && kept === 0 && paid > 0 && draw(key, 0, Use.RoundUp) < 0.04)
    paid = Math.ceil(paid / 100_000) * 100_000;
  return paid;
}

/** Interest of the month on what was late before: about 0.6 % a month, 0.03 % a day under Law 41/2024. */
export function interestOf(world: World, i: number, law: MonthLaw): number {
  return world.frozen[i] ? 0 : Math.floor((world.late[i]! * (law.newDue ? 9 : 6)) / 1000);
}

/** Interest paid: mostly when the debt itself has been cleared. */
export function interestPayment(world: World, i: number, t: number, owed: number, late: number): number {
  if (owed <= 0) return 0;
  if (t === world.close[i]) return owed;
  const u = draw(world.key[i]!, t, Use.InterestPaid);
  if (late === 0) return u < 0.75 ? owed : 0;
  return world.payer[i] === PAYER.chronic && u < 0.1 ? Math.floor(owed / 4) : 0;
}
