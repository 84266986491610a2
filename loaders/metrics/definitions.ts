import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {UserError} from "../errors.js";
import {PROGRAM} from "../paths.js";
import {parseModel, type Model} from "../warehouse/models.js";

type Both = {vi: string; en: string};

/** One metric: data/metrics/<id>.json. */
export interface Metric {
  id: string;
  is_headline: boolean;
  order: number;
  title: Both;
  why_it_matters: Both;
  numerator: {column: string; vi: string; en: string};
  denominator: {column: string; vi: string; en: string};
  unit: "percent";
  direction: "low_is_good";
  zero_denominator: "null";
  source: string;
  owner: string;
  /** Day of a person's review; null while there was none. */
  reviewed_on: string | null;
}

/** Columns of metrics.rates_base that a metric may divide. */
const NUMERATORS = ["late", "late_interest_bearing", "late_collectible", "late_old_due"];
const DENOMINATORS = ["receivable_12m", "receivable_ytd", "collection_plan"];

/** All metrics in the order they are shown. Throws a UserError that lists every fault of every file. */
export function readMetrics(folder = join(PROGRAM, "data", "metrics")): Metric[] {
  const problems: string[] = [];
  const metrics = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      try {
        const metric = JSON.parse(readFileSync(join(folder, name), "utf8")) as Metric;
        problems.push(...faults(metric, name.slice(0, -5)).map((f) => `metric ${name}: ${f}`));
        return [metric];
      } catch (error) {
        problems.push(`metric ${name}: ${(error as Error).message}`);
        return [];
      }
    });
  if (metrics.filter((m) => m.is_headline).length !== 1) problems.push("metrics: exactly one must be the headline");
  if (problems.length) throw new UserError(problems);
  return metrics.sort((a, b) => a.order - b.order);
}

function faults(metric: Metric, file: string): string[] {
  const found: string[] = [];
  const wants = (ok: boolean, message: string) => void (ok || found.push(message));
  wants(metric.id === file, `id "${metric.id}" is not the file's name`);
  wants(/^[a-z_]+$/.test(metric.id ?? ""), `id "${metric.id}" (expected lower-case letters and _)`);
  for (const key of ["title", "why_it_matters", "numerator", "denominator"] as const)
    wants(Boolean(metric[key]?.vi && metric[key]?.en), `${key} needs vi and en`);
  wants(
    NUMERATORS.includes(metric.numerator?.column),
    `unknown numerator "${metric.numerator?.column}" (known: ${NUMERATORS.join(", ")})`
  );
  wants(
    DENOMINATORS.includes(metric.denominator?.column),
    `unknown denominator "${metric.denominator?.column}" (known: ${DENOMINATORS.join(", ")})`
  );
  wants(
    metric.zero_denominator === "null",
    `zero_denominator "${metric.zero_denominator}" (expected null: a rate of nothing is not a number)`
  );
  for (const key of ["source", "owner"] as const) wants(Boolean(metric[key]), `${key} is missing`);
  wants(
    metric.reviewed_on === null || /^\d{4}-\d{2}-\d{2}$/.test(metric.reviewed_on ?? ""),
    `reviewed_on "${metric.reviewed_on}" (expected YYYY-MM-DD, or null while nobody has reviewed it)`
  );
  return found;
}

/** The model that turns numerators and denominators into the rates of all metrics. */
export function ratesModel(metrics: readonly Metric[]): Model {
  const rates = metrics.map(
    (m) => `case when is_rated and ${m.denominator.column} > 0
        then ${m.numerator.column}::double / ${m.denominator.column}::double end as ${m.id}`
  );
  const sql = `-- Every rate of data/metrics for every group and month, beside its numerator and denominator.
-- grain: level, map, code, period_ix
-- checks: receivable_12m is null or arrears_rate is null or receivable_12m > 0
select * exclude (is_rated), ${rates.join(",\n    ")}
from metrics.rates_base`;
  return parseModel("metrics.rates", "data/metrics/*.json", sql);
}
