import {readFileSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {PROGRAM} from "../paths.js";
import {periodIndex} from "../reference.js";
import {literal, type Db} from "../warehouse/open.js";

/** What is looked at when a province is asked to explain a month. */
export const CRITERIA = ["amount_rise", "beyond_chance", "above_baseline", "months_running", "beyond_season"] as const;
export type CriterionId = (typeof CRITERIA)[number];

/** One criterion of the rule: it holds when its value reaches the threshold, and is near within the margin of it. */
export interface Criterion {
  id: CriterionId;
  order: number;
  /** Without it nobody is asked, however many others hold. */
  is_required: boolean;
  threshold: number;
  margin: number;
  unit: "share" | "number" | "points" | "months";
  vi: string;
  en: string;
}

/** The rule that selects who must explain a month: data/explanation/request.json. */
export interface RequestRule {
  id: string;
  title: {vi: string; en: string};
  why_it_matters: {vi: string; en: string};
  criteria: Criterion[];
  /** So many criteria must hold, required ones among them. */
  least_criteria: number;
  /** Day of the following month by which the reply is due. */
  reply_by_day: number;
  in_force_from: string;
  in_force_to: string | null;
  source: string;
  owner: string;
  /** Day of a person's review; null while there was none. */
  reviewed_on: string | null;
}

export const RULE_FILE = join(PROGRAM, "data", "explanation", "request.json");

/** Reads the rule. Throws a UserError that lists every fault of it. */
export function readRequestRule(path = RULE_FILE): RequestRule {
  const rule = JSON.parse(readFileSync(path, "utf8")) as RequestRule;
  const problems = faults(rule);
  if (problems.length) throw new UserError(problems.map((p) => `rule request.json: ${p}`));
  return rule;
}

function faults(rule: RequestRule): string[] {
  const found: string[] = [];
  const wants = (ok: boolean, message: string) => void (ok || found.push(message));
  const criteria = Array.isArray(rule.criteria) ? rule.criteria : [];
  for (const id of CRITERIA) wants(criteria.filter((c) => c.id === id).length === 1, `criterion ${id}: expected once`);
  for (const c of criteria) {
    wants(CRITERIA.includes(c.id), `unknown criterion "${c.id}" (known: ${CRITERIA.join(", ")})`);
    wants(Number.isFinite(c.threshold), `criterion ${c.id}: threshold "${c.threshold}" (expected a number)`);
    wants(Number.isFinite(c.margin) && c.margin >= 0, `criterion ${c.id}: margin "${c.margin}" (expected >= 0)`);
    wants(typeof c.is_required === "boolean", `criterion ${c.id}: is_required (expected true or false)`);
    wants(Boolean(c.vi && c.en), `criterion ${c.id}: needs vi and en`);
  }
  wants(
    Number.isInteger(rule.least_criteria) && rule.least_criteria >= 1 && rule.least_criteria <= CRITERIA.length,
    `least_criteria "${rule.least_criteria}" (expected 1 to ${CRITERIA.length})`
  );
  wants(
    Number.isInteger(rule.reply_by_day) && rule.reply_by_day >= 1 && rule.reply_by_day <= 28,
    `reply_by_day "${rule.reply_by_day}" (expected 1 to 28)`
  );
  const isMonth = (text: unknown) => typeof text === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
  wants(
    isMonth(rule.in_force_from) && (rule.in_force_to === null || isMonth(rule.in_force_to)),
    `in_force "${rule.in_force_from}" to "${rule.in_force_to}" (expected months, the end may be null)`
  );
  wants(Boolean(rule.title?.vi && rule.title?.en), "title needs vi and en");
  for (const key of ["source", "owner"] as const) wants(Boolean(rule[key]), `${key} is missing`);
  return found;
}

/** Puts the rule into the database that is being built. */
export async function prepareRequests(db: Db, rule: RequestRule = readRequestRule()): Promise<void> {
  const rows = rule.criteria.map(
    (c) =>
      `(${literal(c.id)}, ${c.order}, ${c.is_required}, ${c.threshold}::double, ${c.margin}::double, ${literal(c.unit)}, ${literal(c.vi)}, ${literal(c.en)})`
  );
  await db.run(`
    create or replace table ref.request_criteria as select * from (values ${rows.join(", ")})
      as t(id, sort, is_required, threshold, margin, unit, label_vi, label_en);
    create or replace table ref.request_rule as select ${rule.least_criteria}::integer as least_criteria,
      ${rule.reply_by_day}::integer as reply_by_day, ${periodIndex(rule.in_force_from)}::integer as from_ix,
      ${rule.in_force_to === null ? "null" : periodIndex(rule.in_force_to)}::integer as to_ix, ${literal(rule.title.vi)} as title_vi,
      ${literal(rule.title.en)} as title_en, ${literal(rule.why_it_matters.vi)} as why_vi, ${literal(rule.why_it_matters.en)} as why_en,
      ${literal(rule.source)} as source, ${literal(rule.owner)} as owner, ${rule.reviewed_on ? literal(rule.reviewed_on) : "null::varchar"} as reviewed_on`);
}
