/** Rules are data that somebody reviews: what is wrong in them is said, all of it. */
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readRules, type Rule} from "../../loaders/detection/rules.js";

const RULES = join(import.meta.dirname, "../../data/rules");

function refused(file: string, change: (rule: Rule) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "rules-"));
  try {
    cpSync(RULES, folder, {recursive: true});
    const rule = JSON.parse(readFileSync(join(folder, file), "utf8")) as Rule;
    change(rule);
    writeFileSync(join(folder, file), JSON.stringify(rule));
    readRules(folder);
    return "";
  } catch (error) {
    return (error as Error).message;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

describe("rules", () => {
  it("are complete: patterns, explanations and a budget, each with both languages", () => {
    const rules = readRules();
    expect(rules.filter((r) => r.type === "pattern").length).toBe(10);
    expect(rules.filter((r) => r.type === "explanation").length).toBe(8);
    expect(new Set(rules.map((r) => r.order)).size).toBe(rules.length);
  });

  it("say what is wrong", () => {
    expect(refused("budget.json", (r) => delete r.parameters["watch_nation"])).toContain(
      "rule budget.json: parameter watch_nation is not a number"
    );
    expect(refused("budget.json", (r) => (r.parameters["urgent_nation"] = -1))).toContain(
      'parameter urgent_nation "-1" (expected a number >= 0)'
    );
    expect(refused("clear_tet.json", (r) => (r.id = "tet"))).toContain(
      'rule clear_tet.json: id "tet" is not the file\'s name'
    );
    expect(refused("clear_tet.json", (r) => (r.in_force.from = "2024"))).toContain('in_force "2024" to "null"');
    expect(refused("code_shuffle.json", (r) => (r.legal_reading.en = ""))).toContain("legal_reading needs vi and en");
    expect(refused("headcount_shaved.json", (r) => (r.thresholds = []))).toContain("thresholds is empty");
    expect(refused("payment_stop.json", (r) => (r.reviewed_on = "today"))).toContain(
      'reviewed_on "today" (expected YYYY-MM-DD)'
    );
  });
});
