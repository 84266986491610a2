/** The days of the ladder, from the text of docs/ladder.md: since when, by when, evasion from when, and interest. */
import type {Unpaid} from "../oracle/late.js";
import {SWITCH} from "../oracle/rules.js";
import {monthOf, type EmployerRow, type Fund} from "../oracle/types.js";
import {day, daysAfter, daysBetween, lastDay, monthOfDay} from "./dates.js";

const LAW_DAY = "2025-07-01";
export const DECREE_MONTH = monthOf("2025-11");

/** Monthly rates of the 2014 rule that are known, in millionths: [social, unemployment and accident, health]. */
const KNOWN_RATES: Record<number, [bigint, bigint]> = {2017: [13170n, 9670n], 2020: [9667n, 9767n]};

/** What is known of an employer at the end of a month before any rule of the ladder is applied. */
export interface Position {
  month: number;
  monthsLate: number;
  due: number;
  late: bigint;
  headcount: number;
  isLaw41: boolean;
  version: EmployerRow | null;
  first: Map<string, string>;
}

const OPENED_BY: Record<string, string[]> = {
  dunning_notice: [],
  violation_record: ["dunning_notice"],
  inspection_decision: [],
  inspection_conclusion: ["inspection_decision"],
  penalty_decision: ["inspection_conclusion"],
  enforcement_decision: ["penalty_decision"],
  police_referral: ["penalty_decision", "enforcement_decision"]
};

export function sinceOf(p: Position, step: string): string {
  let since = lastDay(reached(p.due, step));
  for (const kind of OPENED_BY[step]!) {
    const first = p.first.get(kind);
    if (first !== undefined && first > since) since = first;
  }
  return since;
}

/** The first month at whose end the step's age was reached under the rule that was in force then. */
function reached(due: number, step: string): number {
  for (let month = due; ; month++) {
    const age = month - due;
    const dunningAge = month >= SWITCH ? 0 : 1;
    const needed =
      step === "dunning_notice" ? dunningAge : step === "violation_record" ? 1 : step === "police_referral" ? 6 : 3;
    if (age >= needed) return month;
  }
}

export function dunningDeadline(since: string): string {
  const from = Math.max(monthOfDay(since), DECREE_MONTH);
  return day(from + 1, 10);
}

export function evasionFrom(p: Position, isExcused: boolean): string | null {
  const dunned = p.first.get("dunning_notice");
  if (!p.isLaw41 || isExcused || dunned === undefined) return null;
  return [daysAfter(lastDay(p.due), 61), daysAfter(dunned, 1), LAW_DAY].sort().at(-1)!;
}

/** Interest of everything outstanding, once over the 2014 rule and Law 41/2024 and once over the latter alone. */
export function interestOf(parts: [Fund, Unpaid][], month: number): Record<string, string | null> {
  let total: bigint | null = 0n;
  let daily = 0n;
  for (const [fund, part] of parts) {
    if (part.due >= month) continue;
    for (let m = part.due + 1; m <= month && m < SWITCH; m++) {
      const known = KNOWN_RATES[Math.floor(m / 12)];
      if (!known) total = null;
      else if (total !== null) total += part.amount * known[fund === "hi" ? 1 : 0];
    }
    const from = lastDay(part.due) < "2025-06-30" ? "2025-06-30" : lastDay(part.due);
    daily += part.amount * 300n * BigInt(daysBetween(from, lastDay(month)));
  }
  const round = (millionths: bigint): string => String((millionths + 500_000n) / 1_000_000n);
  return {interest: total === null ? null : round(total + daily), interest_law41: round(daily)};
}
