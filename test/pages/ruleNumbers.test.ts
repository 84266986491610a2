/** The words of a rule carry the numbers of its file, and change with each of them. */
import {describe, expect, it} from "vitest";
import {readRules} from "../../loaders/detection/rules.js";
import {recognised} from "../../loaders/site/pages/anomalies/ruleNumbers.js";
import type {RuleRow} from "../../loaders/site/pages/anomalies/types.js";

const patterns = readRules().filter((rule) => rule.type === "pattern");
const rowOf = (id: string, parameters: Record<string, number>, thresholds: readonly number[] = []) =>
  ({id, parameters: JSON.stringify(parameters), thresholds: JSON.stringify(thresholds)}) as RuleRow;

/** Parameters that set a score or guard against chance: the file has them, the words do not. */
const UNTOLD: Record<string, string[]> = {
  sudden_change: [
    ...[
      "floor",
      "floor_wage",
      "head",
      "head_wage",
      "head_wage_still",
      "uneven",
      "large",
      "large_share",
      "joint",
      "cap",
      "prior_months"
    ],
    ...["prior_share", "anomalous_months", "anomalous_share", "return_score", "least_season"]
  ],
  slow_erosion: ["clip", "floor", "score_of_sum"],
  mass_leave_return: ["leave_share"],
  wage_frozen_at_minimum: ["months_news", "most_share"],
  code_shuffle: ["least_surprise", "tolerance_new", "tolerance_own", "tolerance_heads", "wages_there"]
};

describe("how a rule recognises its pattern", () => {
  it.each(patterns.map((rule) => [rule.id, rule] as const))("%s", (id, {parameters, thresholds}) => {
    for (const lang of ["vi", "en"] as const) {
      const said = recognised(rowOf(id, parameters, thresholds), lang)!;
      expect(said).not.toMatch(/undefined|NaN|null|chưa có|not available/);
      for (const [key, value] of Object.entries(parameters)) {
        const other = recognised(rowOf(id, {...parameters, [key]: value * 2}, thresholds), lang);
        const isTold = key !== "usual_share" && !UNTOLD[id]?.includes(key);
        expect([key, other !== said]).toEqual([key, isTold]);
      }
      if (thresholds) expect(recognised(rowOf(id, parameters, [17]), lang)).toContain("(17)");
    }
  });

  it("has no words for a rule that it does not know", () => {
    expect(recognised(rowOf("clear_tet", {}), "vi")).toBeNull();
  });

  it("counts in the reader's numbers", () => {
    const cut = patterns.find(({id}) => id === "wage_cut_to_minimum")!;
    const of = (lang: "vi" | "en") => recognised(rowOf(cut.id, cut.parameters), lang)!.replaceAll("\u202f", " ");
    expect(of("vi")).toContain("giảm ít nhất 8 %, từ ít nhất 1,15 lần xuống không quá 1,075 lần");
    expect(of("en")).toContain("at least 8 %, from at least 1.15 times to no more than 1.075 times");
  });
});
