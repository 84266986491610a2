/** Signs that need checking: the month's list, employers, back-test, rules, control charts. */
const employers = (n: string) => (n === "1" ? "1 employer" : `${n} employers`);

export const anomalies = {
  nav: "Anomalies",
  title: (month: string) => `Signs to be checked, ${month}`,
  answerSome: (month: string, shown: string, urgent: string, watch: string, tested: string) =>
    `In ${month}, **${employers(shown)}** ${shown === "1" ? "shows" : "show"} signs to be checked (${urgent}\u00a0urgent, ${watch}\u00a0to\u00a0watch) of ${tested} tested`,
  answerNone: (month: string, tested: string) =>
    `In ${month}, **no employer** shows signs to be checked of ${tested} tested.`,
  answerFalse: (expected: string) => `about ${expected} of them are expected to be false alarms.`,
  answerFalseFew: "fewer than one of them is expected to be a false alarm.",
  budget: (urgent: string, watch: string, places: string) =>
    `Monthly budget: at most ${urgent} urgent, with those to watch at most ${watch} of the employers tested; ${places}`,
  budgetNation: "ranked in the nation by how unusual they are and by the contributions at stake.",
  budgetProvince: "ranked in the province by how unusual they are and by the contributions at stake.",
  keyTested: "Employers tested",
  keyTestedNote: (changed: string) => `${changed} ${changed === "1" ? "differs" : "differ"} from the month before`,
  keyNamed: "Matched by a rule",
  keyExplained: "With an ordinary explanation",
  keyExplainedNote: "not named",
  keyFalse: "Expected false alarms",
  keyFalseNote: (shown: string) => `among ${employers(shown)} shown`,
  keyImpact: "Contributions a month at stake",
  keyImpactNote: "each employer once",
  listHeading: "The list",
  listCaption: (month: string) => `Signs to be checked, ${month}, most pressing first`,
  listNone: "No sign within the budget.",
  listNote:
    "An employer may have several rows, one for each variable. Its name leads to its numbers and peers, the rule's name to how it works.",
  verdictHow:
    "After checking, write what was found into the form of verdicts (arrears template verdicts); employer, period and variable as in the columns period, employer_code and variable of the CSV. A month whose verdict is explained or confirmed no longer counts as the employer's everyday variation, and the verdict stands beside its sign.",
  readingTitle: "How to read the reason",
  reading: [
    "Median: half of the employers changed more, half less. Division: the two digits of the VSIC code. Kind: public bodies paid by the base salary are compared with each other, all others with each other. The employer itself does not count.",
    "Expected: last month's level, moved as the division and the province moved in the month, and as the employer itself usually moves in this month of the year. Where it had already gone the same way the month before, that part (at most as much as this month's) counts too, so the expected level is then near that of two months before.",
    "Contributions a month: 32 % of the wage base that lies between what was declared and the level that the sentence names. For headcount that wage base is the difference in heads times the average wage of the month compared with (of workers who are back: of this month); for the average wage, the difference times the headcount. Where payments stopped: what was paid a month on average in the year before.",
    "Anomaly score: how many times the change is the employer's own everyday variation, after the common moves are taken out. 4 and more is rare. Where a named pattern is matched, the score also counts how rare the pattern has been in the month and the eleven before it.",
    "Urgent, watch: the order by score and amount within the month's budget; they do not say how grave anything is.",
    "Ruled out: ordinary explanations that were tried and do not explain this change."
  ],
  readingPlace:
    "Province as it is now: before July 2025 there were 63 provinces; those months too are compared by the 34 provinces of today.",
  wholeList: "Download the whole list (CSV)",
  firstRows: (shown: string, all: string) =>
    `The ${shown} most pressing of ${all} rows; all of them are in the CSV and in the explorer.`,
  filterAll: "all",
  tier: "Tier",
  tiers: {urgent: "urgent", watch: "watch"},
  ofNation: "(nation)",
  employer: "Employer",
  rule: "Rule",
  reason: "Reason",
  variable: "Variable",
  variables: {
    headcount: "headcount",
    average_wage: "average contribution wage",
    wage_base: "wage base",
    paid: "amount paid"
  },
  impact: "Contributions a month",
  score: "Anomaly score",
  verdict: "Verdict",
  verdicts: {confirmed: "confirmed", explained: "explained", false_alarm: "false alarm"},
  courses: {reverted: "back to the old level the month after", persists: "still at the new level the month after"},
  survived: "Ordinary explanations ruled out",
  trendTitle: (month: string, shown: string, median: string) =>
    `${month}: ${employers(shown)} shown; median of the 12 months before: ${median}`,
  trendTitleShort: (month: string, shown: string) => `${month}: ${employers(shown)} shown`,
  trendSubtitle: "Employers shown each month, by tier",
  trendDescription: "Stacked bars by month: employers in the urgent tier and in the watch tier.",
  trendCaption: "Each month: tested, matched by a rule, shown",
  shown: "Shown",
  urgent: "Urgent",
  watch: "Watch",
  tested: "Tested",
  named: "Matched by a rule",
  explained: "Explained",
  expectedFalse: "Expected false",
  month: "Month",
  byProvince: "By province",
  byProvinceCaption: "Signs by province, within the province's and the nation's budget",
  placesNow: "provinces as they are now",
  bySector: "By sector",
  bySectorCaption: "Signs by sector, within the nation's budget",
  provinceUrgent: "Urgent (province's budget)",
  provinceShown: "Shown (province's budget)",
  nationUrgent: "Urgent (nation's budget)",
  nationShown: "Shown (nation's budget)",
  otherMonths: "Other months",
  otherMonthsNote: "Months before these: see the back-test.",
  cautions: [
    "A sign is a reason to look, not a finding. Many have good reasons that the data cannot show.",
    "Not being listed does not mean that nothing is wrong: the list has a budget, and rules see only what was declared."
  ],
  groupHeading: "Signs to be checked",
  groupIntro: {
    province: (month: string, shown: string, tested: string) =>
      `${month}: ${employers(shown)} shown of ${tested} tested, within the province's budget.`,
    sector: (month: string, shown: string, tested: string) =>
      `${month}: ${employers(shown)} shown of ${tested} tested, within the nation's budget.`,
    employer_type: (month: string, shown: string) => `${month}: ${employers(shown)} shown, within the nation's budget.`
  },
  alsoNation: (n: string) =>
    ` The nation's list names ${employers(n)} more of the province; ${n === "1" ? "it stands" : "they stand"} here too.`,
  bySectorOwn: "Signs in the province by sector, within the province's budget",
  groupIntroOwn: {
    sector: (month: string, shown: string, tested: string) =>
      `${month}: ${employers(shown)} of this sector in the province shown of ${tested} tested, within the province's budget.`,
    employer_type: (month: string, shown: string) =>
      `${month}: ${employers(shown)} of this type in the province shown, within the province's budget.`,
    none: (month: string) => `${month}: no employer of the province in this group is shown.`
  },
  groupNone: (month: string) => `${month}: no employer is shown.`,
  employerAnswer: (month: string, signs: string, name: string) => `In ${month}, ${name} shows **${signs}**.`,
  signs: (n: string) => (n === "1" ? "1 sign to be checked" : `${n} signs to be checked`),
  employerWhere: (code: string, province: string, sector: string, type: string) =>
    `Employer code ${code}; ${province}; sector: ${sector}; type: ${type}.`,
  employerFlags: "The signs",
  employerFlagsCaption: (name: string) => `Signs of ${name}, latest month first`,
  keyHeads: "Headcount",
  keyWages: "Wage base",
  keyWage: "Average contribution wage",
  keyReceivable: "Receivable of the month",
  keyLate: "Amount late",
  change: (share: string) => `${share} on the month before`,
  peersOf: {
    1: (n: string, size: string, place: string) => `${n} employers of the same division and ${place}, ${size}`,
    2: (n: string, size: string, place: string) => `${n} employers of the same section and ${place}, ${size}`,
    3: (n: string, size: string) => `${n} employers of the same section in the nation, ${size}`,
    4: (n: string, _size: string, place: string) => `${n} employers of the same section and ${place}, of all sizes`
  },
  samePlace: "province",
  samePlaceNow: "province as it is now",
  peersNote: (peers: string, start: string) =>
    `Peers: ${peers}, as of ${start}. Band: the middle half of the peers (first to third quartile); dashed: their median.`,
  peersNone: "Fewer than ten employers of the same sector and size to compare with.",
  headsTitle: (from: string, to: string, start: string, end: string) => `Headcount: ${from} (${start}), ${to} (${end})`,
  headsSubtitle: "Headcount each month; the peers start from the same level",
  wageTitle: (from: string, to: string, start: string, end: string) =>
    `Average contribution wage: ${from} (${start}), ${to} (${end})`,
  wageSubtitle: "Wage base divided by headcount, đồng a month",
  moneyTitle: (receivable: string, paid: string) => `Last 12 months: receivable ${receivable}, paid ${paid}`,
  moneySubtitle: "Receivable and paid each month, four funds",
  lateTitle: (late: string, end: string) => `${late} late (${end})`,
  lateNoneTitle: (months: string) =>
    months === "1" ? "Nothing late in the last month" : `Nothing late in the last ${months} months`,
  lateSubtitle: "Amount late by age of debt",
  chartDescription: "Monthly chart; the numbers stand in the table below.",
  seriesOf: "this employer",
  peersMiddle: "peers' median",
  peersBand: "middle half of peers",
  low: "First quartile",
  middle: "Peers' median",
  high: "Third quartile",
  paid: "Paid",
  receivable: "Receivable",
  employerCautions: [
    "These are signs to be checked, not findings. There may be good reasons: orders that ended, a split or merger, a move, a season.",
    "Months that were not delivered or are in quarantine stay empty in the charts; they do not count as 0."
  ],
  backToList: "List of signs to be checked",
  rulesLink: "The rules",
  backtestLink: "Back-test of earlier months"
} as const;
