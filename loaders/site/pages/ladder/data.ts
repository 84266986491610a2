import {group} from "d3-array";
import {readMart} from "../../../marts/read.js";
import type {Db} from "../../../warehouse/open.js";
import {
  isToDo,
  readWork,
  readWorkRule,
  urgencyOf,
  type Urgency,
  type Work,
  type WorkRule
} from "../../../worklist/read.js";
import type {Lang} from "../../../../src/domain/format.js";
import {messages} from "../../../../src/i18n/index.js";
import type {World} from "../world.js";
import type * as rows from "./types.js";

/** Everything that the pages of the ladder show, indexed. */
export interface Ladder {
  ix: number;
  /** Last day of the last month, YYYY-MM-DD: deadlines are seen from it. */
  day: string;
  rule: WorkRule;
  steps: rows.StepRow[];
  /** The last month's rows of a scope by state: VN or a province. */
  funnel: (code: string) => Map<string, rows.FunnelRow>;
  /** The nation's rows of the last thirteen month ends. */
  trend: rows.FunnelRow[];
  flow: (code: string) => rows.FlowRow[];
  paid: rows.PaidRow[];
  cure: rows.CureRow[];
  /** Notices and inspections of the month against what was to be done; VN and provinces. */
  activity: rows.ActivityRow[];
  documents: (code: string, action: string) => number;
  /** All who are late in a province, the most worth first. */
  work: (code: string) => Work[];
  /** Those of them with a step to do, above the limit of what is listed. */
  toDo: (code: string) => Work[];
  urgency: (work: Work) => Urgency;
}

/** Reads the ladder of the last month; null where nothing is late. */
export async function readLadderData(db: Db, world: World): Promise<Ladder | null> {
  const ix = world.last.period_ix;
  const all = await readMart<rows.FunnelRow>(db, "ladder_funnel");
  const funnel = all.filter((row) => row.period_ix === ix);
  if (!funnel.length) return null;
  const rule = readWorkRule();
  const work = group(await readWork(db, {ix}, rule), (row) => row.as_is_code);
  const byScope = group(
    funnel.filter((row) => row.level !== "officer"),
    (row) => row.as_is_code
  );
  const flow = group(await readMart<rows.FlowRow>(db, "ladder_flow"), (row) => row.as_is_code);
  const documents = await readMart<rows.DocumentRow>(db, "ladder_documents");
  const day = new Date(Date.UTC(Math.floor(ix / 12), (ix % 12) + 1, 0)).toISOString().slice(0, 10);
  return {
    ...{ix, day, rule},
    steps: await readMart<rows.StepRow>(db, "ladder_steps"),
    funnel: (code) => new Map((byScope.get(code) ?? []).map((row) => [row.state, row])),
    trend: all.filter((row) => row.level === "nation"),
    flow: (code) => flow.get(code) ?? [],
    paid: await readMart<rows.PaidRow>(db, "ladder_paid"),
    cure: await readMart<rows.CureRow>(db, "ladder_cure"),
    activity: await readMart<rows.ActivityRow>(db, "ladder_activity"),
    documents: (code, action) =>
      documents
        .filter((row) => row.action === action && (code === "VN" || row.as_is_code === code))
        .reduce((sum, row) => sum + row.documents, 0),
    work: (code) => work.get(code) ?? [],
    toDo: (code) => (work.get(code) ?? []).filter((row) => isToDo(row, rule)),
    urgency: (row) => urgencyOf(row, day, rule.week_days)
  };
}

/** The duties of the letter, each one or two steps. */
export const DUTIES = ["dun", "record", "inspect", "sanction", "referral"] as const;
export const STEPS_OF: Record<(typeof DUTIES)[number], readonly string[]> = {
  dun: ["dunning_notice"],
  record: ["violation_record"],
  inspect: ["inspection_decision", "inspection_conclusion"],
  sanction: ["penalty_decision", "enforcement_decision"],
  referral: ["police_referral"]
};

/** The states of late employers in the order of the ladder. */
export function statesOf(ladder: Ladder): string[] {
  return [...ladder.steps.map(({id}) => id), "waiting", "apart"];
}

/** The name of a state, as the rule in force calls the step. */
export function stateName(ladder: Ladder, state: string, lang: Lang): string {
  const step = ladder.steps.find(({id}) => id === state);
  if (step) return lang === "vi" ? step.title_vi : step.title_en;
  const {states} = messages[lang].ladder;
  return states[state as keyof typeof states] ?? state;
}

export interface Sum {
  employers: number;
  late: bigint;
  overdue: number;
  blocked: number;
}

/** The sum over the steps, without those for whom nothing is due. */
export function dueOf(ladder: Ladder, funnel: Map<string, rows.FunnelRow>): Sum {
  const sum: Sum = {employers: 0, late: 0n, overdue: 0, blocked: 0};
  for (const {id} of ladder.steps) {
    const row = funnel.get(id);
    if (!row) continue;
    sum.employers += row.employers;
    sum.late += row.late;
    sum.overdue += row.overdue;
    sum.blocked += row.blocked;
  }
  return sum;
}
