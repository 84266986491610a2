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
      "rule budget.json: parameter watch_nation is missing"
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

  it.each<[file: string, wrong: object, says: string]>([
    ["payment_stop.json", {reviewed_on: "2026-02-31"}, 'reviewed_on "2026-02-31"'],
    ["payment_stop.json", {in_force: {from: "2026-12", to: "2026-01"}}, 'in_force "2026-12" to "2026-01"'],
    ["payment_stop.json", {type: "patern"}, 'type "patern" (expected pattern, explanation, budget)'],
    ["payment_stop.json", {order: "first"}, 'order "first" (expected a number)'],
    ["payment_stop.json", {title: {vi: 5, en: 5}}, "title needs vi and en"],
    ["headcount_shaved.json", {thresholds: [10, "a"]}, 'thresholds: "a" (expected numbers of workers, more than 0)'],
    ["headcount_shaved.json", {thresholds: 10}, "thresholds is empty (expected a list of numbers)"],
    ["budget.json", {parameters: {watch_nation: "x"}}, 'parameter watch_nation "x" (expected a number >= 0)'],
    ["budget.json", {parameters: {watch_nation: 5}}, 'parameter watch_nation "5" (expected a share, 0 to 1)'],
    ["budget.json", {parameters: {urgent_province: 0.5}}, "(expected at most watch_province"],
    ["sudden_change.json", {parameters: {floor: 0}}, 'parameter floor "0" (expected more than 0)']
  ])("refuse %s with %j", (file, wrong, says) => {
    const parameters = (wrong as {parameters?: object}).parameters;
    const told = refused(file, (r) =>
      Object.assign(r, wrong, parameters && {parameters: {...r.parameters, ...parameters}})
    );
    expect(told).toContain(`rule ${file}: `);
    expect(told).toContain(says);
  });

  it("take a budget of nothing and of everybody", () => {
    for (const share of [0, 1])
      expect(
        refused("budget.json", (r) => {
          for (const name of Object.keys(r.parameters))
            if (/_(nation|province)$/.test(name)) r.parameters[name] = share;
        })
      ).toBe("");
  });
});
