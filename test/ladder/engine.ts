/** The models of the ladder alone, on a ledger and documents put before them: a build of seconds becomes one of a moment. */
import {prepareLadder} from "../../loaders/ladder/rules.js";
import {ratesModel, readMetrics} from "../../loaders/metrics/definitions.js";
import {FOLDERS} from "../../loaders/warehouse/build.js";
import {auditModel, makeModel, readModels} from "../../loaders/warehouse/models.js";
import {withDatabase} from "../../loaders/warehouse/open.js";
import {play, type History, type MonthEnd} from "./history.js";

const MODELS = [
  ...["staging.int_link", "staging.int_arising", "staging.int_left", "warehouse.fct_late"],
  ...[
    "staging.int_debtor",
    "staging.int_first_document",
    "staging.int_last_document",
    "staging.int_state",
    "staging.int_due"
  ],
  ...["staging.int_reached", "staging.int_interest", "ladder.fct_step"]
];

/** A row of ladder.fct_step; dates as text. */
export interface Step {
  employer_id: number;
  period_ix: number;
  months_late: number;
  late: bigint;
  due_ix: number;
  handling: string | null;
  step_due: string | null;
  since: string | null;
  deadline: string | null;
  preconditions_met: boolean | null;
  missing: string;
  last_action_date: string | null;
  publishable: boolean;
  is_216_candidate: boolean;
  evasion_from: string | null;
  interest_law41: bigint;
}

/** What the models make of the histories, by "employer month", beside what the histories themselves say. */
export async function climb(histories: readonly History[]): Promise<{steps: Map<string, Step>; ends: MonthEnd[][]}> {
  const ends = histories.map(play);
  const models = readModels(FOLDERS, [ratesModel(readMetrics())]).filter((model) => MODELS.includes(model.name));
  const steps = await withDatabase(":memory:", {threads: 1}, async (db) => {
    await db.run("create schema ref; create schema warehouse; create schema staging; create schema ladder");
    await prepareLadder(db);
    await db.run(tables(histories, ends));
    for (const model of models) {
      await makeModel(db, model);
      const problems = await auditModel(db, model);
      if (problems.length) throw new Error(problems.join("\n"));
    }
    return db.all<Step>(`select * replace (since::varchar as since, deadline::varchar as deadline,
      last_action_date::varchar as last_action_date, evasion_from::varchar as evasion_from) from ladder.fct_step`);
  });
  return {steps: new Map(steps.map((step) => [`${step.employer_id} ${step.period_ix}`, step])), ends};
}

function tables(histories: readonly History[], ends: readonly MonthEnd[][]): string {
  const ledger = ends.flatMap((months, id) =>
    months.map((m) => `(${id},${m.month},${histories[id]!.headcount},${m.accrued},${m.paid},${m.closing})`)
  );
  const papers = ends.flatMap((months, id) =>
    (months.at(-1)?.papers ?? []).map((p) => `(${id},'${p.kind}','${p.no}',date '${p.date}')`)
  );
  const versions = histories.map((h, id) => `(${id},${h.cycle},${h.isFrozen ?? false})`);
  const none = (fund: string) =>
    ["accrued", "adjusted", "paid", "closing"].map((column) => `0::bigint as ${fund}_${column}`).join(", ");
  const rows = (list: string[], empty: string) => (list.length ? list.join(",") : empty);
  return `
    create macro running(x) as x::bigint;
    create table warehouse.dim_employer_version as select id::integer as version_id, id::integer as employer_id, 0 as from_ix,
      null::integer as to_ix, cycle::integer as payment_cycle, null::varchar as agency_code, null::varchar as officer_code,
      null::varchar as hard_to_collect, frozen as is_frozen, 'active' as status from (values ${versions.join(",")}) as t(id, cycle, frozen);
    create table warehouse.fct_ledger as select id::integer as employer_id, ix::integer as period_ix, '01' as province_code,
      '01' as as_is_code, id::integer as version_id, heads::bigint as headcount, 0::bigint as wage_base, a::bigint as si_accrued,
      0::bigint as si_adjusted, p::bigint as si_paid, c::bigint as si_closing, ${["hi", "ui", "oa"].map(none).join(", ")},
      0::bigint as interest_closing
      from (values ${rows(ledger, "(0,0,0,0,0,0)")}) as t(id, ix, heads, a, p, c) where ix > 0;
    create table warehouse.fct_document as select id::integer as employer_id, (year(d) * 12 + month(d) - 1)::integer as period_ix,
      kind as action, no as document_no, d as document_date
      from (values ${rows(papers, "(-1,'x','x',date '2000-01-01')")}) as t(id, kind, no, d) where id >= 0;`;
}
