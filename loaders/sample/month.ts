import {changeWays, intend, paysHealthFirst} from "./behaviour.js";
import type {Pressure} from "./behaviour.js";
import {coreTarget, settle} from "./calibrate.js";
import type {Groups, Targets} from "./calibrate.js";
import {accrue, interestOf, interestPayment, payment, position} from "./ledger.js";
import {NON_STATE} from "./mix.js";
import {changeRegister} from "./register.js";
import {setHeadcount, setWages} from "./workforce.js";
import {isOpen, PAYER} from "./world.js";
import type {World} from "./world.js";

/** One ledger row; the same object is filled again for every row. */
export interface Row {
  employer: number;
  headcount: number;
  wageBase: number;
  /** Per fund: opening, accrued, adjusted, paid, closing. */
  money: Float64Array;
  /** Opening, accrued, paid, closing. */
  interest: Float64Array;
}

/** What is carried from month to month beside the world. */
export interface Course {
  pressure: Pressure;
  /** Receivable of each month so far, as delivered. */
  receivable: number[];
  /** What old debtors owe at the end of the month. */
  core: number;
  row: Row;
}

export function newCourse(): Course {
  const row = {employer: 0, headcount: 0, wageBase: 0, money: new Float64Array(20), interest: new Float64Array(4)};
  return {pressure: {stop: 1, repay: 1}, receivable: [], core: 0, row};
}

/** First half of a month: who is there, what arises, and how much everybody means to pay. */
export function plan(world: World, t: number, course: Course, targets: Targets, missing: (i: number) => boolean): void {
  const law = world.laws[t - world.from]!;
  const last = world.laws[Math.max(t - world.from - 1, 0)]!;
  const certain: Groups = [0, 0];
  let receivable = 0;
  for (let i = 0; i < world.n; i++) {
    changeRegister(world, i, t);
    world.present[i] = isOpen(world, i, t) ? 1 : 0;
    if (!world.present[i]) continue;
    changeWays(world, i, t, course.pressure);
    if (t > world.open[i]! || t > world.from) setWages(world, i, t, law, last);
    setHeadcount(world, i, t, law);
    accrue(world, i, t, law);
    const kept = intendAll(world, i, t, course.pressure);
    certain[NON_STATE[world.type[i]!] ? 1 : 0] += kept;
    if (missing(i)) continue;
    for (let at = i * 4; at < i * 4 + 4; at++) receivable += world.accrued[at]! + world.adjusted[at]!;
  }
  course.receivable.push(receivable);
  settle(world, t, targets(t) * yearly(course.receivable), certain);
}

function intendAll(world: World, i: number, t: number, pressure: Pressure): number {
  const spared = paysHealthFirst(world, i);
  let dueNew = 0;
  let dueOld = 0;
  for (let fund = 0; fund < 4; fund++) {
    if (spared && fund === 1) continue;
    const [, fresh, old] = position(world, i * 4 + fund);
    dueNew += fresh;
    dueOld += old;
  }
  return intend(world, i, t, dueNew, dueOld, pressure);
}

/** Receivable of the last twelve months; of fewer, scaled to a year. */
function yearly(receivable: readonly number[]): number {
  const last = receivable.slice(-12);
  return (last.reduce((sum, month) => sum + month, 0) * 12) / last.length;
}

/** Second half of a month: payments, closing balances, interest; hands every row to `emit`. */
export function book(world: World, t: number, course: Course, emit: (row: Row) => void): void {
  course.core = 0;
  for (let i = 0; i < world.n; i++) {
    if (!world.present[i]) continue;
    bookOne(world, i, t, course.row);
    emit(course.row);
    if (world.payer[i]! >= PAYER.chronic) course.core += world.late[i]!;
  }
  steer(course, t);
}

function bookOne(world: World, i: number, t: number, row: Row): void {
  const law = world.laws[t - world.from]!;
  const spared = paysHealthFirst(world, i);
  const accrued = interestOf(world, i, law);
  let late = 0;
  for (let fund = 0; fund < 4; fund++) {
    const at = i * 4 + fund;
    const paid = payment(world, i, t, law, fund, spared);
    const opening = world.balance[at]!;
    const closing = opening + world.accrued[at]! + world.adjusted[at]! - paid;
    row.money.set([opening, world.accrued[at]!, world.adjusted[at]!, paid, closing], fund * 5);
    world.balance[at] = closing;
    late += Math.max(closing - world.pending[at]!, 0);
  }
  const opening = world.interest[i]!;
  const paid = interestPayment(world, i, t, opening + accrued, late);
  row.interest.set([opening, accrued, paid, opening + accrued - paid]);
  row.employer = i;
  row.headcount = world.head[i]!;
  row.wageBase = world.base[i]!;
  world.interest[i] = opening + accrued - paid;
  world.late[i] = late;
  world.seen[i] = t;
  // A vanished employer that owes nothing more leaves the ledger.
  if (world.payer[i] === PAYER.vanished && late === 0 && world.interest[i] === 0) world.close[i] = t;
}

/** More old debt than aimed at: collect harder and let fewer stop; less: the other way round. */
function steer(course: Course, t: number): void {
  const ratio = course.core / (coreTarget(t) * yearly(course.receivable));
  const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
  course.pressure = {stop: clamp(1 + 8 * (1 - ratio), 0.1, 4), repay: clamp(1 + 10 * (ratio - 1), 0.2, 8)};
}
