import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {PROGRAM} from "../paths.js";
import {periodIndex, reference} from "../reference.js";
import {literal, type Db} from "../warehouse/open.js";
import {ruleFaults} from "./ruleFaults.js";

type Both = {vi: string; en: string};

/** One reviewed rule: data/rules/<id>.json. */
export interface Rule {
  id: string;
  /** A pattern names employers, an explanation clears them, the budget says how many are shown. */
  type: "pattern" | "explanation" | "budget";
  order: number;
  title: Both;
  legal_reading: Both;
  /** First and last month in which the rule is applied; null = still. */
  in_force: {from: string; to: string | null};
  parameters: Record<string, number>;
  thresholds?: number[];
  source: string;
  owner: string;
  /** Day on which a person entitled to it last reviewed the rule; null = nobody has. */
  reviewed_on: string | null;
}

/** Parameters without which a rule cannot be computed. */
const NEEDED: Record<string, readonly string[]> = {
  budget: [
    "urgent_nation",
    "watch_nation",
    "urgent_province",
    "watch_province",
    "pattern_prior",
    "pattern_price",
    "contribution_rate"
  ],
  sudden_change: [
    ...["least_score", "least_share", "least_heads", "least_impact", "floor", "floor_wage", "uneven"],
    ...["head", "head_wage", "head_wage_still", "large", "large_share", "joint", "cap", "least_season"],
    ...["prior_months", "prior_share", "anomalous_months", "anomalous_share", "return_score"]
  ],
  slow_erosion: [
    "k",
    "h",
    "clip",
    "floor",
    "least_share",
    "least_heads",
    "least_impact",
    "least_months",
    "score_of_sum"
  ],
  wage_cut_to_minimum: ["multiple", "tolerance", "from_multiple", "least_drop", "least_heads", "usual_share"],
  wage_frozen_at_minimum: [
    "multiple",
    "tolerance",
    "peers_rise",
    "least_heads",
    "months_news",
    "most_share",
    "usual_share"
  ],
  wage_inflated_before_benefit: ["most_heads", "least_rise", "most_head_change", "usual_share"],
  headcount_shaved: ["near", "least_drop", "most_drop", "back_months", "least_score", "usual_share"],
  mass_leave_return: [
    "least_drop",
    "least_heads",
    "within",
    "most_months",
    "least_score",
    "leave_share",
    "usual_share"
  ],
  headcount_collapse_debt_stays: ["most_left", "least_heads", "back_months", "least_months_owed", "usual_share"],
  payment_stop: ["least_paid_months", "most_late_months", "least_impact", "usual_share"],
  code_shuffle: [
    "least_months_owed",
    "least_heads",
    "least_heads_new",
    "least_surprise",
    "tolerance",
    "tolerance_new",
    "tolerance_own",
    "tolerance_heads",
    "tolerance_wages",
    "wages_there",
    "usual_share"
  ],
  clear_tet: ["most_change", "months_after"],
  clear_wage_step: ["months_after", "margin"],
  clear_sector: ["least_move", "least_share"],
  clear_province: ["least_move", "least_share"],
  clear_split: [],
  clear_reclassified: [],
  clear_delivery: ["most_quarantined", "block_move"],
  clear_season: ["least_share"]
};

/** All rules in the order they are shown. Throws a UserError that lists every fault of every file. */
export function readRules(folder = join(PROGRAM, "data", "rules")): Rule[] {
  const problems: string[] = [];
  const rules = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      try {
        const rule = JSON.parse(readFileSync(join(folder, name), "utf8")) as Rule;
        if (!rule.type) return [];
        problems.push(...ruleFaults(rule, name.slice(0, -5), NEEDED).map((f) => `rule ${name}: ${f}`));
        return [rule];
      } catch (error) {
        problems.push(`rule ${name}: ${(error as Error).message}`);
        return [];
      }
    });
  const known = new Set(rules.map((r) => r.id));
  problems.push(
    ...Object.keys(NEEDED)
      .filter((id) => !known.has(id))
      .map((id) => `rule ${id}.json: missing`)
  );
  if (problems.length) throw new UserError(problems);
  return rules.sort((a, b) => a.order - b.order);
}

/**
 * Everything a build of detection depends on beside its models: rules as tables and variables, small functions. ALP, the
 * engine's way of packing floats, tries for as long as half of a score takes to be computed, and saves nothing on scores.
 */
export async function prepareDetection(db: Db, rules: readonly Rule[] = readRules()): Promise<void> {
  const spans = rules.map((r) => ({
    r,
    from: periodIndex(r.in_force.from),
    to: r.in_force.to ? periodIndex(r.in_force.to) + 1 : null
  }));
  await db.run(`create schema if not exists ref; attach if not exists ':memory:' as scratch;
    set disabled_compression_methods = 'alp,alprd';
    create or replace table ref.rules as select * from (values ${spans
      .map(({r, from, to}) => {
        const texts = [
          r.id,
          r.type,
          r.title.vi,
          r.title.en,
          r.legal_reading.vi,
          r.legal_reading.en,
          r.source,
          r.owner,
          r.reviewed_on
        ];
        return `(${texts.map((text) => (text === null ? "null::varchar" : literal(text))).join(", ")}, ${r.order}, ${from}, ${to ?? "null::integer"}, ${literal(JSON.stringify(r.parameters))}, ${literal(JSON.stringify(r.thresholds ?? []))})`;
      })
      .join(
        ", "
      )}) as t(id, type, title_vi, title_en, legal_vi, legal_en, source, owner, reviewed_on, sort, from_ix, to_ix, parameters, thresholds)`);
  for (const {r, from, to} of spans) {
    const entries = Object.entries(r.parameters).map(([key, value]) => `${key}: ${value}::double`);
    const lists = r.thresholds ? [`thresholds: [${r.thresholds.map((t) => `${t}::double`).join(", ")}]`] : [];
    await db.run(
      `set variable ${r.id} = {${[...entries, ...lists, `from_ix: ${from}`, `to_ix: ${to ?? 99999}`].join(", ")}}`
    );
  }
  await db.run(MACROS);
  await loadWageSteps(db);
}

/**
 * coded_square: a month's square in whole units of 1e-9, or 2^42 when it is above the cap. surprise: what is left of a
 * change when it leads back towards the level from before a surprise: what goes beyond that level, nothing where it stays short of it. with_last: a step taken in two months. counted: the share of a
 * surprise that counts as suspicion, all of it up to `large`. joint: the score of the wage base, at least that of
 * headcount and wage together where both are beyond `joint` in one direction. season: what a change shares with the one of
 * a year before. wages_fit: the wages taken are those that the heads had where they came from; those there may move a little. Cases instead of greatest and least, which cost the engine four times as much.
 */
const MACROS = `
  set variable detect_from = 0;
  create or replace temp view kept_score as
    select null::integer as employer_id, null::integer as period_ix, null::utinyint as band, null::float as r_h, null::float as r_w, null::float as n_h, null::float as n_w where false;
  create or replace macro staging.head_change(heads, before) as (
    case when heads = before then 0 else ln(case when heads > 0 then heads else 0.5::double end / before) end);
  create or replace macro staging.wage_change(heads, wages, heads_before, wages_before) as (
    case
      when heads = 0 or wages = 0 or wages_before = 0 then null
      when wages::double * heads_before = wages_before::double * heads then 0
      else ln((wages::double * heads_before) / (wages_before::double * heads)) end);
  create or replace macro staging.capped(s) as (
    (getvariable('sudden_change').cap ** 2 * (s * s + getvariable('sudden_change').floor ** 2))::float);
  create or replace macro staging.coded_square(r, cap) as (
    case when r * r > cap then 4398046511104::double else round(r::double * r * 1e9) end);
  create or replace macro staging.surprise(r, e, last, v) as (
    case when last * last > getvariable('sudden_change').return_score ** 2 * (v + getvariable('sudden_change').floor ** 2)
        and (last > 0) <> (r > 0)
      then case when (r + last > 0) = (last > 0) then 0 when abs(r + last) < abs(e) then r + last else e end
      else e end);
  create or replace macro staging.with_last(e, last) as (
    case when last = 0 or (last > 0) <> (e > 0) then e when abs(last) < abs(e) then e + last else 2 * e end);
  create or replace macro staging.counted(e) as (
    case when abs(e) <= getvariable('sudden_change').large then 1
      else getvariable('sudden_change').large_share + (1 - getvariable('sudden_change').large_share) * getvariable('sudden_change').large / abs(e) end);
  create or replace macro staging.by_chance(step, tested, z_01, tail) as (tested * least(1, 0.01 * power(step / 100 / z_01, -tail)));
  create or replace macro staging.joint(z, e, z_1, f, z_2) as (
    case when (e > 0) <> (f > 0) or z_1 <= getvariable('sudden_change').joint or z_2 <= getvariable('sudden_change').joint
        or z * z >= z_1 * z_1 + z_2 * z_2 - getvariable('sudden_change').joint ** 2 then z
      else sqrt(z_1 * z_1 + z_2 * z_2 - getvariable('sudden_change').joint ** 2) end);
  create or replace macro staging.clipped(x) as (
    case when x > getvariable('slow_erosion').clip::float then getvariable('slow_erosion').clip::float
      when x < -getvariable('slow_erosion').clip::float then -getvariable('slow_erosion').clip::float else x end);
  create or replace macro staging.least_sum() as (
    getvariable('slow_erosion').h + (getvariable('slow_erosion').least_months - 1) * getvariable('slow_erosion').k);
  create or replace macro staging.head_tolerance(heads, is_code) as (
    greatest(getvariable('code_shuffle').tolerance_heads, round(heads * case when is_code then getvariable('code_shuffle').tolerance_new
      else getvariable('code_shuffle').tolerance end))::integer);
  create or replace macro staging.head_reach(heads) as (
    greatest(2, round(getvariable('code_shuffle').tolerance_heads + heads * getvariable('code_shuffle').tolerance))::integer);
  create or replace macro staging.wages_fit(wages_taken, took, wage_of_giver, wage_given, wages_there, step) as (least(abs(wages_taken - took * wage_of_giver), abs(wages_taken - took * case when wage_given > 0 then wage_given end))
      <= getvariable('code_shuffle').tolerance_wages * took * wage_of_giver + (getvariable('code_shuffle').wages_there + step) * wages_there);
  create or replace macro staging.told_change(variable, heads, heads_before, d_h, d_w) as (
    case when variable = 'headcount' then heads::double / heads_before - 1 when variable = 'average_wage' then exp(d_w) - 1
      when heads = 0 then -1 else exp(d_h + d_w) - 1 end);
  create or replace macro staging.season(r, year) as (
    case when year = 0 or (r > 0) <> (year > 0) then 0 when abs(r) < abs(year) then r else year end);`;

/** ref.wage_steps: months in which a legal wage rose, by how much, for public bodies and for each region. */
async function loadWageSteps(db: Db): Promise<void> {
  const steps = [
    ...stepsOf(reference("base_salary").map((r) => [r["effective_from"]!, "public", Number(r["amount_vnd"])])),
    ...stepsOf(
      reference("regional_min_wage").map((r) => [r["effective_from"]!, r["region"]!, Number(r["monthly_vnd"])])
    )
  ];
  await db.run(
    `create or replace table ref.wage_steps as select * from (values ${steps
      .map(([ix, scope, amount, ratio]) => `(${ix}, ${literal(scope)}, ${amount}::bigint, ${ratio}::double)`)
      .join(", ")}) as t(period_ix, scope, amount, ratio)`
  );
}

function stepsOf(rows: [date: string, scope: string, amount: number][]): [number, string, number, number | "null"][] {
  return rows.map(([date, scope, amount]) => {
    const before = rows.filter((r) => r[1] === scope && r[0] < date).sort((a, b) => (a[0] < b[0] ? 1 : -1))[0];
    return [periodIndex(date.slice(0, 7)), scope, amount, before ? amount / before[2] : "null"];
  });
}
