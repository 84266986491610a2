import {readFileSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {PROGRAM} from "../paths.js";
import {periodIndex, reference} from "../reference.js";
import {literal, type Db} from "../warehouse/open.js";
import {checkSteps, checkTerms} from "./checkRules.js";

type Both = {vi: string; en: string};

/** Kinds of documents, from the first step to what stands beside the steps; a document's rank is its place here. */
export const DOCUMENTS = [
  ...["dunning_notice", "violation_record", "inspection_decision", "inspection_conclusion", "penalty_decision"],
  ...["enforcement_decision", "police_referral", "publication", "force_majeure"]
] as const;

/** What a step asks for in one span of months. */
export interface StepVersion {
  regime: "letter" | "law41";
  in_force: {from: string; to: string | null};
  /** Months late from which on the step can be due, and up to which (null = no end). */
  age_months: number;
  up_to_months: number | null;
  /** Of every list one document must be on file. */
  requires: string[][];
  /** Day of the month that comes so many months after the month end at which the step became due. */
  deadline: {months_after: number; day: number} | null;
  /** The step's name in these months where it differs. */
  title?: Both;
  source: string;
  /** Whether the text of the law was read, or only reported by others. */
  text_read: boolean;
}

/** One step: data/rules/step_<step>.json. */
export interface Step {
  id: string;
  step: string;
  order: number;
  /** first_missing: the first step of the track that is not on file; next: the one after the highest on file. */
  track: "first_missing" | "next";
  title: Both;
  legal_reading: Both;
  /** Documents with which the step opens. */
  opened_by: string[];
  versions: StepVersion[];
  tests?: {months: number; amount: number; headcount: number};
  /** Classes of article 216: an employer falls into the highest one that its amount or its headcount reaches. */
  brackets?: Bracket[];
  /** Administrative fines by what is fined and when; for individuals, organisations pay so many times as much. */
  fines?: Fine[];
  owner: string;
  reviewed_on: string | null;
}

/** One clause of article 216, amounts in đồng; bounds from (included) to (excluded, null = none). */
export interface Bracket {
  clause: string;
  amount_from: number;
  amount_to: number | null;
  headcount_from: number;
  headcount_to: number | null;
  fine_from: number;
  fine_to: number;
  prison_vi: string;
  prison_en: string;
}

/** One range of fines: a share of what is owed, or an amount in đồng, never more than amount_high. */
export interface Fine {
  of: "late" | "evasion";
  from: string;
  to: string | null;
  share_low: number | null;
  share_high: number | null;
  amount_low: number | null;
  amount_high: number;
  organisation_factor: number;
  source: string;
  text_read: boolean;
}

/** Where a term comes from, and whether the text was read. */
interface Sourced {
  source: string;
  text_read: boolean;
}

/** What holds beside the steps: data/rules/step_terms.json. */
export interface Terms {
  law_from: string;
  evasion: {days_after_due: number} & Sourced;
  interest: {per_day_millionths: number} & Sourced;
  force_majeure: {proof_by_day: number} & Sourced;
  state_list: {by_day: number; from: string} & Sourced;
  publication: {age_months: number} & Sourced;
}

const RULES = join(PROGRAM, "data", "rules");
const STEPS = DOCUMENTS.slice(0, 7);

/** The seven steps in their order. Throws a UserError that lists every fault of every file. */
export function readSteps(folder = RULES): Step[] {
  const steps = STEPS.map((step) => read<Step>(folder, `step_${step}`));
  const problems = checkSteps(steps, DOCUMENTS);
  if (problems.length) throw new UserError(problems);
  return steps;
}

/** The other terms. Throws a UserError that lists every fault. */
export function readTerms(folder = RULES): Terms {
  const terms = read<Terms>(folder, "step_terms");
  const problems = checkTerms(terms);
  if (problems.length) throw new UserError(problems);
  return terms;
}

function read<T>(folder: string, name: string): T {
  try {
    return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as T;
  } catch (error) {
    throw new UserError(`rule ${name}.json: ${(error as Error).message}`);
  }
}

/** Documents as one number: each kind is a bit. */
export function maskOf(documents: readonly string[]): number {
  return documents.reduce((mask, name) => mask | (1 << (DOCUMENTS as readonly string[]).indexOf(name)), 0);
}

/** Puts the rules of the ladder into the database that is being built: ref.steps, ref.documents, ref.late_interest, variables. */
export async function prepareLadder(db: Db): Promise<void> {
  const terms = readTerms();
  const steps = readSteps();
  const rows = steps.flatMap((s) =>
    s.versions.map((v) => stepRow(s, v, maskOf(steps.filter((o) => o.track === s.track).map((o) => o.step))))
  );
  const tests = steps.find((s) => s.tests)!.tests!;
  await db.run(`
    create or replace table ref.documents as select * from (values ${DOCUMENTS.map((name, i) => `(${literal(name)}, ${i + 1}, ${1 << i})`).join(", ")}) as t(action, rank, bit);
    create or replace table ref.steps as select * from (values ${rows.join(", ")})
      as t(id, sort, regime, track, track_mask, title_vi, title_en, legal_vi, legal_en, age_months, up_to_months, requires, requires_masks, opened_mask,
        deadline_months_after, deadline_day, from_ix, to_ix, source, text_read, reviewed_on);
    set variable ladder = {law_from: date ${literal(terms.law_from)}, law_ix: ${periodIndex(terms.law_from.slice(0, 7))},
      evasion_days: ${terms.evasion.days_after_due}, per_day: ${terms.interest.per_day_millionths}, proof_by_day: ${terms.force_majeure.proof_by_day},
      publication_age: ${terms.publication.age_months}, state_from_ix: ${periodIndex(terms.state_list.from)},
      state_by_day: ${terms.state_list.by_day}, test_months: ${tests.months}, test_amount: ${tests.amount}::bigint, test_headcount: ${tests.headcount}};
    create or replace table ref.article_216 as select * from (values ${brackets(steps).join(", ")})
      as t(clause, amount_from, amount_to, headcount_from, headcount_to, fine_from, fine_to, prison_vi, prison_en);
    create or replace macro month_start(ix) as make_date((ix // 12)::bigint, (ix % 12 + 1)::bigint, 1::bigint);
    create or replace macro month_end(ix) as last_day(make_date((ix // 12)::bigint, (ix % 12 + 1)::bigint, 1::bigint));`);
  await loadInterest(db);
}

function brackets(steps: readonly Step[]): string[] {
  return steps
    .flatMap((s) => s.brackets ?? [])
    .map((b) => {
      const money = (value: number | null) => (value === null ? "null::bigint" : `${value}::bigint`);
      const heads = [b.headcount_from, b.headcount_to].map((value) =>
        value === null ? "null::integer" : String(value)
      );
      return `(${literal(b.clause)}, ${money(b.amount_from)}, ${money(b.amount_to)}, ${heads.join(", ")}, ${money(b.fine_from)}, ${money(b.fine_to)}, ${literal(b.prison_vi)}, ${literal(b.prison_en)})`;
    });
}

function stepRow(s: Step, v: StepVersion, trackMask: number): string {
  const title = v.title ?? s.title;
  const requires = v.requires.map((any) => any.join("|")).join(",");
  const masks = `[${v.requires.map(maskOf).join(", ")}]::integer[]`;
  const number = (value: number | null | undefined) => (value == null ? "null::integer" : String(value));
  const texts = [title.vi, title.en, s.legal_reading.vi, s.legal_reading.en].map(literal).join(", ");
  const span = [periodIndex(v.in_force.from), v.in_force.to === null ? null : periodIndex(v.in_force.to)].map(number);
  return `(${literal(s.step)}, ${s.order}, ${literal(v.regime)}, ${literal(s.track)}, ${trackMask}, ${texts}, ${v.age_months}, ${number(v.up_to_months)},
    ${literal(requires)}, ${masks}, ${maskOf(s.opened_by)}, ${number(v.deadline?.months_after)}, ${number(v.deadline?.day)}, ${span.join(", ")},
    ${literal(v.source)}, ${v.text_read}, ${s.reviewed_on ? literal(s.reviewed_on) : "null::varchar"})`;
}

/**
 * ref.late_interest: the published monthly rates of the 2014 rule, and ref.interest_clock: for every month the sum of them
 * from the beginning, in millionths, with the number of months of which none is known; a span is the difference of two.
 */
async function loadInterest(db: Db): Promise<void> {
  const rates = reference("late_interest");
  const rows = rates.map(
    (r) =>
      `(${r["year"]}, ${literal(r["funds"]!)}, ${Math.round(Number(r["monthly_percent"]) * 1e4)}, ${literal(r["source"]!)}, ${r["verified"] === "1"})`
  );
  await db.run(`
    create or replace table ref.late_interest (year integer, funds varchar, millionths integer, source varchar, verified boolean);
    ${rows.length ? `insert into ref.late_interest values ${rows.join(", ")};` : ""}
    create or replace table ref.interest_clock as
      with months as (select unnest(range(1950 * 12, 2100 * 12))::integer as period_ix)
      select m.period_ix, last_day(make_date((m.period_ix // 12)::bigint, (m.period_ix % 12 + 1)::bigint, 1::bigint)) as ends,
        sum(coalesce(s.millionths, 0)) over w as si, sum(coalesce(h.millionths, 0)) over w as hi,
        count(*) filter (s.millionths is null) over w as si_unknown, count(*) filter (h.millionths is null) over w as hi_unknown
      from months as m
      left join ref.late_interest as s on m.period_ix // 12 = s.year and s.funds = 'si_ui_oa'
      left join ref.late_interest as h on m.period_ix // 12 = h.year and h.funds = 'hi'
      window w as (order by m.period_ix);`);
}
