/** Short ways to write rows in a test: only what the case is about is spelled out. */
import {FUNDS, monthOf, type Delivery, type EmployerRow, type Fund, type FundRow, type LedgerRow} from "./types.js";

const NOTHING: FundRow = {opening: 0n, accrued: 0n, adjusted: 0n, paid: 0n, closing: 0n};

/** What one month of one fund brings; `opening` continues the last closing unless it is given. */
export interface Step {
  period: string;
  opening?: number;
  accrued?: number;
  adjusted?: number;
  paid?: number;
  province?: string;
  headcount?: number;
}

/** Rows of one employer of which one fund (`si` unless told) moves. */
export function history(employer: string, province: string, steps: Step[], fund: Fund = "si"): LedgerRow[] {
  let balance = 0n;
  return steps.map((step) => {
    const opening = step.opening === undefined ? balance : BigInt(step.opening);
    const [accrued, adjusted, paid] = [BigInt(step.accrued ?? 0), BigInt(step.adjusted ?? 0), BigInt(step.paid ?? 0)];
    balance = opening + accrued + adjusted - paid;
    const funds = Object.fromEntries(FUNDS.map((name) => [name, {...NOTHING}])) as Record<Fund, FundRow>;
    funds[fund] = {opening, accrued, adjusted, paid, closing: balance};
    return {
      period: monthOf(step.period),
      province: step.province ?? province,
      employer,
      headcount: step.headcount ?? 5,
      wageBase: 1000n,
      funds,
      interest: {opening: 0n, accrued: 0n, paid: 0n, closing: 0n}
    };
  });
}

/** Months `from` to `to`, each with the same step. */
export function each(from: string, to: string, step: Omit<Step, "period">): Step[] {
  const steps: Step[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month++) {
    steps.push({period: `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`, ...step});
  }
  return steps;
}

export function version(employer: string, validFrom: string, values: Partial<EmployerRow> = {}): EmployerRow {
  return {
    employer,
    validFrom: monthOf(validFrom),
    province: "01",
    employerType: "3",
    sector: "47",
    sectorVersion: "2018",
    cycle: 1,
    hardToCollect: "",
    frozen: false,
    ...values
  };
}

export function ledgerFile(file: string, ...rows: LedgerRow[][]): Delivery {
  return {file, ledger: rows.flat(), employers: [], plans: []};
}

export function employersFile(file: string, ...rows: EmployerRow[]): Delivery {
  return {file, ledger: [], employers: rows, plans: []};
}
