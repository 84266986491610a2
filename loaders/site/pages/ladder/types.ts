/** Where an employer stands: a step due, handled apart, or late with nothing due. */
export type State = string;

export interface StepRow {
  id: string;
  sort: number;
  title_vi: string;
  title_en: string;
  deadline_day: number | null;
  source: string;
  text_read: boolean;
}

export interface FunnelRow {
  period_ix: number;
  level: "nation" | "province" | "officer";
  as_is_code: string;
  officer_code: string;
  state: State;
  employers: number;
  late: bigint;
  months: number | null;
  overdue: number;
  blocked: number;
}

export interface FlowRow {
  level: "nation" | "province";
  as_is_code: string;
  state_from: State;
  state_to: State;
  employers: number;
  late_before: bigint;
  late_now: bigint;
}

export interface PaidRow {
  level: "nation" | "province";
  as_is_code: string;
  action: string;
  days: number;
  employers: number;
  known: number;
  cleared: number;
  late_at: bigint | null;
  paid: bigint | null;
}

export interface CureRow {
  age: 0 | 1 | 2 | 3 | 4;
  known_1: number;
  cleared_1: number;
  known_2: number;
  cleared_2: number;
  known_3: number;
  cleared_3: number;
}

export interface DocumentRow {
  as_is_code: string;
  action: string;
  documents: number;
  employers: number;
}

export interface ActivityRow {
  as_is_code: string;
  measure: "notices" | "inspections";
  required: number;
  met: number;
  documents: number;
  reported: number | null;
}
