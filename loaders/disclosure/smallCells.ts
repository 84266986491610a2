import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {SuppressionRule} from "../../src/domain/suppression.js";
import {UserError} from "../errors.js";
import {PROGRAM} from "../paths.js";

/** The rule of small cells as data: data/disclosure/small_cells.json. */
export interface SmallCellRule extends SuppressionRule {
  id: string;
  title: {vi: string; en: string};
  why_it_matters: {vi: string; en: string};
  source: string;
  owner: string;
  reviewed_on: string | null;
}

const FILE = join(PROGRAM, "data", "disclosure", "small_cells.json");

/** Reads the rule that all suppression goes by. Throws a UserError that lists every fault of it. */
export function readSmallCellRule(path = FILE): SmallCellRule {
  const rule = JSON.parse(readFileSync(path, "utf8")) as SmallCellRule;
  const share = (value: unknown) => typeof value === "number" && value > 0 && value <= 1;
  const problems = [
    Number.isInteger(rule.threshold) && rule.threshold >= 2
      ? ""
      : `threshold "${rule.threshold}": expected a whole number from 2`,
    share(rule.width) ? "" : `width "${rule.width}": expected a share above 0, at most 1`,
    rule.dominance === undefined || share(rule.dominance)
      ? ""
      : `dominance "${rule.dominance}": expected a share above 0, at most 1`
  ].filter(Boolean);
  if (problems.length) throw new UserError(problems.map((problem) => `rule small_cells.json: ${problem}`));
  return rule;
}
