import type {Urgency, Work} from "./read.js";

/** Columns of a work list as CSV. */
export const WORK_COLUMNS = [
  ...["employer_code", "employer_name", "province_code", "agency_code", "officer_code", "headcount", "months_late"],
  ...["debt_class", "late", "interest", "expected", "step_due", "since", "deadline", "urgency", "preconditions_met"],
  ...["missing", "last_action", "last_action_no", "last_action_date", "publishable"]
] as const;

/** A row of a work list as texts, in the order of the columns; empty for null. */
export function workLine(work: Work, urgency: Urgency): string[] {
  // What is missing parts its documents by spaces: commas part columns.
  const values: Record<(typeof WORK_COLUMNS)[number], string | number | bigint | boolean | null> = {
    ...work,
    ...{province_code: work.as_is_code, urgency, missing: work.missing.replaceAll(",", " ")}
  };
  return WORK_COLUMNS.map((column) => String(values[column] ?? ""));
}
