import type {Work} from "./read.js";

/** Groups of form B03-TS in their order (QĐ 959, article 40): I has totals only, IV is parted by cause. */
export const GROUPS = ["I", "II", "III", "IV", "IV.1", "IV.2", "IV.3", "IV.4"] as const;
export type Group = (typeof GROUPS)[number];

/** Columns 1 and 3 to 8 of the form; column 4 = 5 + 6 + 7 + 8. Money in whole đồng. */
export interface B03Sum {
  employers: number;
  headcount: number;
  total: bigint;
  /** Social insurance with occupational accidents: the form has no column of its own for those. */
  si: bigint;
  hi: bigint;
  ui: bigint;
  interest: bigint;
}

export interface B03Row extends B03Sum {
  work: Work;
  months: number;
}

export interface B03Group {
  id: Group;
  sum: B03Sum;
  /** Empty for I, and for IV, whose rows stand in its parts. */
  rows: B03Row[];
}

/** A row that breaks the form's rule: a measure (column 9) without number and date of its document (column 10). */
export interface B03Error {
  work: Work;
  column: 10;
}

export interface B03 {
  groups: B03Group[];
  sum: B03Sum;
  errors: B03Error[];
}

const CAUSES: Record<string, Group> = {missing: "IV.1", bankrupt: "IV.2", dissolved: "IV.3"};

/** The group whose rows an employer stands among; frozen debt without a cause is among the others. */
export function groupOf(work: Pick<Work, "debt_class" | "hard_to_collect">): Group {
  if (work.debt_class === 4) return CAUSES[work.hard_to_collect ?? ""] ?? "IV.4";
  return work.debt_class === 1 ? "I" : work.debt_class === 2 ? "II" : "III";
}

/** All who are late as form B03-TS has them; amounts of every size. */
export function b03Of(work: readonly Work[]): B03 {
  const rows = work.map(rowOf).sort(byDebt);
  const groups = GROUPS.map((id): B03Group => {
    const own = rows.filter((row) => groupOf(row.work) === id || (id === "IV" && row.work.debt_class === 4));
    return {id, sum: sumOf(own), rows: id === "I" || id === "IV" ? [] : own};
  });
  return {groups, sum: sumOf(rows), errors: rows.filter(isBroken).map((row) => ({work: row.work, column: 10}))};
}

function rowOf(work: Work): B03Row {
  const si = work.si_late + work.oa_late;
  return {
    work,
    months: work.months_late,
    employers: 1,
    headcount: work.headcount,
    ...{si, hi: work.hi_late, ui: work.ui_late, interest: work.interest_closing},
    total: si + work.hi_late + work.ui_late + work.interest_closing
  };
}

/** The oldest debt first, of the same age the largest. */
function byDebt(a: B03Row, b: B03Row): number {
  if (a.months !== b.months) return b.months - a.months;
  if (a.total !== b.total) return a.total > b.total ? -1 : 1;
  return a.work.employer_code < b.work.employer_code ? -1 : 1;
}

function sumOf(rows: readonly B03Sum[]): B03Sum {
  const zero: B03Sum = {employers: 0, headcount: 0, total: 0n, si: 0n, hi: 0n, ui: 0n, interest: 0n};
  return rows.reduce(
    (sum, row) => ({
      employers: sum.employers + row.employers,
      headcount: sum.headcount + row.headcount,
      total: sum.total + row.total,
      si: sum.si + row.si,
      hi: sum.hi + row.hi,
      ui: sum.ui + row.ui,
      interest: sum.interest + row.interest
    }),
    zero
  );
}

/** Group I stands in the form without its rows, and so without measures. */
function isBroken({work}: B03Row): boolean {
  return groupOf(work) !== "I" && work.last_action !== null && !work.last_action_no?.trim();
}
