/**
 * The ladder of every employer and month, recomputed from docs/ladder.md alone with plain loops over plain data. Nothing
 * here reads the rule files or the warehouse: a change of either without the other is noticed.
 */
import {current} from "../oracle/current.js";
import {unpaid, type Unpaid} from "../oracle/late.js";
import {RULES, SWITCH} from "../oracle/rules.js";
import {
  FUNDS,
  monthText,
  type ActionRow,
  type Delivery,
  type EmployerRow,
  type Fund,
  type LedgerRow
} from "../oracle/types.js";
import {day, monthOfDay} from "./dates.js";
import {DECREE_MONTH, dunningDeadline, evasionFrom, interestOf, sinceOf, type Position} from "./days.js";

/** One row: what `arrears export ladder` writes, and beside it the other columns of the model. All as text, null for empty. */
export type LadderRow = Record<string, string | null>;

const KINDS = [
  ...["dunning_notice", "violation_record", "inspection_decision", "inspection_conclusion", "penalty_decision"],
  ...["enforcement_decision", "police_referral", "publication", "force_majeure"]
];
const LATE_STEPS = KINDS.slice(2, 7);

/** All rows after `deliveries`, in load order. */
export function ladder(deliveries: Delivery[]): LadderRow[] {
  const now = current(deliveries, RULES);
  const documents = documentsOf(deliveries);
  const result: LadderRow[] = [];
  for (const [employer, rows] of now.ledger) {
    const versions = now.versions.get(employer) ?? [];
    for (let at = 0; at < rows.length; at++) {
      const row = ladderRow(rows, at, versions, documents.get(employer) ?? []);
      if (row) result.push({period: monthText(rows[at]!.period), employer_code: employer, ...row});
    }
  }
  return result;
}

/** Documents by employer; of one delivered twice the later delivery. */
export function documentsOf(deliveries: Delivery[]): Map<string, ActionRow[]> {
  const documents = new Map<string, ActionRow[]>();
  for (const delivery of deliveries) {
    for (const row of delivery.actions ?? []) {
      const others = (documents.get(row.employer) ?? []).filter(
        (other) => !(other.action === row.action && other.no === row.no && other.date === row.date)
      );
      documents.set(row.employer, [...others, row]);
    }
  }
  return documents;
}

function ladderRow(rows: LedgerRow[], at: number, versions: EmployerRow[], documents: ActionRow[]): LadderRow | null {
  const row = rows[at]!;
  const month = row.period;
  const parts: [Fund, Unpaid][] = [];
  for (const fund of FUNDS) {
    for (const part of unpaid(rows, at, fund, versions, RULES)) if (part.due <= month) parts.push([fund, part]);
  }
  if (parts.length === 0) return null;
  let due = month;
  let late = 0n;
  for (const [, part] of parts) {
    late += part.amount;
    if (part.due < due) due = part.due;
  }
  const counting = documents.filter((doc) => monthOfDay(doc.date) > due && monthOfDay(doc.date) <= month);
  const position: Position = {
    month,
    monthsLate: month - due,
    due,
    late,
    headcount: row.headcount,
    isLaw41: month >= SWITCH,
    version: RULES.versionIn(versions, month),
    first: firstOf(counting)
  };
  const last = lastOf(counting);
  return {
    ...stepOf(position),
    months_late: String(position.monthsLate),
    late: String(late),
    last_action: last?.action ?? null,
    last_action_no: last?.no ?? null,
    last_action_date: last?.date ?? null,
    due: monthText(due),
    is_bound: String(due < rows[0]!.period),
    ...interestOf(parts, month)
  };
}

function firstOf(counting: ActionRow[]): Map<string, string> {
  const first = new Map<string, string>();
  for (const doc of counting) {
    const before = first.get(doc.action);
    if (before === undefined || doc.date < before) first.set(doc.action, doc.date);
  }
  return first;
}

function lastOf(counting: ActionRow[]): ActionRow | null {
  let last: ActionRow | null = null;
  const isLater = (a: ActionRow, b: ActionRow): boolean => {
    if (a.date !== b.date) return a.date > b.date;
    if (a.action !== b.action) return KINDS.indexOf(a.action) > KINDS.indexOf(b.action);
    return a.no > b.no;
  };
  for (const doc of counting) if (last === null || isLater(doc, last)) last = doc;
  return last;
}

function stepOf(p: Position): LadderRow {
  const handling = handlingOf(p);
  const step = handling === null ? dueStep(p) : null;
  const since = step === null ? null : sinceOf(p, step);
  const missing = step === null ? [] : missingOf(p, step);
  const dunned = p.first.get("dunning_notice");
  const has = (kind: string): boolean => p.first.has(kind);
  const holes = missing.filter((kind) => kind !== "dunning_notice" || p.monthsLate < 1);
  if (handling === null && p.monthsLate >= 1 && !dunned) holes.unshift("dunning_notice");
  const isInspected = has("inspection_decision") || has("inspection_conclusion");
  const isOpen = handling === null && p.monthsLate >= 1;
  return {
    handling,
    debt_class: debtClass(p),
    step_due: step,
    since,
    deadline: step === "dunning_notice" && p.month >= DECREE_MONTH ? dunningDeadline(since!) : null,
    preconditions_met: step === null ? null : String(missing.length === 0),
    missing: holes.join(","),
    publishable: String(isOpen && (dunned !== undefined || (has("penalty_decision") && isInspected))),
    is_216_candidate: String(handling === null && meetsTests(p)),
    evasion_from: evasionFrom(p, isExcused(p))
  };
}

function handlingOf(p: Position): string | null {
  if (p.version?.hardToCollect) return "hard_to_collect";
  if (p.version?.frozen) return "frozen";
  if (p.version?.status === "suspended") return "suspended";
  return isExcused(p) ? "force_majeure" : null;
}

/** Force majeure proven in time, also of an employer that is handled apart for another reason. */
function isExcused(p: Position): boolean {
  const excused = p.first.get("force_majeure");
  if (excused === undefined) return false;
  const dunned = p.first.get("dunning_notice");
  return !p.isLaw41 || dunned === undefined || excused < dunned || excused <= day(monthOfDay(dunned), 25);
}

function debtClass(p: Position): string {
  if (p.version && (p.version.hardToCollect !== "" || p.version.frozen)) return "4";
  if (p.monthsLate < 1) return "1";
  return p.monthsLate < 3 ? "2" : "3";
}

function meetsTests(p: Position): boolean {
  if (p.monthsLate < 6 || !p.first.has("penalty_decision")) return false;
  return p.late >= 50_000_000n || p.headcount >= 10;
}

function dueStep(p: Position): string | null {
  if (p.monthsLate === 0) return p.isLaw41 ? "dunning_notice" : null;
  if (p.monthsLate < 3) {
    if (!p.first.has("dunning_notice")) return "dunning_notice";
    return p.first.has("violation_record") ? null : "violation_record";
  }
  let highest = -1;
  LATE_STEPS.forEach((kind, i) => {
    if (p.first.has(kind)) highest = i;
  });
  const next = LATE_STEPS[highest + 1] ?? null;
  return next === "police_referral" && !meetsTests(p) ? null : next;
}

function missingOf(p: Position, step: string): string[] {
  const all = (...kinds: string[]): string[] => kinds.filter((kind) => !p.first.has(kind));
  switch (step) {
    case "violation_record":
      return all("dunning_notice");
    case "inspection_decision":
      return p.isLaw41 ? all("dunning_notice") : [];
    case "inspection_conclusion":
      return all("inspection_decision");
    case "penalty_decision": {
      const either = all("violation_record", "inspection_conclusion");
      return either.length === 2 ? ["violation_record|inspection_conclusion"] : [];
    }
    case "enforcement_decision":
      return all("penalty_decision", "inspection_conclusion");
    case "police_referral":
      return all("penalty_decision");
    default:
      return [];
  }
}
