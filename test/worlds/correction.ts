/** A later file that replaces some cells: other payments, employers left out or added, rows that were refused put right. */
import {FUNDS, type Delivery, type EmployerRow, type LedgerRow, type PlanRow} from "../oracle/types.js";
import {RULES, SWITCH} from "../oracle/rules.js";
import {versionRow} from "./employer.js";
import {withFaults} from "./faults.js";
import type {Random} from "./random.js";
import type {WorldSpec} from "./spec.js";

export interface Truth {
  rows: LedgerRow[];
  versions: EmployerRow[];
  plans: PlanRow[];
}

/** One to three files: a ledger that holds some cells, and often changed employers and plans. */
export function corrections(r: Random, spec: WorldSpec, truth: Truth): Delivery[] {
  const files: Delivery[] = [
    {file: "correction-ledger.csv", ledger: ledgerOf(r, spec, truth.rows), employers: [], plans: []}
  ];
  const employers = truth.versions.length && r.chance(0.6) ? employersOf(r, spec, truth.versions) : [];
  if (employers.length) files.push({file: "correction-employers.csv", ledger: [], employers, plans: []});
  if (truth.plans.length && r.chance(0.5)) {
    const plan = r.pick(truth.plans);
    const plans = [{...plan, value: plan.value * 2n + 1n}];
    files.push({file: "correction-plans.csv", ledger: [], employers: [], plans});
  }
  return files;
}

function ledgerOf(r: Random, spec: WorldSpec, rows: LedgerRow[]): LedgerRow[] {
  const cells = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const key = `${row.province} ${row.period}`;
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  const chosen = r.shuffle([...cells.values()]).slice(0, r.int(1, 6));
  const corrected = chosen.flatMap((cell) => correctedCell(r, cell));
  return spec.faults && r.chance(0.5) ? withFaults(r, corrected) : corrected;
}

function correctedCell(r: Random, cell: LedgerRow[]): LedgerRow[] {
  const rows = cell.map((row) => (r.chance(0.5) ? otherPayment(r, row) : row));
  if (rows.length > 1 && r.chance(0.3)) rows.splice(r.int(0, rows.length - 1), 1);
  if (r.chance(0.2)) rows.push({...r.pick(rows), employer: `TN${String(r.int(0, 99_999)).padStart(5, "0")}`});
  return rows;
}

function otherPayment(r: Random, row: LedgerRow): LedgerRow {
  const fund = r.pick(FUNDS);
  const before = row.funds[fund];
  const more = r.share(before.accrued + 10n, 1000) - r.share(before.accrued + 10n, 1000);
  const changed = {...before, paid: before.paid + more, closing: before.closing - more};
  return {...row, headcount: row.headcount + r.int(0, 2), funds: {...row.funds, [fund]: changed}};
}

/** Replaced versions, and a new one for an employer here and there. */
function employersOf(r: Random, spec: WorldSpec, versions: EmployerRow[]): EmployerRow[] {
  const chosen = r.shuffle(versions).slice(0, r.int(1, 5));
  const taken = new Set(versions.map((row) => `${row.employer} ${row.validFrom}`));
  return chosen.map((row) => {
    const later = row.validFrom + r.int(1, 9);
    const isNew = r.chance(0.4) && !taken.has(`${row.employer} ${later}`);
    taken.add(`${row.employer} ${later}`);
    const validFrom = isNew ? later : row.validFrom;
    const province = RULES.asIs(row.province, row.validFrom);
    const code = validFrom < SWITCH ? row.province : province;
    return versionRow(r, row.employer, validFrom, code, spec.faults && r.chance(0.2));
  });
}
