import {periodIndex, reference, SWITCH_2025_07} from "../reference.js";
import type {ReferenceRow} from "../reference.js";

/** The four funds in the order of the contract, with the names of data/reference/contribution_rates.csv. */
export const FUNDS = ["si", "hi", "ui", "oa"] as const;
const FUND_CODES = [["HTTT", "ODTS"], ["BHYT"], ["BHTN"], ["TNLDBNN"]] as const;

/** What the law says in one month. */
export interface MonthLaw {
  /** Contribution rates in thousandths, per fund; `publicRates` for bodies paid from the budget. */
  rates: readonly number[];
  publicRates: readonly number[];
  baseSalary: number;
  /** Regional minimum wages I..IV. */
  minimum: readonly number[];
  cap: number;
  /** Share of labour-intensive staff that Tết keeps away, 0..1 of the employer's own dip. */
  tet: number;
  /** Under Law 41/2024 the month's contributions are due one month later. */
  newDue: boolean;
}

const month = (date: string): number => periodIndex(date.slice(0, 7));

function inForce(rows: readonly ReferenceRow[], ix: number): ReferenceRow[] {
  return rows.filter((r) => month(r.effective_from!) <= ix && (!r.effective_to || month(r.effective_to) >= ix));
}

/** Relief rows (employer's rate 0) do not reach budget-funded bodies: for them the last rate above 0 stays. */
function fundRate(rows: readonly ReferenceRow[], ix: number, codes: readonly string[], budget: boolean): number {
  let thousandths = 0;
  for (const code of codes) {
    for (const party of ["employer", "employee"]) {
      const own = rows.filter((r) => r.fund_code === code && r.party === party && month(r.effective_from!) <= ix);
      const rates = own
        .filter((r) => (budget ? Number(r.rate_pct) > 0 : !r.effective_to || month(r.effective_to) >= ix))
        .sort((a, b) => month(b.effective_from!) - month(a.effective_from!));
      thousandths += Math.round(Number(rates[0]?.rate_pct ?? 0) * 10);
    }
  }
  return thousandths;
}

/** The month in which staff are missing after Tết, and half the gap a month on. */
function tetShare(rows: readonly ReferenceRow[], ix: number): number {
  for (const row of rows) {
    const at = month(row.mung_1_tet!) + (Number(row.mung_1_tet!.slice(8, 10)) > 20 ? 1 : 0);
    if (ix === at) return 1;
    if (ix === at + 1) return 0.4;
  }
  return 0;
}

/** The law of every month from..to, read from data/reference. */
export function monthLaws(from: number, to: number): MonthLaw[] {
  const salaries = reference("base_salary");
  const minima = reference("regional_min_wage");
  const rates = reference("contribution_rates");
  const tet = reference("tet_dates");
  const laws: MonthLaw[] = [];
  for (let ix = from; ix <= to; ix++) {
    const baseSalary = Number(inForce(salaries, ix)[0]?.amount_vnd ?? salaries[0]!.amount_vnd);
    const minimum = ["I", "II", "III", "IV"].map((region) => {
      const rows = minima.filter((r) => r.region === region);
      return Number((inForce(rows, ix)[0] ?? rows[0]!).monthly_vnd);
    });
    laws.push({
      rates: FUND_CODES.map((codes) => fundRate(rates, ix, codes, false)),
      publicRates: FUND_CODES.map((codes) => fundRate(rates, ix, codes, true)),
      baseSalary,
      minimum,
      cap: 20 * baseSalary,
      tet: tetShare(tet, ix),
      newDue: ix >= SWITCH_2025_07
    });
  }
  return laws;
}
