import type {Bracket} from "../../../../ladder/rules.js";
import {readMart} from "../../../../marts/read.js";
import type {Db} from "../../../../warehouse/open.js";
import {csvText} from "../../../../../src/client/csv.js";

export type ListId = "publication" | "state";
export type Now = "listed" | "paid" | "renewed" | "apart" | "unknown";

/** Employers of one list, province and present state. */
export interface ListRow {
  list: ListId;
  list_ix: number;
  code: string;
  now: Now;
  data_date: string;
  paid_to: string;
  employers: number;
  late: number;
  late_now: number | null;
  headcount: number;
  evasion_signs: number;
}

/** One employer on a list with the documents that prove it. */
export interface ListedRow {
  list: ListId;
  employer_code: string;
  employer_name: string | null;
  code: string;
  months_late: number;
  late: number;
  headcount: number;
  dunning_no: string | null;
  dunning_date: string | null;
  inspection_no: string | null;
  inspection_date: string | null;
  penalty_no: string | null;
  penalty_date: string | null;
  evasion_from: string | null;
  is_evasion_sign: boolean;
}

/** One candidate for review with the evidence of each test. */
export interface CandidateRow {
  employer_code: string;
  employer_name: string | null;
  code: string;
  months_late: number;
  months_cumulative: number;
  penalty_no: string | null;
  penalty_date: string;
  late: number;
  headcount: number;
  amount_clause: string | null;
  headcount_clause: string | null;
  clause: string;
  step_due: string | null;
  referred_on: string | null;
}

const CLASSES = [1, 2, 3, 4] as const;
export type DebtClass = (typeof CLASSES)[number];
export {CLASSES};

/** A province's position for its steering committee. */
export type SteeringRow = {code: string} & Record<
  | `employers_${DebtClass}`
  | `late_${DebtClass}`
  | "employers"
  | "late"
  | "dunned"
  | "inspected"
  | "penalised"
  | "enforced"
  | "referred"
  | "due"
  | "publishable"
  | "candidates",
  number
>;

/** A document of an employer that nobody knows; total: how many there are in all. */
export interface StrayRow {
  employer_code: string;
  action: string;
  document_no: string;
  document_date: string;
  file: string | null;
  total: number;
}

/** Everything the lists' pages read. */
export interface Lists {
  lists: ListRow[];
  top: ListedRow[];
  candidates: CandidateRow[];
  brackets: Bracket[];
  steering: SteeringRow[];
  strays: StrayRow[];
  /** CSV of the latest list by "list code". */
  files: Map<string, string>;
}

/** Reads the marts of the lists and the whole lists by province; null where nothing is late. */
export async function readListData(db: Db): Promise<Lists | null> {
  const steering = await readMart<SteeringRow>(db, "ladder_steering");
  if (!steering.length) return null;
  return {
    lists: await readMart<ListRow>(db, "ladder_lists"),
    top: await readMart<ListedRow>(db, "ladder_list_top"),
    candidates: await readMart<CandidateRow>(db, "ladder_candidates"),
    brackets: await readMart<Bracket>(db, "ladder_brackets"),
    steering,
    strays: await readMart<StrayRow>(db, "ladder_stray"),
    files: await readFiles(db)
  };
}

/** Columns of the CSV of a list; `now` says what has become of the employer by `paid_to`. */
const COLUMNS = [
  ...[
    "data_date",
    "paid_to",
    "province_code",
    "agency_code",
    "employer_code",
    "employer_name",
    "headcount",
    "months_late"
  ],
  ...[
    "late",
    "late_now",
    "now",
    "dunning_no",
    "dunning_date",
    "inspection_no",
    "inspection_date",
    "penalty_no",
    "penalty_date"
  ],
  "evasion_from"
];

/** The latest list of each kind, by province, with every employer that qualified at its data date. */
async function readFiles(db: Db): Promise<Map<string, string>> {
  const rows = await db.all<Record<string, string | null>>(`
    select l.list || ' ' || l.as_is_code as file, ${COLUMNS.map((c) => `${SOURCES[c] ?? `l.${c}`}::varchar as ${c}`).join(", ")}
    from ladder.fct_listed as l
    inner join (select list, max(list_ix) as list_ix from ladder.fct_listed group by list) as t
      on l.list = t.list and l.list_ix = t.list_ix
    inner join warehouse.dim_employer as e on l.employer_id = e.employer_id
    left join warehouse.dim_employer_version as v
      on l.employer_id = v.employer_id and l.list_ix >= v.from_ix and l.list_ix < coalesce(v.to_ix, 99999)
    order by file, l.late desc, e.employer_code`);
  const lines = new Map<string, string[][]>();
  for (const {file, ...row} of rows) {
    const own = lines.get(file!) ?? [COLUMNS];
    lines.set(file!, own);
    own.push(COLUMNS.map((column) => row[column] ?? ""));
  }
  return new Map([...lines].map(([file, own]) => [file, csvText(own)]));
}

const SOURCES: Record<string, string> = {
  province_code: "l.as_is_code",
  employer_code: "e.employer_code",
  employer_name: "v.employer_name"
};

/** The candidates as CSV. */
export function candidatesCsv(rows: readonly CandidateRow[]): string {
  const columns = [
    ...["employer_code", "employer_name", "code", "months_late", "months_cumulative", "penalty_no", "penalty_date"],
    ...["late", "headcount", "amount_clause", "headcount_clause", "clause", "step_due", "referred_on"]
  ] as (keyof CandidateRow)[];
  return csvText([
    columns.map((column) => (column === "code" ? "province_code" : column)),
    ...rows.map((row) => columns.map((column) => String(row[column] ?? "")))
  ]);
}

/** Sums over the rows of a list, of all states or of some. */
export function sumOf(rows: readonly ListRow[], states?: readonly Now[]) {
  const own = states ? rows.filter((row) => states.includes(row.now)) : rows;
  const sum = (of: (row: ListRow) => number) => own.reduce((total, row) => total + of(row), 0);
  return {
    employers: sum((r) => r.employers),
    late: sum((r) => r.late),
    headcount: sum((r) => r.headcount),
    evasionSigns: sum((r) => r.evasion_signs)
  };
}

/** What has left a list since its data date. */
export const LEFT: readonly Now[] = ["paid", "renewed", "apart"];

/** The rows of the latest list of a kind, or of the one before it. */
export function rowsOf(lists: Lists, list: ListId, back = 0): ListRow[] {
  const own = lists.lists.filter((row) => row.list === list);
  const last = Math.max(...own.map((row) => row.list_ix));
  return own.filter((row) => row.list_ix === last - back);
}
