/**
 * What each edition of the site may hold. This is the one place that decides it: what is not declared here is in no
 * edition but the central one. Whoever adds a table, a mart, a page or a file that other editions should have adds a line.
 */
export type EditionKind = "central" | "province" | "officer" | "public";

/** One edition: who reads it. */
export interface Edition {
  kind: EditionKind;
  /** Today's code of the reader's province (34); null for central and public, and for an officer until it is looked up. */
  province: string | null;
  officer: string | null;
}

export const CENTRAL: Edition = {kind: "central", province: null, officer: null};

const FORMS = "central, public, province:<code>, officer:<code> or officer:<province>/<code>";

/** Reads `province:79`; throws an Error that names the forms there are. */
export function parseEdition(text: string): Edition {
  if (text === "central" || text === "public") return {kind: text, province: null, officer: null};
  const province = /^province:(\d{2})$/.exec(text);
  if (province) return {kind: "province", province: province[1]!, officer: null};
  const officer = /^officer:(?:(\d{2})\/)?([^\s/]+)$/.exec(text);
  if (officer) return {kind: "officer", province: officer[1] ?? null, officer: officer[2]!};
  throw new Error(`edition "${text}": expected ${FORMS}`);
}

/** The name by which an edition is asked for: "province:79". */
export function editionName({kind, province, officer}: Edition): string {
  if (kind === "province") return `province:${province}`;
  return kind === "officer" ? `officer:${province}/${officer}` : kind;
}

/**
 * The rules.
 * open: the same for every reader (reference, calendar, definitions).
 * own: rows of employers in scope, and of them the months in which they stood in the reader's province.
 * own_place: rows of the reader's province; nothing for the public and for officers.
 * cells: figures of groups, each shown unless suppressed (src/domain/suppression.ts), and only the measures of MEASURES;
 *   the reader's own province in full.
 * whole: all figures of it or none: one small cell closes it.
 * remade: made anew from the edition's own database, so that it speaks of what is in there and of nothing else.
 * never: in no edition but the central one.
 */
export type Rule = "open" | "own" | "own_place" | "remade" | "cells" | "whole" | "never";

interface TableRule {
  rule: Rule;
  /** The columns that may be held, `*` for all; any other is null. `name=other` holds the values of another column. */
  columns: string;
  /** Of `remade`: the model (a file of loaders) that makes it. */
  model?: string;
}

const open = (columns: string): TableRule => ({rule: "open", columns});
const own = (columns: string): TableRule => ({rule: "own", columns});
const place = (columns: string): TableRule => ({rule: "own_place", columns});
const remade = (model: string): TableRule => ({rule: "remade", columns: "*", model});

/**
 * Tables of the database from which an edition's lists and its explorer are made (loaders/disclosure/database.ts). A table
 * that is not here is there without rows; a column that is not named holds nothing. Worker tables are not here.
 */
export const TABLES: Readonly<Record<string, TableRule>> = {
  // Reference data and rules are files of the program, the same for every reader; they hold nothing of a world.
  "ref.*": open("*"),
  "warehouse.dim_period": open("period_ix period year month"),
  "warehouse.run": open("key value"),
  "warehouse.dim_employer": own("employer_id employer_code"),
  "warehouse.dim_employer_version": own(
    "version_id employer_id from_ix to_ix employer_name province_code agency_code employer_type sector_code sector_version section payment_cycle min_wage_region officer_code status hard_to_collect is_frozen is_synthetic"
  ),
  "warehouse.fct_ledger": own(
    "employer_id period_ix province_code as_is_code version_id headcount wage_base si_accrued si_adjusted si_paid si_closing hi_accrued hi_adjusted hi_paid hi_closing ui_accrued ui_adjusted ui_paid ui_closing oa_accrued oa_adjusted oa_paid oa_closing interest_accrued interest_paid interest_closing"
  ),
  "warehouse.fct_late": own(
    "employer_id period_ix si_late hi_late ui_late oa_late late late_interest_bearing late_old_due age_0 age_1 age_2 age_3 age_4 months_late"
  ),
  "warehouse.fct_document": own(
    "employer_id period_ix code action document_no document_date amount days_late officer_code"
  ),
  // Shares of the nation's debts that are paid within months, by age: what the order of a work list is reckoned from.
  "ladder.fct_cure": open("period_ix age known_1 cleared_1 known_2 cleared_2 known_3 cleared_3"),
  "ladder.fct_flow": place("period_ix as_is_code officer_code state_from state_to employers late_before late_now"),
  "ladder.fct_paid_after": own(
    "employer_id action document_no document_date code officer_code period_ix months_late late_at paid_30 paid_60 paid_90"
  ),
  "ladder.fct_step": own(
    "period_ix employer_id province_code as_is_code agency_code officer_code months_late late headcount due_ix is_bound regime debt_class handling step_due since deadline preconditions_met missing last_action last_action_no last_action_date dunned_on recorded_on inspected_on concluded_on penalised_on enforced_on referred_on published_on excused_on publishable evasion_from is_216_candidate interest interest_law41 interest_closing"
  ),
  "detection.fct_score": own("employer_id period_ix months band r_h r_w e_h z_h e_w z_w x_h x_w z_b"),
  // A reader's list is the one of his province: its budget and its ranks stand in place of the nation's. Peers are those of
  // the same division in the province, three of them or more; a partner may be anywhere, and is left out.
  "detection.fct_flag": own(
    "employer_id period_ix variable kind direction observed expected before earlier since_ix score impact as_is_code heads heads_then wages wages_then course next_observed months_known most_before peers peers_median minimum threshold late months_late explained_by survived split_doubt priority tier=tier_province tier_province rank_nation=rank_province rank_province q chance"
  ),
  "detection.fct_tested": place("period_ix place tested changed"),
  "detection.fct_aggregate": place("period_ix place section employers heads_before heads wage_change"),
  "detection.fct_month": remade("detection/fct_month.sql"),
  "detection.fct_listed": remade("detection/fct_listed.sql"),
  "warehouse.fct_verdict": own("employer_id period_ix variable verdict cause verdict_date"),
  "warehouse.fct_break": own("employer_id period_ix fund opening previous_closing"),
  "warehouse.fct_delivery": place(
    "period_ix province_code map as_is_code load_seq sha256 file loaded_at rows accepted quarantined is_held is_correction is_synthetic"
  ),
  "warehouse.loads": place(
    "load_seq sha256 file status kind loaded_at rows accepted quarantined superseded encoding delimiter numbers"
  ),
  "warehouse.quarantine": place(
    "sha256 file kind loaded_at line column_name value reason code period_ix period province_code is_placed is_open"
  )
};

/** Marts of the pages (loaders/marts). One that is not here is empty. */
export const MARTS: Readonly<Record<string, Rule>> = {
  run: "open",
  months: "open",
  baseline: "open",
  events: "open",
  published: "open",
  definitions: "open",
  names: "open",
  group_months: "cells",
  ageing_months: "whole",
  fund_months: "own_place",
  crossings: "own_place",
  top_employers: "own_place",
  movements: "own_place",
  deliveries: "open",
  consequence: "own_place",
  reconciliation: "own_place",
  lost_employers: "own_place",
  quarantine_rows: "remade",
  quarantine_reasons: "remade",
  quarantine_totals: "remade",
  loads: "remade",
  breaks: "remade"
};

/**
 * Measures of a group that other readers than its own see. The other rates are left out on purpose: the headline amount
 * minus the collectible one is the debt of those that are hard to collect, often a single employer.
 */
export const MEASURES: ReadonlySet<string> = new Set([
  "employers",
  "employers_late",
  "late",
  "receivable_12m",
  "arrears_rate"
]);

/** Levels of groups that all readers see; crossings of two levels are for the reader's own province. */
export const LEVELS = ["province", "sector", "employer_type"] as const;

interface PathRule {
  /** Path without language and extension; `*` stands for one name, `<own>` for the reader's province. */
  path: string;
  editions: readonly EditionKind[];
}

const ALL: readonly EditionKind[] = ["central", "province", "officer", "public"];
const STAFF: readonly EditionKind[] = ["central", "province", "officer"];
const PROVINCE: readonly EditionKind[] = ["central", "province"];

/** Pages, files and folders of the site. What is not here stands in the central edition alone. */
export const CONTENT: readonly PathRule[] = [
  {path: "index", editions: ALL},
  {path: "provinces", editions: ALL},
  {path: "sectors", editions: ALL},
  {path: "employer-types", editions: ALL},
  {path: "provinces/*", editions: ALL},
  {path: "sectors/*", editions: ALL},
  {path: "employer-types/*", editions: ALL},
  {path: "metrics", editions: ALL},
  {path: "edition", editions: ["province", "officer", "public"]},
  {path: "data/ranking-vi.json", editions: ALL},
  {path: "data/ranking-en.json", editions: ALL},
  {path: "fair-ranking/provinces", editions: ALL},
  {path: "fair-ranking/sectors", editions: ALL},
  {path: "fair-ranking/officers", editions: PROVINCE},
  {path: "fair-ranking/outlook", editions: ALL},
  {path: "fair-ranking/closing-dates", editions: PROVINCE},
  {path: "anomalies", editions: STAFF},
  {path: "anomalies/*", editions: STAFF},
  {path: "anomalies/employers/*", editions: STAFF},
  {path: "data/anomalies/*", editions: STAFF},
  {path: "data/anomalies/*/*", editions: STAFF},
  {path: "data/anomalies/rows/*/*", editions: STAFF},
  {path: "data/anomalies/rows/*/*/*", editions: STAFF},
  {path: "explanation/<own>", editions: PROVINCE},
  {path: "files/*", editions: PROVINCE},
  {path: "packs", editions: PROVINCE},
  {path: "data-status", editions: PROVINCE},
  {path: "explorer", editions: STAFF},
  {path: "ladder/provinces/<own>", editions: STAFF},
  {path: "data/ladder/<own>.csv", editions: STAFF}
];

/** Whether an edition may hold the page, file or folder of that path (language and extension of pages left off). */
export function mayHold(edition: Edition, path: string): boolean {
  if (edition.kind === "central") return true;
  const names = path.split("/");
  return CONTENT.some(({path: pattern, editions}) => {
    if (!editions.includes(edition.kind)) return false;
    const wanted = pattern.split("/");
    return (
      wanted.length === names.length &&
      wanted.every((name, at) => name === "*" || name.replace("<own>", edition.province ?? "<none>") === names[at])
    );
  });
}
