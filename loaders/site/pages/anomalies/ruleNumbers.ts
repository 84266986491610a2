import {count, decimal, dong, percent, type Lang} from "../../../../src/domain/format.js";
import {messages} from "../../../../src/i18n/index.js";
import type {RuleRow} from "./types.js";

type Parameters = Record<string, number>;

/** Numbers of a rule's file as its words take them: s shares, n whole numbers, d decimals as they are, m money. */
const NUMBERS: Record<string, readonly string[]> = {
  sudden_change: ["d least_score", "s least_share", "n least_heads", "m least_impact"],
  slow_erosion: ["n least_months", "s least_share", "n least_heads", "m least_impact", "d k", "d h"],
  wage_cut_to_minimum: ["s least_drop", "d from_multiple", "d multiple tolerance", "n least_heads"],
  wage_frozen_at_minimum: ["d multiple", "d tolerance", "s peers_rise", "n least_heads"],
  wage_inflated_before_benefit: ["s least_rise", "n most_heads", "s most_head_change"],
  headcount_shaved: ["n back_months", "s least_drop", "s most_drop", "limits", "s near", "d least_score"],
  mass_leave_return: ["s least_drop", "n least_heads", "n most_months", "s within", "d least_score"],
  headcount_collapse_debt_stays: ["n back_months", "s most_left", "n least_heads", "d least_months_owed"],
  payment_stop: ["n least_paid_months", "n most_late_months", "m least_impact"],
  code_shuffle: ["n least_heads", "n least_heads_new", "s tolerance", "s tolerance_wages", "d least_months_owed"]
};

/** How a rule recognises its pattern, in words with its own numbers; null for rules that have no words here. */
export function recognised(rule: RuleRow, lang: Lang): string | null {
  const words = messages[lang].ruleWords as Record<string, (...numbers: string[]) => string>;
  const [say, wanted] = [words[rule.id], NUMBERS[rule.id]];
  if (!say || !wanted) return null;
  const parameters = JSON.parse(rule.parameters) as Parameters;
  const limits = (JSON.parse(rule.thresholds) as number[]).map((limit) => count(limit, lang)).join(", ");
  return say(...wanted.map((one) => (one === "limits" ? limits : told(one, parameters, lang))));
}

/** One number, or the sum of several, in the way its first letter asks for. */
function told(wanted: string, parameters: Parameters, lang: Lang): string {
  const [kind, ...keys] = wanted.split(" ");
  const value = keys.reduce((sum, key) => sum + parameters[key]!, 0);
  if (kind === "s") return percent(value, lang, digitsOf(value * 100));
  if (kind === "m") return dong(value, lang);
  return decimal(value, kind === "n" ? 0 : digitsOf(value), lang);
}

/** As many decimals as the number has, four at most. */
function digitsOf(value: number): number {
  return [0, 1, 2, 3].find((digits) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9) ?? 4;
}
