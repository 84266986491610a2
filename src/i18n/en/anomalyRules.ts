/** The rules of detection, their back-test, and control charts of aggregates. */
const counted = (n: string, one: string, many: string) => `${n} ${n === "1" ? one : many}`;

export const anomalyRules = {
  title: "Rules of detection",
  answer: (patterns: string, tests: string, unreviewed: string) =>
    `**${counted(patterns, "rule", "rules")}** ${patterns === "1" ? "names" : "name"} signs, **${counted(tests, "test", "tests")}** ${tests === "1" ? "looks" : "look"} for an ordinary explanation before anybody is named; ${unreviewed}.`,
  allReviewed: "every legal reading has been reviewed",
  unreviewed: (n: string, all: string) =>
    `${n} of ${counted(all, "legal reading", "legal readings")} ${n === "1" ? "has" : "have"} not been reviewed by anybody entitled to`,
  patterns: "Rules that name signs",
  explanations: "Tests for ordinary explanations",
  explanationsNote: "Who matches a rule but has one of these explanations is not named.",
  budget: "Budget",
  recognised: "Recognised by",
  legal: "Legal reading",
  legalReviewed: (date: string) => `Reviewed on ${date}.`,
  legalUnreviewed: "Not reviewed by anybody entitled to: for orientation only.",
  inForce: "In force",
  inForceFrom: (from: string) => `from ${from}`,
  inForceTo: (from: string, to: string) => `from ${from} to ${to}`,
  source: "Source",
  owner: "Owner",
  parameters: "Parameters of the rule's file",
  thresholds: "Thresholds of headcount",
  named: "Matches",
  namedNote: (named: string, shown: string) => `${counted(named, "match", "matches")} in all months, ${shown} shown`,
  clearedNote: (named: string) => `explained ${counted(named, "change", "changes")}`,
  precision: "Precision by verdicts",
  precisionNone: "No verdict yet.",
  precisionOf: (share: string, low: string, high: string, confirmed: string, reviewed: string) =>
    `${share} (95 % confidence interval: ${low} to ${high}); ${confirmed} of ${counted(reviewed, "verdict", "verdicts")} confirmed`,
  precisionHeading: "Measured precision, by rule and province",
  precisionCaption: "Verdicts loaded on employers that matched a rule",
  precisionIntro:
    "Precision: the share of 'confirmed' among all verdicts on signs of the rule, with Wilson's 95 % confidence interval. A verdict belongs to the sign of the same employer, month and variable. Provinces are those of today in all months.",
  precisionEmpty:
    "No verdicts loaded yet. Write them into the form of verdicts (arrears template verdicts), load it with arrears load and build again: the precision of each rule in each province then stands here.",
  unmatched: (n: string) =>
    `${counted(n, "verdict belongs", "verdicts belong")} to no sign (anomalies that no rule saw, or another month).`,
  strayIntro: (n: string, isCut: boolean) =>
    `${counted(n, "verdict has", "verdicts have")} no known employer or variable and ${n === "1" ? "does" : "do"} not count${isCut ? "; the ten loaded last" : ""}. Write the line right and load it:`,
  stray: (code: string, month: string, variable: string, file: string, fault: string) =>
    `${code}, ${month}, ${variable} (${file}): ${fault === "employer" ? "no ledger and no register has this employer code" : "the variable has to be headcount, average_wage, wage_base or paid"}.`,
  place: "Place",
  reviewed: "With verdict",
  confirmed: "Confirmed",
  explained: "Explained",
  falseAlarm: "False alarm",
  share: "Precision",
  low: "Lower limit",
  high: "Upper limit",
  backtestTitle: "Back-test of earlier months",
  backtestAnswer: (flags: string, months: string, share: string, known: string) =>
    `Today's rules applied to ${counted(months, "past month", "past months")}: **${counted(flags, "sign", "signs")}** shown; six months later **${share}** of the ${counted(known, "that is known", "that are known")} still stood.`,
  backtestAnswerShort: (flags: string, months: string) =>
    `Today's rules applied to ${counted(months, "past month", "past months")}: **${counted(flags, "sign", "signs")}** shown; none is old enough to compare six months later.`,
  backtestNone: "No sign was shown in the past months.",
  backtestLead:
    "Each month uses only its own data and the months before it to know what is ordinary, from the latest state of the data.",
  backtestChart: (rule: string, flags: string) => `${rule} shows most: ${counted(flags, "sign", "signs")}`,
  backtestSubtitle: "Signs shown each month, by rule",
  backtestDescription: "Stacked bars by month: signs shown by each rule.",
  byRule: "By rule",
  byRuleCaption: "Signs shown in all months, by rule",
  byMonth: "By month and rule",
  byMonthCaption: "Signs shown each month, by rule",
  flags: "Signs",
  employers: "Employers",
  persisted3: "Still there after 3 months",
  persisted6: "Still there after 6 months",
  known3: "Known after 3 months",
  known6: "Known after 6 months",
  otherRules: "other rules",
  persistNote:
    "Still there: three or six months later at least half of the change remains, in the same direction; for stopped payments: at least half of the debt is still late. Not computed for frozen wages and for returns.",
  backtestCautions: [
    "Still at the new level does not mean a violation, back at the old level does not mean a false alarm.",
    "Today's rules are applied to the past: this is not the list that was sent out at the time."
  ],
  ruleCautions: [
    "A rule describes a pattern in the data, not a violation. Evasion is a legal finding after inspection, never a guess of the system.",
    "Precision is measured on signs that have a verdict; where only the clearest are looked into, it is higher than the truth."
  ],
  chartsHeading: "Control charts by province and sector",
  chartsFinding: (signals: string, series: string, month: string) =>
    `${signals} of ${series} series ${signals === "1" ? "shows" : "show"} a signal in ${month}.`,
  chartsNone: "No series has the 12 months and 10 employers that a chart needs.",
  chartsHow:
    "Each point is the change on the month before in the same employers, less what is usual for that month of the year (headcount: for Tết too); months of statutory wage steps stay empty in charts of wages. Solid: mean; dashed: natural process limits (XmR). Diamond: outside the limits; triangle: seven months in one direction; square: seven months on one side; open circle: two of three months near a limit. Signals under 0.5 % (under 1 % for seven months together) are not named. Points beyond the frame stand at its rim, limits beyond it are not drawn. Provinces are those of today in all months.",
  chartsOf: {headcount: "headcount", average_wage: "average wage"},
  chartLabel: (group: string, variable: string) => `${group}: ${variable}`,
  signals: {
    outside: "outside the limits",
    trend: "seven months in one direction",
    near_limit: "two of three months near a limit",
    shift: "seven months on one side"
  },
  signalNone: "no signal",
  signalAt: (signal: string, value: string) => `Last month ${value}: ${signal}`,
  signalStep: "The last month has a statutory wage step",
  chartsCaption: "Series with a signal in the month",
  chartsCaptionAll: "The series drawn",
  group: "Province and sector",
  adjusted: "Change less season",
  raw: "Change",
  lower: "Lower limit",
  upper: "Upper limit",
  signal: "Signal",
  heads: "Headcount"
} as const;
