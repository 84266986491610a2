import type {Messages} from "../types.js";

/** What improves a rate around a closing date without anything collected. */
export const closing: Messages["closing"] = {
  title: "Around closing dates",
  answer: (findings, provinces, months) =>
    `Around the closing dates of ${months} there are **${findings}** things to ask about in ${provinces} provinces: a rate improved without anything collected.`,
  answerNone: (months) =>
    `Around the closing dates of ${months} there is **nothing** to ask about: no rate improved beyond what was collected.`,
  answerNoMonths: "No closing date is in the data yet.",
  heading: "Things to ask about",
  caption: "Amounts and what they did to the rate, by province, closing date and rule",
  none: "None.",
  columns: {
    province: "Province",
    month: "Closing month",
    rule: "Rule",
    amount: "Amount",
    usual: "Usual",
    employers: "Employers",
    effect: "Effect on the rate"
  },
  rulesHeading: "Rules",
  thresholds: (effect, times, after) =>
    `Named when the effect is ${effect} or more and the amount more than ${times} times the median of the six months before; ${after} months after the closing date are looked at, so the latest one may not be whole yet.`,
  unreviewed: "No person entitled to it has reviewed these rules.",
  cautions: [
    "Each figure is a question, not a finding: most adjustments, refunds and reclassifications are in order.",
    "Debt reclassified as hard to collect does not lower the headline rate, only the rate without such debt."
  ]
};
