/** A world with employers of every kind of flag, of which everything is known: what sentences are recomputed from. */
import {FUNDS, monthOf, monthText, type EmployerRow, type Fund, type LedgerRow} from "../oracle/types.js";
import {stream} from "./panels.js";

export const FIRST = monthOf("2024-07");
export const LAST = monthOf("2026-10");
const MONTHS = LAST - FIRST + 1;
/** The month of a statutory wage step, which all but the frozen take. */
const STEP = monthOf("2026-01") - FIRST;
const PLACES = ["01", "31", "79"];
const DIVISIONS = ["10", "47", "62", "85"];

export interface Plan {
  code: string;
  province: string;
  sector: string;
  type: string;
  heads: number[];
  wage: number[];
  pays: boolean[];
}

const all = <T>(value: (t: number) => T) => Array.from({length: MONTHS}, (_, t) => value(t));

/** An employer that moves by a head in most months and takes the step of 6 %. */
function ordinary(next: () => number, i: number): Plan {
  const size = 12 + Math.round(60 * next());
  const wage = 6_000_000 + 1000 * Math.round(4000 * next());
  const sector = DIVISIONS[i % 4]!;
  return {
    code: `SA${String(i).padStart(5, "0")}`,
    province: PLACES[Math.floor(i / 4) % 3]!,
    sector,
    // Schools are public or not: two groups of one division.
    type: sector === "85" && i % 8 === 3 ? "5" : "3",
    heads: all(() => size + Math.round(2.4 * (next() - 0.5))),
    wage: all((t) => (t >= STEP ? Math.round((wage * 1.06) / 1000) * 1000 : wage)),
    pays: all(() => true)
  };
}

type Change = (plan: Plan, t: number, next: () => number) => void;
const from = (list: number[], t: number, change: (value: number, i: number) => number, until = Infinity) => {
  for (let i = t; i < Math.min(list.length, until); i++) list[i] = Math.round(change(list[i]!, i));
};
const steady = (plan: Plan, heads: number) => plan.heads.fill(heads);

/** What is done to planted employers in month t, by a name of its own. */
const PLANTS: Record<string, Change> = {
  fall: (p, t, next) => from(p.heads, t, (v) => v * (0.35 + 0.3 * next())),
  rise: (p, t, next) => {
    const factor = 1.4 + next();
    from(p.heads, t, (v) => v * factor);
  },
  spike: (p, t, next) => {
    const before = p.heads[t - 1]!;
    p.heads[t] = Math.round(before * 0.4);
    p.heads[t + 1] = Math.round(before * (0.6 + 0.4 * next()));
  },
  raise: (p, t) => (steady(p, 45), from(p.wage, t, (v) => v * 1.6)),
  lower: (p, t) => (steady(p, 45), from(p.wage, t, (v) => v * 0.72)),
  erode: (p, t) => (steady(p, 120), from(p.heads, t - 8, (v, i) => v * 0.955 ** (Math.min(i, t) - t + 9))),
  cut: (p, t) => (steady(p, 30), from(p.wage, t, () => (t >= STEP ? 5_681_700 : 5_307_200))),
  frozen: (p) => {
    steady(p, 40);
    p.wage.fill(5_500_000);
    from(p.heads, STEP, (v) => v - 1);
  },
  inflate: (p, t, next) => {
    steady(p, 14);
    if (next() < 0.5) from(p.heads, t, (v) => v + 1);
    from(p.wage, t, (v) => v * 1.55, t + 6);
  },
  shave: (p, t) => {
    steady(p, 53);
    p.heads[t - 1] = 52;
    from(p.heads, t, () => 46);
  },
  back: (p, t, next) => {
    steady(p, 60);
    from(p.heads, t - 3, () => 22, t);
    from(p.heads, t, () => 56 + Math.round(8 * next()));
  },
  collapse: (p, t) => {
    steady(p, 50);
    from(p.heads, t, () => 4);
    p.pays.fill(false, t - 4);
  },
  stop: (p, t) => p.pays.fill(false, t - 2),
  give: (p, t) => {
    steady(p, 64);
    from(p.heads, t, () => 41);
    p.pays.fill(false, t - 5);
  },
  take: (p, t) => (steady(p, 37), from(p.heads, t, () => 60)),
  steps: (p, t) => {
    steady(p, 60);
    from(p.heads, t - 1, () => 48);
    from(p.heads, t, () => 30);
  },
  grow: (p, t) => {
    steady(p, 26);
    from(p.heads, t, () => 82);
    from(p.wage, t, () => (t >= STEP ? 5_681_700 : 5_307_200));
  }
};

/** Every employer: a quiet crowd, and `each` of every plant. */
export function plans(crowd: number, each: number): Plan[] {
  const next = stream(7);
  const quiet = Array.from({length: crowd}, (_, i) => ordinary(next, i));
  const planted = Object.entries(PLANTS).flatMap(([name, change], k) =>
    Array.from({length: each}, (_, i) => {
      const plan = ordinary(next, 4 * i + (k % 3));
      plan.code = `S${String.fromCharCode(66 + k)}${String(i).padStart(5, "0")}`;
      plan.type = "3";
      // Giver and taker of one number stand in one division and province and move in one month.
      const place = name === "take" ? k - 1 : k;
      plan.sector = DIVISIONS[(place + i) % 4]!;
      plan.province = PLACES[i % 3]!;
      // Two that stand nearly alone in their division.
      if (name === "fall" && i < 2) [plan.sector, plan.province] = ["91", "01"];
      change(plan, 16 + ((5 * i + (name === "take" ? k - 1 : k)) % (MONTHS - 18)), next);
      return plan;
    })
  );
  return [...quiet, ...planted];
}

/** What an employer's office delivers: contributions of 32 % of the wage base, paid in the month or not at all. */
export function ledgerOf(plan: Plan): LedgerRow[] {
  let open = 0n;
  return plan.heads.map((heads, t) => {
    const wageBase = BigInt(heads) * BigInt(plan.wage[t]!);
    const accrued = (wageBase * 32n) / 100n;
    const paid = plan.pays[t] ? accrued : 0n;
    const nothing = {opening: 0n, accrued: 0n, adjusted: 0n, paid: 0n, closing: 0n};
    const funds = Object.fromEntries(FUNDS.map((fund) => [fund, {...nothing}])) as Record<Fund, typeof nothing>;
    funds.si = {opening: open, accrued, adjusted: 0n, paid, closing: open + accrued - paid};
    open = funds.si.closing;
    return {
      period: FIRST + t,
      province: plan.province,
      employer: plan.code,
      headcount: heads,
      wageBase,
      funds,
      interest: {opening: 0n, accrued: 0n, paid: 0n, closing: 0n}
    };
  });
}

/** The register as an office delivers it. */
export function register(list: readonly Plan[]): string {
  const head =
    "employer_code,valid_from,tax_code,employer_name,province_code,agency_code,employer_type,sector_code,sector_version," +
    "payment_cycle,min_wage_region,officer_code,status,hard_to_collect,frozen";
  const lines = list.map(
    (p) =>
      `${p.code},${monthText(FIRST)},,Đơn vị ${p.code},${p.province},00001,${p.type},${p.sector},2018,1,I,CB1,active,,0`
  );
  return [head, ...lines].join("\n") + "\n";
}

/** The register's row as the oracle of late amounts reads it. */
export function versionOf(plan: Plan): EmployerRow {
  return {
    employer: plan.code,
    validFrom: FIRST,
    province: plan.province,
    employerType: plan.type,
    sector: plan.sector,
    sectorVersion: "2018",
    cycle: 1,
    hardToCollect: "",
    frozen: false
  };
}
