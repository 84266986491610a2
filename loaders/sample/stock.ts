import {coreTarget} from "./calibrate.js";
import {BUDGET, NON_STATE} from "./mix.js";
import {draw, normalQuantile, Use} from "./rng.js";
import {HARD, PAYER, STATUS} from "./world.js";
import type {World} from "./world.js";

/** Share of the old debt that state and foreign employers owe. */
const OTHER_SHARE = 0.12;

/** Puts the debt from before the first month on the books: old debtors, and those in the middle of a pause. */
export function openStock(world: World): void {
  const raw = new Float64Array(world.n);
  const sums = [0, 0];
  let year = 0;
  for (let i = 0; i < world.n; i++) {
    if (world.open[i] !== world.from) continue;
    const payer = world.payer[i]!;
    const monthly = world.home[i]! * world.wage[i]! * totalRate(world, i);
    if (payer !== PAYER.vanished) year += 12 * monthly;
    if (payer === PAYER.vanished || payer === PAYER.chronic) raw[i] = oldDebt(world, i, monthly);
    sums[NON_STATE[world.type[i]!] ? 1 : 0]! += raw[i]!;
  }
  const aim = coreTarget(world.from) * year;
  const other = Math.min(OTHER_SHARE * aim, 3 * sums[0]!);
  const debts = [
    spread(raw, (i) => !NON_STATE[world.type[i]!], other),
    spread(raw, (i) => NON_STATE[world.type[i]!]!, aim - other)
  ];
  for (let i = 0; i < world.n; i++) {
    if (world.open[i] !== world.from) continue;
    if (raw[i]! > 0) bookDebt(world, i, raw[i]! * debts[NON_STATE[world.type[i]!] ? 1 : 0]!);
    else if (world.payer[i] === PAYER.intermittent) pause(world, i);
  }
}

/** Caps each debt at four times the mean, so that no province hangs on one; returns the scale that makes `aim` of all. */
function spread(raw: Float64Array, member: (i: number) => boolean, aim: number): number {
  let sum = 0;
  let count = 0;
  raw.forEach((debt, i) => {
    if (debt > 0 && member(i)) {
      sum += debt;
      count++;
    }
  });
  if (count === 0) return 0;
  const most = (4 * sum) / count;
  let capped = 0;
  raw.forEach((debt, i) => {
    if (debt > 0 && member(i)) capped += raw[i] = Math.min(debt, most);
  });
  return aim / capped;
}

function totalRate(world: World, i: number): number {
  const law = world.laws[0]!;
  const rates = BUDGET[world.type[i]!] ? law.publicRates : law.rates;
  return rates.reduce((sum, rate) => sum + rate, 0) / 1000;
}

/** Years of contributions at the size the employer once had; what is left of it now is a tenth, or nothing. */
function oldDebt(world: World, i: number, monthly: number): number {
  const key = world.key[i]!;
  const months = Math.exp(0.6 * normalQuantile(draw(key, 0, Use.StockMonths)));
  const size = world.home[i]!;
  if (world.payer[i] === PAYER.chronic) {
    world.home[i] = Math.max(Math.round(size * (0.06 + 0.1 * draw(key, 1, Use.StockMonths))), 1);
    world.size[i] = world.home[i]!;
    return 24 * months * monthly;
  }
  setGone(world, i, draw(key, 0, Use.Status));
  return 20 * months * monthly;
}

function setGone(world: World, i: number, u: number): void {
  const [status, hard] =
    u < 0.28
      ? ["missing", "missing"]
      : u < 0.43
        ? ["dissolving", "bankrupt"]
        : u < 0.52
          ? ["dissolved", "dissolved"]
          : u < 0.62
            ? ["suspended", "other"]
            : ["missing", ""];
  world.status[i] = STATUS.indexOf(status as (typeof STATUS)[number]);
  world.hard[i] = HARD.indexOf(hard as (typeof HARD)[number]);
  world.frozen[i] = hard === "other" ? 1 : 0;
}

/** Splits a debt over the funds; half of the debtors have kept the health fund half paid. */
function bookDebt(world: World, i: number, debt: number): void {
  const key = world.key[i]!;
  const shares = [250, draw(key, 0, Use.HealthFirst) < 0.5 ? 22 : 45, 20, 5];
  const sum = shares.reduce((a, b) => a + b, 0);
  shares.forEach((share, fund) => (world.balance[i * 4 + fund] = Math.round((debt * share) / sum)));
  world.late[i] = debt;
  world.interest[i] = Math.round(debt * (0.5 + 0.8 * draw(key, 1, Use.InterestPaid)));
}

/** An intermittent payer starts with up to four unpaid months. */
function pause(world: World, i: number): void {
  const months = Math.floor(4 * draw(world.key[i]!, 1, Use.Clear));
  const law = world.laws[0]!;
  world.since[i] = world.from - 1 - months;
  law.rates.forEach((rate, fund) => {
    world.balance[i * 4 + fund] = Math.floor((months * Math.round(world.home[i]!) * world.wage[i]! * rate) / 1000);
    world.late[i] = world.late[i]! + world.balance[i * 4 + fund]!;
  });
}
