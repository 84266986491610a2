import type {Messages} from "../types.js";

export const methods: Messages["methods"] = {
  title: "Metrics and methods",
  answer: (rate, month) =>
    `The rate compared with the baseline is late amount over the receivable of twelve months: **${rate}** in ${month}. Five more rates stand beside it, each with a numerator or denominator of its own, never to be mixed.`,
  sixHeading: "Six rates of the same month",
  sixCaption: (month) => `Six national rates, ${month}`,
  metric: "Metric",
  value: "Value",
  numerator: "Numerator",
  denominator: "Denominator",
  numeratorValue: "Numerator, đồng",
  denominatorValue: "Denominator, đồng",
  why: "Why it matters",
  unit: "Unit",
  direction: "Good direction",
  directions: {low_is_good: "the lower the better", high_is_good: "the higher the better", neutral: "none"},
  zeroRule: "When the denominator is not positive",
  zeroRuleNull: "no value, never 0",
  zeroRules: {null: "no value, never 0"},
  unitNames: {percent: "percent", fraction: "percent"},
  sourceLabel: "Source",
  owner: "Owner",
  reviewedOn: "Reviewed on",
  definitionsHeading: "Definition of each rate",
  headline: "headline",
  lateHeading: "What is late, and how it is computed",
  lateSteps: [
    "For each employer and fund, what arises in a month is the accrual plus the adjustment. A negative amount counts as a payment.",
    "The due month is the last month of the payment cycle (1, 3 or 6 months); for every month from July 2025 on it is one month later (Law 41/2024, art. 34(4)).",
    "What is outstanding is the closing balance if positive. A credit does not offset another fund.",
    "Payments clear the oldest first, so what is outstanding is the newest. What goes beyond all known months is debt from before, its age a lower bound.",
    "The age of an amount is counted in months from its due month. What is not yet due is not late.",
    "The late amount is the sum of amounts aged 0 months or more, over four funds. Late interest is a ledger of its own and is not added.",
    "There is no threshold: one đồng late is late."
  ],
  exampleHeading: "An example",
  exampleIntro: (accrued, closing, month) =>
    `An employer paying monthly accrues ${accrued} each month in the social insurance fund. At the end of ${month} the closing balance is ${closing}.`,
  exampleCaption: "The closing balance put back on the months it arose in, newest first",
  exampleAccrued: "Accrued",
  exampleDue: "Due month",
  exampleLeft: "Outstanding",
  exampleAge: "Age, months",
  exampleState: "Result",
  exampleNotDue: "not yet due",
  exampleLate: "late",
  exampleCleared: "paid",
  exampleResult: (late, months) => `The late amount is ${late}; months late: ${months}.`,
  baselineHeading: "The baseline",
  baselineText: (label, source) =>
    `${label}: the late amount at the end of 2022 as a share of the receivable, the lowest ever at that time. Source: ${source}.`,
  baselineLimits:
    "It was measured in December, when the rate is lowest in the year, under the due dates of Law 58/2014. Since July 2025 contributions fall due one month later, so the distance to the baseline also holds what the new due dates changed.",
  publishedHeading: "Published figures",
  publishedCaption: "Published figures, each with its own source and denominator",
  publishedColumns: {
    asOf: "As of",
    scope: "Scope",
    measure: "Measure",
    value: "Value",
    denominator: "Denominator",
    funds: "Funds",
    source: "Source",
    verified: "Checked"
  },
  measures: {
    late_rate: "arrears rate",
    late_rate_interest_bearing: "interest-bearing rate",
    late_amount: "late amount",
    late_amount_interest_bearing: "interest-bearing late amount",
    late_amount_ge_3m: "late by 3 months and more",
    "late_amount_bucket_<1m": "late under 1 month",
    "late_amount_bucket_1-<3m": "late 1 to under 3 months",
    "late_amount_bucket_3-<6m": "late 3 to under 6 months",
    "late_amount_bucket_6-<12m": "late 6 to under 12 months",
    "late_amount_bucket_>=12m": "late 12 months and more",
    late_interest: "late interest",
    collected_ytd: "collected since January",
    collected_year: "collected in the year",
    hard_to_collect: "hard to collect",
    units_ge_3m: "employers late by 3 months and more",
    avg_contribution_wage: "average contribution wage",
    participants_compulsory_SI: "participants, compulsory social insurance",
    participants_SI: "participants, social insurance",
    coverage_SI: "coverage of social insurance"
  },
  denominators: {"số phải thu": "receivable", "units >=1 month": "employers late by 1 month and more"},
  unitsPublished: {"billion VND": "billion đồng", "million VND/month": "million đồng a month", units: "employers"},
  fundsPublished: {
    "compulsory BHXH only": "compulsory social insurance only",
    "compulsory BHXH": "compulsory social insurance",
    all: "all funds",
    "BHXH etc": "social insurance and others",
    "BHXH+BHYT+BHTN": "social, health, unemployment",
    BHXH: "social insurance",
    "SI+UI": "social and unemployment"
  },
  places: {
    VN: "nation",
    "non-state": "non-state firms",
    SOE: "state-owned enterprises",
    FDI: "foreign-invested enterprises",
    all: "all types"
  },
  placeSuffix: {},
  verified: {
    verified: "checked against the source",
    derived: "derived from other figures",
    unverified: "origin not found",
    "verified, year inferred": "checked, year inferred"
  },
  letter: "letter",
  noSource: "widely quoted, original page not found",
  methodHeading: "How to read",
  methodNotes: [
    "Money is exact to the đồng and rounded only when shown. Differences are taken from unrounded rates and can differ by 0.01 point from the difference of the figures shown.",
    "The rate of a group is the sum of numerators over the sum of denominators of twelve months, not an average of rates.",
    "When one of the twelve months is missing there is no rate. What is missing is never written as 0.",
    "Provinces are read in two ways: today's 34 for every month, and the 63 as delivered. The national total is the same in both.",
    "Compare with the same month of the year before first, then with the month before. A comparison across July 2025 uses the rate under the old due dates at both ends.",
    "An employer without a row in a delivered month although its last balance was not 0 is listed as lost; nothing is carried forward."
  ],
  cautions: [
    "Do not put two rates with different denominators side by side as if they were one measure.",
    "Published figures use the denominator of whoever published them; a difference to the computed figure does not mean that one is wrong."
  ]
};
