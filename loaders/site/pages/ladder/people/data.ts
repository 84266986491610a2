import type {Suppression, SuppressionRule} from "../../../../../src/domain/suppression.js";
import {readSmallCellRule} from "../../../../disclosure/smallCells.js";
import {readMart} from "../../../../marts/read.js";
import type {Db} from "../../../../warehouse/open.js";
import {hiddenCells, type WorkerCells} from "./workerCells.js";

export interface WorkerEmployer {
  employer_code: string;
  employer_name: string | null;
  code: string;
  section: string;
  months_late: number | null;
  late: number | null;
  workers: number;
  left_unsettled: number;
  /** First month that one of them is not covered for, YYYY-MM. */
  unpaid_since: string | null;
}

export interface Score {
  span: string;
  kind: "quarter" | "year";
  is_open: boolean;
  level: "province" | "officer";
  code: string;
  officer: string;
  criterion: string;
  value: number;
  low: number | null;
  high: number | null;
  hits: number | null;
  cases: number | null;
  weight: number;
  points: number;
}

export interface ScoreTotal {
  span: string;
  kind: "quarter" | "year";
  is_open: boolean;
  level: "province" | "officer";
  code: string;
  officer: string;
  employers: number;
  score: number;
  score_low: number;
  score_high: number;
  measured: number;
  is_certain: boolean;
}

export interface CriterionRow {
  id: string;
  weight: number;
  zero: number;
  full: number;
  unit: "points" | "share" | "score";
  is_province: boolean;
  is_officer: boolean;
  title_vi: string;
  title_en: string;
  why_vi: string;
  why_en: string;
  source: string;
  owner: string;
  is_proposal: boolean;
  reviewed_on: string | null;
}

export interface Barred {
  span: string;
  employer_code: string;
  employer_name: string | null;
  code: string;
  officer: string | null;
  months_late: number;
  late: number;
  article: 40 | 41;
  handling: string | null;
  dunned_on: string | null;
  evasion_from: string | null;
}

export interface Installs {
  code: string;
  period_ix: number;
  period: string;
  planned: number | null;
  done: number | null;
  done_year: number | null;
}

/** Everything that the pages of workers, scores and VssID show. */
export interface People {
  workers: WorkerCells[];
  rule: SuppressionRule;
  hidden: Suppression;
  employers: WorkerEmployer[];
  cover: {period: string; late_3: number; listed: number} | null;
  scores: Score[];
  totals: ScoreTotal[];
  criteria: CriterionRow[];
  barred: Barred[];
  installs: Installs[];
}

/** Reads them from a warehouse open for reading. */
export async function readPeopleData(db: Db): Promise<People> {
  const workers = await readMart<WorkerCells>(db, "ladder_worker_cells");
  const rule = readSmallCellRule();
  const cover = await readMart<NonNullable<People["cover"]>>(db, "ladder_worker_cover");
  return {
    workers,
    rule,
    hidden: hiddenCells(workers, rule),
    employers: await readMart<WorkerEmployer>(db, "ladder_worker_employers"),
    cover: cover[0] ?? null,
    scores: await readMart<Score>(db, "ladder_scores"),
    totals: await readMart<ScoreTotal>(db, "ladder_score_totals"),
    criteria: await readMart<CriterionRow>(db, "ladder_criteria"),
    barred: await readMart<Barred>(db, "ladder_barred"),
    installs: await readMart<Installs>(db, "ladder_vssid")
  };
}
