/** How much of one employer's debt is late at the end of a month, and how old it is. */
import type {Rules} from "./rules.js";
import {FUNDS, type EmployerRow, type Fund, type LedgerRow} from "./types.js";

export const AGE_CLASSES = ["<1", "1–<3", "3–<6", "6–<12", ">=12"] as const;
export type AgeClass = (typeof AGE_CLASSES)[number];

export interface Late {
  late: bigint;
  byFund: Record<Fund, bigint>;
  byAge: Record<AgeClass, bigint>;
  /** Late for a month or longer. */
  interestBearing: bigint;
  /** Late under the due dates of before 2025-07. */
  oldDue: bigint;
  /** The greatest age of a late amount; null when nothing is late. */
  monthsLate: number | null;
}

/** An amount that is still unpaid, and the months in which it is due. */
export interface Unpaid {
  amount: bigint;
  due: number;
  oldDue: number;
}

export function ageClass(age: number): AgeClass {
  if (age < 1) return "<1";
  if (age < 3) return "1–<3";
  if (age < 6) return "3–<6";
  if (age < 12) return "6–<12";
  return ">=12";
}

/** `rows`: all rows of one employer that count, in the order of their months; `at`: which of them to look from. */
export function lateAt(rows: LedgerRow[], at: number, versions: EmployerRow[], rules: Rules): Late {
  const month = rows[at]!.period;
  const result: Late = {
    late: 0n,
    byFund: {si: 0n, hi: 0n, ui: 0n, oa: 0n},
    byAge: {"<1": 0n, "1–<3": 0n, "3–<6": 0n, "6–<12": 0n, ">=12": 0n},
    interestBearing: 0n,
    oldDue: 0n,
    monthsLate: null
  };
  for (const fund of FUNDS) {
    for (const part of unpaid(rows, at, fund, versions, rules)) {
      if (rules.age(month, part.oldDue) >= 0) result.oldDue += part.amount;
      const age = rules.age(month, part.due);
      if (age < 0) continue;
      result.late += part.amount;
      result.byFund[fund] += part.amount;
      result.byAge[ageClass(age)] += part.amount;
      if (age >= 1) result.interestBearing += part.amount;
      if (result.monthsLate === null || age > result.monthsLate) result.monthsLate = age;
    }
  }
  return result;
}

/** What is outstanding of one fund, newest first: payments have cleared the oldest. */
export function unpaid(rows: LedgerRow[], at: number, fund: Fund, versions: EmployerRow[], rules: Rules): Unpaid[] {
  const parts: Unpaid[] = [];
  let rest = rules.outstanding(rows[at]!.funds[fund].closing);
  const take = (arising: bigint, month: number): void => {
    const positive = arising > 0n ? arising : 0n;
    const amount = positive < rest ? positive : rest;
    if (amount === 0n) return;
    const cycle = rules.versionIn(versions, month)?.cycle ?? 1;
    parts.push({amount, due: rules.dueMonth(month, cycle), oldDue: rules.oldDueMonth(month, cycle)});
    rest -= amount;
  };
  for (let i = at; i >= 0; i--) {
    const row = rows[i]!;
    take(rules.arising(row.funds[fund]), row.period);
    const before = rows[i - 1];
    if (before && before.period < row.period - 1) {
      take(rules.arisingInGap(row.funds[fund].opening, before.funds[fund].closing), row.period - 1);
    }
  }
  const due = rules.openingDebtDue(rows[0]!.period);
  if (rest > 0n) parts.push({amount: rest, due, oldDue: due});
  return parts;
}
