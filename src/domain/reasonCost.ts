/** What a sign is about in contributions a month, and against what: an amount without its base says nothing. */
import {count, money, type Lang} from "./format.js";
import type {FlagFacts} from "./flagFacts.js";
import {amount, levels} from "./reasonNumbers.js";
import {BASES} from "./reasonWords.js";

/**
 * The clause of the amount; empty where nothing is at stake, and for payments, whose usual amount the first clause tells.
 * @param isBaseTold the expected level stands in the sentence already: the value moved the other way than the sign.
 */
export function cost(facts: FlagFacts, isBaseTold: boolean, lang: Lang): string {
  if (!(facts.impact > 0) || facts.variable === "paid") return "";
  const about = money(facts.impact, lang);
  const base = isBaseTold ? BASES.told[lang] : against(facts, lang);
  return lang === "vi"
    ? `khoảng ${about} tiền đóng một tháng ${base}`
    : `about ${about} of contributions a month ${base}`;
}

/** That the change began a month before: from where the expected level comes. */
function begun({variable, before, earlier}: FlagFacts, lang: Lang): string {
  if (earlier === null || before === null) return "";
  const [was, then] = levels(earlier, before, variable, lang);
  return BASES.begun[lang](before > earlier, was, then);
}

/** The level that the amount is reckoned from, by its kind. */
function against(facts: FlagFacts, lang: Lang): string {
  const level = amount(facts.expected, facts.variable, lang);
  switch (facts.kind) {
    case "sudden_change":
      return BASES.expected[lang](facts.variable, level) + begun(facts, lang);
    case "wage_inflated_before_benefit":
      return BASES.expected[lang](facts.variable, level);
    case "wage_cut_to_minimum":
      return BASES.wageBefore[lang](level);
    case "wage_frozen_at_minimum":
      return BASES.division[lang](level);
    case "mass_leave_return": {
      const back = Math.abs(Math.round(facts.observed - facts.expected));
      return BASES.back[lang](count(back, lang));
    }
    default:
      return BASES.earlier[lang](facts.variable, level);
  }
}
