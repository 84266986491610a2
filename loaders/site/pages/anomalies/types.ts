import type {FlagFacts} from "../../../../src/domain/reasons.js";
import type {Num, Text} from "../../../marts/types.js";

export type Tier = "urgent" | "watch";

export interface AnomalyMonth {
  period_ix: number;
  period: string;
  tested: number;
  changed: number;
  named: number;
  explained: number;
  urgent: number;
  shown: number;
  expected_false: number;
  impact: number;
}

/** One listed flag: the numbers of its sentence, who and where, what the export writes, the verdict when there is one. */
export interface AnomalyFlag extends Omit<FlagFacts, "survived"> {
  employer_id: number;
  /** Whether the employer has a page of its own; whoever has none leads to the explorer. */
  has_page: boolean;
  employer_code: string;
  employer_name: string;
  period_ix: number;
  period: string;
  tier: Tier | null;
  tier_province: Tier | null;
  rank_nation: Num;
  rank_province: Num;
  as_is_code: string;
  section: string;
  employer_type: string;
  observed_text: string;
  expected_text: string;
  score: number;
  q: Num;
  survived: Text;
  verdict: "confirmed" | "explained" | "false_alarm" | null;
  verdict_date: Text;
  cause: Text;
}

export interface AnomalyPlace {
  level: "province" | "sector";
  code: string;
  period_ix: number;
  tested: number;
}

export interface BacktestRow {
  period_ix: number;
  period: string;
  kind: string;
  flags: number;
  employers: number;
  known_3: number;
  persisted_3: number;
  known_6: number;
  persisted_6: number;
  reviewed: number;
  confirmed: number;
  explained: number;
  false_alarm: number;
  impact: number;
}

export interface PrecisionRow {
  kind: string;
  code: string;
  reviewed: number;
  confirmed: number;
  explained: number;
  false_alarm: number;
}

/** A verdict that could not be put beside any sign: of no known employer, or on a variable that signs are not about. */
export interface StrayVerdict {
  employer_code: string;
  period: string;
  variable: string;
  fault: "employer" | "variable";
  file: string;
  total: number;
}

export interface RuleRow {
  id: string;
  type: "pattern" | "explanation" | "budget";
  title_vi: string;
  title_en: string;
  legal_vi: string;
  legal_en: string;
  source: string;
  owner: string;
  reviewed_on: Text;
  from_ix: number;
  to_ix: Num;
  parameters: string;
  thresholds: string;
  named: number;
  shown: number;
}

export interface SeriesRow {
  employer_id: number;
  period_ix: number;
  headcount: number;
  wage_base: number;
  receivable: number;
  paid: number;
  late: number;
  age_0: number;
  age_1: number;
  age_2: number;
  age_3: number;
  age_4: number;
}

export interface PeerRow {
  employer_id: number;
  period_ix: number;
  level: 1 | 2 | 3 | 4;
  size: number;
  peers: number;
  h_low: Num;
  h_middle: Num;
  h_high: Num;
  w_low: Num;
  w_middle: Num;
  w_high: Num;
}

export interface AggregateRow {
  as_is_code: string;
  section: string;
  period_ix: number;
  employers: number;
  heads_before: number;
  heads: number;
  wage_change: Num;
}

/** Everything that the pages of this room read. */
export interface Anomalies {
  months: AnomalyMonth[];
  flags: AnomalyFlag[];
  places: AnomalyPlace[];
  backtest: BacktestRow[];
  precision: PrecisionRow[];
  strays: StrayVerdict[];
  rules: RuleRow[];
  series: SeriesRow[];
  peers: PeerRow[];
  aggregates: AggregateRow[];
}
