import {readFileSync} from "node:fs";
import {join} from "node:path";
import {PROGRAM} from "../paths.js";
import {literal, type Db} from "../warehouse/open.js";

/** data/rules/worklist.json: how work is ordered, and from what amount on it is listed. */
export interface WorkRule {
  title: {vi: string; en: string};
  formula: {vi: string; en: string};
  window_months: number;
  least_employers: number;
  materiality: {value: number; vi: string; en: string};
  week_days: number;
  reviewed_on: string | null;
}

/** An employer with something late at the end of the month; money in whole đồng. */
export interface Work {
  employer_code: string;
  employer_name: string | null;
  as_is_code: string;
  agency_code: string;
  officer_code: string;
  section: string | null;
  employer_type: string | null;
  hard_to_collect: string | null;
  headcount: number;
  months_late: number;
  is_bound: boolean;
  debt_class: number;
  handling: string | null;
  late: bigint;
  si_late: bigint;
  hi_late: bigint;
  ui_late: bigint;
  oa_late: bigint;
  interest: bigint | null;
  interest_closing: bigint;
  step_due: string | null;
  preconditions_met: boolean | null;
  missing: string;
  publishable: boolean;
  since: string | null;
  deadline: string | null;
  last_action: string | null;
  last_action_no: string | null;
  last_action_date: string | null;
  /** What is likely to come within three months, by the rule; null when handled apart. */
  expected: bigint | null;
}

export interface WorkScope {
  ix: number;
  province?: string;
  agency?: string;
  officer?: string;
}

/** Reads the rule. */
export function readWorkRule(): WorkRule {
  return JSON.parse(readFileSync(join(PROGRAM, "data", "rules", "worklist.json"), "utf8")) as WorkRule;
}

/** All employers of a scope that are late at the end of the month, the most worth first. */
export async function readWork(db: Db, scope: WorkScope, rule = readWorkRule()): Promise<Work[]> {
  const text = (value: string | undefined) => (value === undefined ? "null::varchar" : literal(value));
  await db.run(`set variable work_ix = ${scope.ix}; set variable work_window = ${rule.window_months};
    set variable work_least = ${rule.least_employers}; set variable work_province = ${text(scope.province)};
    set variable work_agency = ${text(scope.agency)}; set variable work_officer = ${text(scope.officer)}`);
  return db.all<Work>(readFileSync(join(PROGRAM, "loaders", "worklist", "sql", "work.sql"), "utf8"));
}

export type Urgency = "overdue" | "week" | "later" | "undated";

/**
 * How pressing a step is on a day: its deadline has passed, falls within the days of the rule from that day on, later, or
 * no text gives one.
 */
export function urgencyOf({deadline}: Pick<Work, "deadline">, on: string, days: number): Urgency {
  if (deadline === null) return "undated";
  if (deadline < on) return "overdue";
  const end = new Date(Date.parse(on) + (days - 1) * 86_400_000).toISOString().slice(0, 10);
  return deadline <= end ? "week" : "later";
}

/** What is to be done: a step is due and the amount is not a trifle. */
export function isToDo(work: Work, rule: WorkRule): boolean {
  return work.step_due !== null && work.late >= BigInt(rule.materiality.value);
}
