import type {Explanation} from "../explanation/explain.js";
import type {CriterionId} from "../requests/rule.js";

/** A scope of a pack at one month; null where nothing is known. */
export interface Level {
  period: string;
  late: number;
  rate: number | null;
  receivable_12m: number | null;
  employers: number;
  employers_late: number;
  headcount: number;
  complete: boolean;
  deliveries: number;
  deliveries_expected: number;
}

/** A class of the quarterly list B03a-TS. Each employer stands in one: by its oldest late amount, or hard to collect. */
export type DebtClass = "under_1" | "1_3" | "3_6" | "6_12" | "from_12" | "hard";
export const DEBT_CLASSES: readonly DebtClass[] = ["under_1", "1_3", "3_6", "6_12", "from_12", "hard"];

/** A row of B03a-TS. Money is whole đồng; total = si + hi + ui + oa. */
export interface DebtRow {
  class: DebtClass;
  employers: number;
  headcount: number;
  late: number;
  si: number;
  hi: number;
  ui: number;
  oa: number;
  interest: number;
}

/** Documents of one kind that the office sent. */
export interface DocumentRow {
  action: string;
  /** In the month of the pack. */
  month_documents: number;
  month_employers: number;
  month_amount: number;
  /** From January of its year to the month. */
  year_documents: number;
}

/** One criterion of the rule as it stood for a province and month. */
export interface CriterionFact {
  criterion: CriterionId;
  value: number | null;
  threshold: number;
  holds: boolean;
  is_near: boolean;
  label_vi: string;
  label_en: string;
}

export type RequestState = "waiting" | "overdue" | "answered" | "returned" | "accepted";

/** Whether a province was asked to explain a month, why, and what became of it. */
export interface RequestFact {
  request_id: string;
  period: string;
  code: string;
  is_asked: boolean;
  is_borderline: boolean;
  holding: number;
  least_criteria: number;
  reply_by: string;
  state: RequestState | null;
  answered_on: string | null;
  decided_on: string | null;
  replies: number;
  returns: number;
  criteria: CriterionFact[];
}

/** What a reply promised, beside what happened. */
export interface PromiseFact {
  request_id: string;
  period: string;
  code: string;
  item: number;
  cause: string | null;
  measure: string | null;
  owner: string | null;
  due_date: string | null;
  late_target: number | null;
  late_at_due: number | null;
  is_kept: boolean | null;
}

/** A province in the board's report. */
export interface ProvinceRow {
  code: string;
  late: number;
  rate: number | null;
  late_before: number | null;
  rate_before: number | null;
  standing: Standing | null;
  request: RequestFact | null;
}

/** Place by rate, 1 the highest, of how many, with what cannot be told: sets and intervals of 95 %. */
export interface Standing {
  rate: number;
  rank: number;
  of: number;
  rank_low: number;
  rank_high: number;
  rate_low: number;
  /** Null where nothing bounds it. */
  rate_high: number | null;
}

/** Names in both languages. */
export interface Named {
  vi: string;
  en: string;
}

/** All that a pack says, without a word of any language: what the queries gave. */
export interface PackFacts {
  level: "nation" | "province";
  /** VN, or a province of today. */
  code: string;
  name: Named;
  /** With "Tỉnh" or "Thành phố". */
  fullName: Named;
  period: string;
  before: string;
  /** The latest delivery that is in the numbers. */
  asOf: string;
  isSynthetic: boolean;
  baseline: number;
  now: Level;
  previous: Level;
  yearAgo: Level | null;
  /** Null for the nation and without a rate. */
  standing: Standing | null;
  explanation: Explanation;
  debt: DebtRow[];
  documents: DocumentRow[];
  /** Whether documents were ever delivered: none in the month is not the same as none known. */
  hasDocuments: boolean;
  request: RequestFact | null;
  /** Requests of the twelve months before, the newest first. */
  earlier: RequestFact[];
  promises: PromiseFact[];
  /** The nation's provinces; empty for a province. */
  provinces: ProvinceRow[];
  names: {sector: Record<string, Named>; employer_type: Record<string, Named>; province: Record<string, Named>};
}
