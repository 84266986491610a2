/** Rows of the marts, as the SQL beside this file gives them: numbers are double, dates ISO text, missing is null. */

export type GroupLevel = "nation" | "province" | "sector" | "employer_type" | "size_class";
export type Num = number | null;
export type Text = string | null;
/** Which rate a change compares: the headline, or the rate under the old due dates where 2025-07 lies between. */
export type Basis = "headline" | "old_due";

export interface RunRow {
  key: string;
  value: Text;
}

export interface MonthRow {
  period_ix: number;
  period: string;
  year: number;
  month: number;
}

export interface BaselineRow {
  id: string;
  value: number;
  label_vi: string;
  label_en: string;
  source: string;
}

export interface EventRow {
  date: string;
  period: string;
  kind: "tet" | "law" | "wage";
  label_vi: string;
  label_en: string;
  source: string;
}

export interface PublishedRow {
  as_of: string;
  period: string;
  scope: string;
  geo: string;
  measure: string;
  value: number;
  unit: string;
  denominator: Text;
  funds: Text;
  note: Text;
  source: string;
  verified: string;
  is_comparable: boolean;
}

export interface DefinitionRow {
  id: string;
  title_vi: string;
  title_en: string;
  why_vi: string;
  why_en: string;
  /** Columns of the rates that the metric divides. */
  numerator: string;
  denominator: string;
  numerator_vi: string;
  numerator_en: string;
  denominator_vi: string;
  denominator_en: string;
  unit: string;
  direction: string;
  zero_denominator: string;
  source: string;
  owner: string;
  /** null while nobody has reviewed the definition. */
  reviewed_on: string | null;
  is_headline: boolean;
}

export interface NameRow {
  kind: "province34" | "province63" | "section" | "employer_type";
  code: string;
  name_vi: string;
  name_en: string;
  short_vi: string;
  short_en: string;
  region: Text;
  as_is_code: Text;
}

export type RateId =
  | "arrears_rate"
  | "arrears_rate_ytd"
  | "arrears_rate_plan"
  | "arrears_rate_interest_bearing"
  | "arrears_rate_collectible"
  | "arrears_rate_old_due";

export interface GroupMonth extends Record<RateId, Num> {
  level: GroupLevel;
  map: "" | "as-is" | "as-was";
  code: string;
  period_ix: number;
  period: string;
  employers: Num;
  employers_late: Num;
  headcount: Num;
  wage_base: Num;
  late: Num;
  late_interest_bearing: Num;
  late_collectible: Num;
  late_old_due: Num;
  receivable: Num;
  receivable_12m: Num;
  receivable_ytd: Num;
  collection_plan: Num;
  interest_closing: Num;
  is_complete: boolean;
  deliveries: number;
  deliveries_expected: Num;
  /** Deliveries of the month that reconciliation marks as provisional. */
  provisional: Num;
  distance: Num;
  basis_month: Basis;
  basis_year: Basis;
  year_rate: Num;
  change_month: Num;
  change_year: Num;
  late_change_month: Num;
  late_change_year: Num;
  rank: Num;
  ranked: number;
  /** Groups of the same level with a rate above the baseline in the same month. */
  above: number;
}

type AgeKey = 0 | 1 | 2 | 3 | 4;

export type AgeingMonth = {level: GroupLevel; code: string; period_ix: number} & Record<`late_${AgeKey}`, number> &
  Record<`employers_${AgeKey}`, number>;

export interface FundMonth {
  level: GroupLevel;
  code: string;
  period_ix: number;
  si: number;
  hi: number;
  ui: number;
  oa: number;
}

export interface CrossingRow {
  level: GroupLevel;
  code: string;
  by_level: GroupLevel;
  by_code: string;
  period_ix: number;
  employers: number;
  employers_late: number;
  headcount: number;
  late: number;
  receivable_12m: Num;
  arrears_rate: Num;
  share_of_late: Num;
}

export interface TopEmployerRow {
  level: GroupLevel;
  code: string;
  place: number;
  period_ix: number;
  employer_code: string;
  employer_name: Text;
  as_is_code: string;
  section: string;
  employer_type: string;
  status: Text;
  hard_to_collect: Text;
  headcount: Num;
  late: number;
  si_late: number;
  hi_late: number;
  ui_late: number;
  oa_late: number;
  months_late: Num;
}

export interface MovementRow {
  level: GroupLevel;
  code: string;
  newly_late: number;
  newly_late_amount: number;
  cleared: number;
  cleared_amount: number;
}

export type DeliveryState = "missing" | "held" | "corrected" | "quarantined" | "delivered";

export interface DeliveryRow {
  period_ix: number;
  map: "63" | "34";
  province_code: string;
  as_is_code: string;
  state: DeliveryState;
  is_known: boolean;
  is_correction: boolean;
  load_seq: Num;
  loaded_at: Text;
  rows: Num;
  accepted: Num;
  quarantined: Num;
}

export interface LoadRow {
  load_seq: number;
  sha256: string;
  file: string;
  status: string;
  kind: string;
  loaded_at: string;
  rows: Num;
  accepted: Num;
  quarantined: Num;
  superseded: Num;
  encoding: Text;
  delimiter: Text;
  numbers: Text;
  note: Text;
}

export interface QuarantineReasonRow {
  reason: string;
  column_name: string;
  rows: number;
  files: number;
  first_period: Text;
  last_period: Text;
}

export interface QuarantineRow {
  place: number;
  file: string;
  line: Num;
  column_name: Text;
  value: Text;
  reason: string;
  period: Text;
  province_code: Text;
}

export interface QuarantineTotals {
  open_rows: number;
  /** Ledger rows of which neither province nor month can be told. */
  unplaced_rows: number;
  refused_files: number;
  held_cells: number;
  settled_rows: number;
}

/** What open rows in quarantine could change in a province's month. */
export interface ConsequenceRow {
  period_ix: number;
  code: string;
  /** Rows of the month, and of the twelve months that end with it. */
  rows: number;
  rows_12m: number;
  rows_counted: number;
  rows_bounded: number;
  rows_unknown: number;
  late_low: number;
  late_high: number;
  receivable_low: number;
  receivable_high: number;
  /** As it stands, and between which it would lie. */
  rate: Num;
  rate_low: Num;
  rate_high: Num;
  rank: Num;
  rank_low: Num;
  rank_high: Num;
  moves_rank: boolean;
}

export interface BreakRow {
  period_ix: number;
  fund: string;
  employers: number;
  difference: number;
}

export interface LostRow {
  period_ix: number;
  province_code: string;
  employers: number;
  last_closing: number;
}

/** One difference between a province's month and the one before. */
export interface ReconciliationRow {
  period_ix: number;
  province_code: string;
  check_id: string;
  employers: number;
  expected: number;
  found: number;
  difference: number;
  share: Num;
  share_limit: number;
  is_provisional: boolean;
  label_vi: string;
  label_en: string;
}
