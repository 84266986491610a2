/** What an office delivers, already read: months are whole numbers (year * 12 + month - 1), money is bigint đồng. */
export const FUNDS = ["si", "hi", "ui", "oa"] as const;
export type Fund = (typeof FUNDS)[number];

export interface FundRow {
  opening: bigint;
  accrued: bigint;
  adjusted: bigint;
  paid: bigint;
  closing: bigint;
}

export interface InterestRow {
  opening: bigint;
  accrued: bigint;
  paid: bigint;
  closing: bigint;
}

/** One employer in one month, as delivered. */
export interface LedgerRow {
  period: number;
  province: string;
  employer: string;
  headcount: number;
  wageBase: bigint;
  funds: Record<Fund, FundRow>;
  interest: InterestRow;
  /** A cell that no reading fits (text in place of a number, a malformed code): the row goes to quarantine. */
  fault?: {column: string; text: string};
}

/** One employer from the month `validFrom` on. Empty text stands for an empty cell. */
export interface EmployerRow {
  employer: string;
  validFrom: number;
  province: string;
  employerType: string;
  sector: string;
  sectorVersion: "2018" | "2025";
  cycle: 1 | 3 | 6;
  hardToCollect: "" | "missing" | "bankrupt" | "dissolved" | "other";
  frozen: boolean;
  /** `active` when absent. */
  status?: "active" | "suspended" | "dissolving" | "dissolved" | "missing";
}

export interface PlanRow {
  province: string;
  year: number;
  measure: "collection_plan" | "late_ceiling" | "vssid_installs";
  value: bigint;
}

/** A document of the ladder; its date is YYYY-MM-DD. */
export interface ActionRow {
  employer: string;
  action: string;
  no: string;
  date: string;
  amount: bigint | null;
}

/** One file: the rows of one kind fill one list, the others stay empty. */
export interface Delivery {
  file: string;
  ledger: LedgerRow[];
  employers: EmployerRow[];
  plans: PlanRow[];
  actions?: ActionRow[];
}

/** A row of an export: integers and codes as the text that is exported, rates as numbers, null for an empty cell. */
export type OutputRow = Record<string, string | number | null>;

export interface Exports {
  rates: OutputRow[];
  ageing: OutputRow[];
  employers: OutputRow[];
}

/** `monthOf("2025-07")` is 24306. */
export function monthOf(text: string): number {
  const [year, month] = text.split("-").map(Number);
  return year! * 12 + month! - 1;
}

/** `monthText(24306)` is "2025-07". */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}

export function yearOf(month: number): number {
  return Math.floor(month / 12);
}
