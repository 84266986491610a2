import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {PROGRAM} from "../paths.js";
import {periodIndex} from "../reference.js";
import {literal, type Db} from "../warehouse/open.js";

type Both = {vi: string; en: string};

/** What is measured; each id has a model of its own (loaders/ladder/int_score_*.sql). */
export const CRITERIA = [
  ...["rate_change", "steps_in_time", "inspected", "notices_shown", "collection", "late_ceiling", "vssid"],
  "assessment"
] as const;
export type ScoreLevel = "province" | "officer";

/** One criterion of the emulation sheet: data/scoring/<id>.json. */
export interface Criterion {
  id: string;
  order: number;
  title: Both;
  why_it_matters: Both;
  levels: ScoreLevel[];
  /** Share of the whole score in per cent; of those that can be measured the weights are scaled up to 100. */
  weight: number;
  /** The measure's value that earns no point, and the one that earns all 100; linear between. */
  zero: number;
  full: number;
  unit: "points" | "share" | "score";
  parameters?: {days_without_deadline?: number; highest?: number; criteria?: {name: string; weight: number}[]};
  source: string;
  owner: string;
  in_force: {from: string; to: string | null};
  /** True until those in charge have decided on it. */
  is_proposal: boolean;
  reviewed_on: string | null;
}

const FOLDER = join(PROGRAM, "data", "scoring");

/** All criteria in their order. Throws a UserError that lists every fault of every file. */
export function readCriteria(folder = FOLDER): Criterion[] {
  const problems: string[] = [];
  const criteria = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      try {
        const one = JSON.parse(readFileSync(join(folder, name), "utf8")) as Criterion;
        problems.push(...faults(one, name.slice(0, -5)).map((fault) => `scoring ${name}: ${fault}`));
        return [one];
      } catch (error) {
        problems.push(`scoring ${name}: ${(error as Error).message}`);
        return [];
      }
    });
  for (const id of CRITERIA) if (!criteria.some((c) => c.id === id)) problems.push(`scoring: ${id}.json is missing`);
  if (problems.length) throw new UserError(problems);
  return criteria.sort((a, b) => a.order - b.order);
}

function faults(c: Criterion, file: string): string[] {
  const found: string[] = [];
  const wants = (ok: boolean, message: string) => void (ok || found.push(message));
  wants(c.id === file, `id "${c.id}" (expected ${file})`);
  wants((CRITERIA as readonly string[]).includes(c.id), `id "${c.id}" (known: ${CRITERIA.join(", ")})`);
  for (const key of ["title", "why_it_matters"] as const) wants(Boolean(c[key]?.vi && c[key]?.en), `${key}: vi and en`);
  wants(c.weight > 0 && c.weight <= 100, `weight "${c.weight}" (expected above 0, at most 100)`);
  wants(
    Number.isFinite(c.zero) && Number.isFinite(c.full) && c.zero !== c.full,
    `zero "${c.zero}" and full "${c.full}" (expected two different numbers)`
  );
  wants(["points", "share", "score"].includes(c.unit), `unit "${c.unit}" (expected points, share or score)`);
  wants(
    Array.isArray(c.levels) && c.levels.length > 0 && c.levels.every((l) => ["province", "officer"].includes(l)),
    `levels "${String(c.levels)}" (expected province, officer)`
  );
  if (c.id === "steps_in_time")
    wants(Number(c.parameters?.days_without_deadline) > 0, "parameters.days_without_deadline (expected days)");
  if (c.id === "assessment")
    wants(
      Boolean(c.parameters?.criteria?.length && c.parameters.criteria.every((k) => k.name && k.weight > 0)),
      "parameters.criteria (expected names with weights above 0)"
    );
  const isMonth = (text: unknown) => typeof text === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
  const {from, to} = c.in_force ?? {};
  wants(isMonth(from) && (to === null || isMonth(to)), `in_force "${from}" to "${to}" (expected months)`);
  for (const key of ["source", "owner"] as const) wants(Boolean(c[key]), `${key} is missing`);
  wants(typeof c.is_proposal === "boolean", "is_proposal (expected true or false)");
  return found;
}

/** Officers with fewer employers get no sheet: one large debtor would decide it. */
export const LEAST_EMPLOYERS = 10;

/** Puts the criteria into the database that is being built: ref.scoring, ref.scoring_assessed, variables, macros. */
export async function prepareScoring(db: Db, criteria = readCriteria()): Promise<void> {
  const text = (value: string | null) => (value === null ? "null::varchar" : literal(value));
  const rows = criteria.map(
    (c) =>
      `(${literal(c.id)}, ${c.order}, ${c.levels.includes("province")}, ${c.levels.includes("officer")}, ${c.weight}::double, ${c.zero}::double, ${c.full}::double,
        ${literal(c.unit)}, ${periodIndex(c.in_force.from)}, ${c.in_force.to === null ? "99999" : periodIndex(c.in_force.to)},
        ${literal(c.title.vi)}, ${literal(c.title.en)}, ${literal(c.why_it_matters.vi)}, ${literal(c.why_it_matters.en)}, ${literal(c.source)},
        ${literal(c.owner)}, ${c.is_proposal}, ${text(c.reviewed_on)})`
  );
  const of = (id: string) => criteria.find((c) => c.id === id)!.parameters!;
  const assessed = of("assessment").criteria!.map((k) => `(${literal(k.name)}, ${k.weight}::double)`);
  await db.run(`
    create or replace table ref.scoring as select * from (values ${rows.join(", ")})
      as t(id, sort, is_province, is_officer, weight, zero, "full", unit, from_ix, to_ix, title_vi, title_en, why_vi, why_en, source, owner, is_proposal, reviewed_on);
    create or replace table ref.scoring_assessed as select * from (values ${assessed.join(", ")}) as t(criterion, weight);
    set variable scoring = {days: ${of("steps_in_time").days_without_deadline}, least_employers: ${LEAST_EMPLOYERS}};
    create or replace macro wilson_centre(p, n) as (p + 3.841458820694124 / (2 * n)) / (1 + 3.841458820694124 / n);
    create or replace macro wilson_half(p, n) as
      1.959963984540054 / (1 + 3.841458820694124 / n) * sqrt(greatest(p * (1 - p) / n + 3.841458820694124 / (4 * n * n), 0));`);
}
