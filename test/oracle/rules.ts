/**
 * The rules of the contract that a wrong implementation most easily gets wrong, one function each, so that a test can put
 * an error in the place of one of them and see that the comparison notices.
 */
import {monthOf, type EmployerRow, type FundRow} from "./types.js";
import {crosswalk} from "./places.js";

/** From this month on there are 34 provinces, and what arises is due one month later. */
export const SWITCH = monthOf("2025-07");

export interface Rules {
  /** What arises in a row's month. */
  arising(fund: FundRow): bigint;
  /** What arises in a stretch without a row: it is put on the last missing month. */
  arisingInGap(openingOfNext: bigint, closingOfLast: bigint): bigint;
  /** What is outstanding at a closing balance. */
  outstanding(closing: bigint): bigint;
  /** The month at the end of which an amount of month `arisen` is due. */
  dueMonth(arisen: number, cycle: number): number;
  /** The same without the extra month of Law 41/2024. */
  oldDueMonth(arisen: number, cycle: number): number;
  /** Whole months since the due month. */
  age(month: number, due: number): number;
  /** The month in which debt from before the first known month is due. */
  openingDebtDue(firstKnown: number): number;
  /** The version of an employer that is valid in a month. */
  versionIn(versions: EmployerRow[], month: number): EmployerRow | null;
  /** Today's province of a code of a month. */
  asIs(code: string, month: number): string;
  /** The VSIC 2025 section of a division, or unknown. */
  section(division: string, version: "2018" | "2025"): string;
  sizeClass(headcount: number): string;
}

function endOfCycle(arisen: number, cycle: number): number {
  const monthInYear = arisen % 12;
  return arisen - monthInYear + (Math.floor(monthInYear / cycle) + 1) * cycle - 1;
}

/** Divisions of each VSIC 2025 section; 45, a division of VSIC 2018 only, counts in G. */
const SECTIONS: [string, number, number][] = [
  ["A", 1, 3],
  ["B", 5, 9],
  ["C", 10, 33],
  ["D", 35, 35],
  ["E", 36, 39],
  ["F", 41, 43],
  ["G", 45, 47],
  ["H", 49, 53],
  ["I", 55, 56],
  ["J", 58, 60],
  ["K", 61, 63],
  ["L", 64, 66],
  ["M", 68, 68],
  ["N", 69, 75],
  ["O", 77, 82],
  ["P", 84, 84],
  ["Q", 85, 85],
  ["R", 86, 88],
  ["S", 90, 93],
  ["T", 94, 96],
  ["U", 97, 98],
  ["V", 99, 99]
];

/** The contract as it is written. */
export const RULES: Rules = {
  arising: (fund) => fund.accrued + fund.adjusted,
  arisingInGap: (openingOfNext, closingOfLast) => openingOfNext - closingOfLast,
  outstanding: (closing) => (closing > 0n ? closing : 0n),
  dueMonth: (arisen, cycle) => endOfCycle(arisen, cycle) + (arisen >= SWITCH ? 1 : 0),
  oldDueMonth: (arisen, cycle) => endOfCycle(arisen, cycle),
  age: (month, due) => month - due,
  openingDebtDue: (firstKnown) => firstKnown - 1,
  versionIn(versions, month) {
    let valid: EmployerRow | null = null;
    for (const version of versions) {
      if (version.validFrom <= month && (!valid || version.validFrom > valid.validFrom)) valid = version;
    }
    return valid;
  },
  asIs: (code, month) => (month < SWITCH ? crosswalk.get(code)! : code),
  section(division) {
    const number = Number(division);
    for (const [letter, first, last] of SECTIONS)
      if (number >= first && number <= last && division !== "") return letter;
    return "unknown";
  },
  sizeClass(headcount) {
    if (headcount === 0) return "0";
    if (headcount <= 9) return "1–9";
    if (headcount <= 49) return "10–49";
    if (headcount <= 199) return "50–199";
    if (headcount <= 499) return "200–499";
    return "500+";
  }
};
