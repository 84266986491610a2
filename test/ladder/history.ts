/**
 * Histories of employers as lists of small commands, and a model that carries them out: what is owed as a queue that
 * payments clear from its oldest end, and the documents as they were written. It knows nothing of the warehouse's way.
 */
import fc from "fast-check";
import {SWITCH} from "../oracle/rules.js";
import {monthOf} from "../oracle/types.js";
import {day, lastDay, lengthOf} from "./dates.js";

export type Command =
  | {do: "accrue"; amount: number}
  | {do: "pay"; percent: number}
  | {do: "write"; kind: string; day: number}
  | {do: "month"};

export interface History {
  start: number;
  cycle: 1 | 3 | 6;
  headcount: number;
  /** Handled apart by the register. */
  isFrozen?: boolean;
  commands: Command[];
}

const KINDS = [
  ...["dunning_notice", "violation_record", "inspection_decision", "inspection_conclusion", "penalty_decision"],
  ...["enforcement_decision", "police_referral", "publication", "force_majeure"]
];
export const LADDER = KINDS.slice(0, 7);

const month = fc.constant<Command>({do: "month"});
const accrue = fc
  .oneof(
    fc.integer({min: 1, max: 2000}),
    fc.integer({min: 1, max: 90_000_000}),
    fc.constantFrom(49_999_999, 50_000_000)
  )
  .map((amount): Command => ({do: "accrue", amount}));
const pay = fc
  .oneof({weight: 2, arbitrary: fc.constant(100)}, {weight: 3, arbitrary: fc.integer({min: 1, max: 140})})
  .map((percent): Command => ({do: "pay", percent}));
const aDay = fc.oneof(fc.constantFrom(1, 10, 25, 26, 31), fc.integer({min: 1, max: 31}));
const write = fc
  .tuple(
    fc.oneof({weight: 3, arbitrary: fc.constantFrom(...LADDER)}, {weight: 1, arbitrary: fc.constantFrom(...KINDS)}),
    aDay
  )
  .map(([kind, at]): Command => ({do: "write", kind, day: at}));

/** Some months of anything; a debtor who is led up the ladder step by step; one who is let be. */
const anything = fc.array(
  fc.oneof(
    {weight: 5, arbitrary: month},
    {weight: 4, arbitrary: accrue},
    {weight: 2, arbitrary: pay},
    {weight: 4, arbitrary: write}
  ),
  {
    minLength: 8,
    maxLength: 60
  }
);
const climbing = fc
  .tuple(
    accrue,
    fc.subarray(LADDER, {minLength: 3}),
    fc.array(fc.integer({min: 0, max: 3}), {minLength: 8, maxLength: 8}),
    fc.array(aDay, {minLength: 8, maxLength: 8}),
    anything
  )
  .map(([debt, kinds, waits, days, after]): Command[] => [
    debt,
    {do: "month"},
    ...kinds.flatMap((kind, i): Command[] => [
      ...Array.from({length: waits[i]!}, (): Command => ({do: "month"})),
      {do: "write", kind, day: days[i]!}
    ]),
    ...after
  ]);

export const history: fc.Arbitrary<History> = fc.record({
  start: fc.oneof(
    fc.integer({min: monthOf("2023-10"), max: monthOf("2026-03")}),
    fc.integer({min: monthOf("2025-03"), max: monthOf("2025-09")})
  ),
  cycle: fc.constantFrom(1 as const, 1 as const, 3 as const, 6 as const),
  headcount: fc.constantFrom(0, 3, 9, 10, 60),
  commands: fc.oneof(anything, climbing)
});

/** A debtor of one amount, for ages: `accrue` in the first month and nothing for `months` months. */
export function debtor(start: number, months: number, cycle: 1 | 3 | 6 = 1): History {
  const commands = [{do: "accrue", amount: 777}, ...Array.from({length: months}, () => ({do: "month"}))] as Command[];
  return {start, cycle, headcount: 5, commands};
}

export interface Owed {
  due: number;
  amount: number;
}

export interface Paper {
  kind: string;
  date: string;
  no: string;
}

/** The end of one month of one history. */
export interface MonthEnd {
  month: number;
  accrued: number;
  paid: number;
  closing: number;
  /** Fallen due and unpaid, the oldest first. */
  late: Owed[];
  /** Documents written up to here, whatever they can still support. */
  papers: Paper[];
}

/** Carries out the commands; a month that is not ended is left out. */
export function play({start, cycle, commands}: History): MonthEnd[] {
  const ends: MonthEnd[] = [];
  let queue: Owed[] = [];
  let [credit, accrued, paid, at] = [0, 0, 0, start];
  const papers: Paper[] = [];
  for (const command of commands) {
    if (command.do === "accrue") {
      accrued += command.amount;
      const covered = Math.min(credit, command.amount);
      credit -= covered;
      queue.push({due: dueOf(at, cycle), amount: command.amount - covered});
    } else if (command.do === "pay") {
      const owed = queue.reduce((sum, part) => sum + part.amount, 0);
      const amount = Math.ceil((owed * command.percent) / 100);
      paid += amount;
      credit += clear(queue, amount);
    } else if (command.do === "write") {
      papers.push({kind: command.kind, date: day(at, Math.min(command.day, lengthOf(at))), no: `${papers.length}/TB`});
    } else {
      queue = queue.filter((part) => part.amount > 0);
      const closing = queue.reduce((sum, part) => sum + part.amount, -credit);
      const late = queue.filter((part) => part.due <= at).map((part) => ({...part}));
      ends.push({month: at, accrued, paid, closing, late, papers: papers.filter((paper) => paper.date <= lastDay(at))});
      [accrued, paid, at] = [0, 0, at + 1];
    }
  }
  return ends;
}

/** Pays the oldest first; gives what is left over. */
function clear(queue: Owed[], amount: number): number {
  let left = amount;
  for (const part of queue) {
    const taken = Math.min(part.amount, left);
    part.amount -= taken;
    left -= taken;
  }
  return left;
}

function dueOf(month: number, cycle: number): number {
  const end = month + ((cycle - ((month + 1) % cycle)) % cycle);
  return month >= SWITCH ? end + 1 : end;
}
