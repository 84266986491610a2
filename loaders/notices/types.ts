/** The four funds in the order of the form's columns. */
export const FUNDS = ["si", "hi", "ui", "oa"] as const;
export type Fund = (typeof FUNDS)[number];
export type ByFund = Record<Fund, bigint>;

/** One employer's row of the month as the notice needs it; money in whole đồng, null is not known. */
export interface Statement {
  n: number;
  employer_id: number;
  employer_code: string;
  agency_code: string;
  employer_name: string | null;
  tax_code: string | null;
  officer_code: string | null;
  headcount: bigint;
  headcount_before: bigint | null;
  wage_base: bigint;
  wage_base_before: bigint | null;
  opening: ByFund;
  accrued: ByFund;
  adjusted: ByFund;
  paid: ByFund;
  closing: ByFund;
  /** Accrued in the month before; null when that month is not known. */
  before: ByFund | null;
  interest: {opening: bigint; accrued: bigint; paid: bigint; closing: bigint};
  /** What is unpaid, the oldest first. */
  pieces: Piece[];
}

/** An amount still unpaid at the end of the month. */
export interface Piece extends ByFund {
  arisen_ix: number;
  due_ix: number;
  /** Debt from before the first known month: its due date is the latest that it can have. */
  is_bound: boolean;
}

/** What the ladder says about an employer that a dunning notice is due for. */
export interface Dunned {
  /** Interest on what is outstanding, whole đồng; null where a rate of it is not known. */
  interest: bigint | null;
  /** Day by which the notice is due, YYYY-MM-DD; null when no text gives one. */
  deadline: string | null;
}

/** The sum over the funds. */
export const total = (amounts: ByFund): bigint => FUNDS.reduce((sum, fund) => sum + amounts[fund], 0n);
