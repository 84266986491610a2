import {csvText} from "../../../../src/client/csv.js";
import {WORK_COLUMNS, workLine} from "../../../worklist/csv.js";
import type {Ladder} from "./data.js";

/** The whole work list of a province, in the columns of `arrears worklist`. */
export function workCsv(ladder: Ladder, code: string): string {
  return csvText([[...WORK_COLUMNS], ...ladder.toDo(code).map((work) => workLine(work, ladder.urgency(work)))]);
}
