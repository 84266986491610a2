/** The rule files of the ladder: what stands in them is checked, and every fault of every file is told at once. */
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readSteps, readTerms} from "../../loaders/ladder/rules.js";

const RULES = join(import.meta.dirname, "../../data/rules");

/** A copy of the rules in which some values of a file are others. */
function changed<T>(file: string, change: (rule: Record<string, unknown>) => void, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "arrears-rules-"));
  try {
    cpSync(RULES, folder, {recursive: true});
    const rule = JSON.parse(readFileSync(join(folder, file), "utf8")) as Record<string, unknown>;
    change(rule);
    writeFileSync(join(folder, file), JSON.stringify(rule));
    return use(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

const faultsOf = (folder: string): string => {
  try {
    readSteps(folder);
    readTerms(folder);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

test("the seven steps and the terms are read; nobody has reviewed them; each says whether its text was read", () => {
  const steps = readSteps();
  expect(steps.map((step) => step.order)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  for (const step of steps) {
    expect(step.reviewed_on).toBeNull();
    for (const version of step.versions) expect([step.id, version.source.length > 20]).toEqual([step.id, true]);
    expect([step.id, step.versions.at(-1)!.in_force.to]).toEqual([step.id, null]);
  }
  expect(readTerms().law_from).toBe("2025-07-01");
});

test.each([
  ["step_violation_record.json", (rule: Record<string, unknown>) => (rule["order"] = 9), 'order "9" (expected 2)'],
  [
    "step_dunning_notice.json",
    (rule: Record<string, unknown>) => ((rule["versions"] as {in_force: {to: string}}[])[0]!.in_force.to = "2025-05"),
    'in_force begins with "2025-07" although the one before ends with "2025-05"'
  ],
  [
    "step_penalty_decision.json",
    (rule: Record<string, unknown>) => ((rule["versions"] as {requires: string[][]}[])[0]!.requires = [["letter"]]),
    'requires "letter" is no document'
  ],
  [
    "step_terms.json",
    (rule: Record<string, unknown>) => (rule["force_majeure"] = {proof_by_day: 31}),
    "force_majeure.proof_by_day (expected 1 to 28)"
  ],
  ["step_police_referral.json", (rule: Record<string, unknown>) => delete rule["owner"], "owner is missing"]
])("%s: a wrong value is named", (file, change, message) => {
  expect(changed(file, (rule) => void change(rule), faultsOf)).toContain(message);
});
