/** Workers of late employers, emulation sheets, VssID: English. */
export const people = {
  workers: {
    title: "Workers of late employers",
    answer: (month: string, workers: string, employers: string, unsettled: string) =>
      `At the end of ${month} the lists of ${employers} late employers hold **${workers}** workers, **${unsettled}** of whom have left without their books being closed.`,
    hidden: "a hidden number",
    none: "No list of workers has been delivered yet (extract workers).",
    cover: (listed: string, all: string) =>
      `Lists are there of ${listed} of ${all} employers three months late or more; the figures below speak of those only.`,
    rule: (threshold: string) =>
      `Counts only. Cells over 1 to fewer than ${threshold} workers are hidden (“hidden”), and with them the cells from which they could be worked out; a hidden cell does not tell which one is small.`,
    employersLink: "Each employer: how many people, unpaid since when",
    provinceHeading: "Months not covered, by province",
    provinceCaption: (month: string) => `Workers by months not covered and province, ${month}`,
    stateHeading: "State of the workers, by province",
    stateCaption: (month: string) => `Workers by state and province, ${month}`,
    sectorHeading: "Months not covered, by sector",
    sectorCaption: (month: string) => `Workers by months not covered and sector, ${month}`,
    courseTitle: (share: string, month: string) =>
      `${share} of the workers on the lists of ${month} are not covered for six months or more, or never were`,
    courseDescription: "One column a month, parted by months not covered.",
    courseSubtitle: "People on the lists, nation",
    courseCaption: "Workers on the lists by month, nation",
    changes: (left: string, settled: string, joined: string) =>
      `Since last month ${left} of those listed have left, ${settled} had their books closed, ${joined} are new on a list.`,
    suppressed: "hidden",
    suppressedHint: "a small number, or a cell that protects one",
    total: "Nation",
    columns: {
      group: "Group",
      workers: "Workers",
      missing_0: "Covered",
      missing_1: "1–2 months",
      missing_3: "3–5 months",
      missing_6: "6–11 months",
      missing_12: "≥12 months",
      never_paid: "Never",
      working: "Working",
      on_leave: "On leave, suspended",
      left_unsettled: "Left, books open",
      left_settled: "Left, books closed"
    },
    cautions: [
      "Months not covered run from the last month paid in full to the month of the list (for those who left: to the first list that says so, hence at most). The latest month may not be due yet.",
      "Lists come from the offices and not for every employer; these are not all who are affected.",
      "Numbers of persons are replaced by a keyed hash while loading; neither stands in the warehouse or on a page."
    ],
    sectionHeading: "Workers of late employers",
    section: (month: string, workers: string, long: string) =>
      `Lists of ${month}: **${workers}** workers; ${long} not covered for six months or more, or never.`
  },
  employers: {
    title: "Late employers and their workers",
    answer: (month: string, employers: string) =>
      `The lists of ${month} cover **${employers}** employers; each row says how many people there are and since which month the longest of them is not covered.`,
    caption: (month: string) => `Late employers with a list of workers, ${month}`,
    shown: (shown: string, all: string) => `The table holds the ${shown} employers with most workers of ${all}.`,
    under: (threshold: string) => `under ${threshold}`,
    sentence: (workers: string, since: string) => `${workers} workers, unpaid since ${since}`,
    never: "never paid",
    columns: {
      employer: "Employer",
      code: "Employer code",
      place: "Province",
      workers: "Workers",
      since: "Unpaid since",
      months: "Months late",
      late: "Late"
    },
    cautions: [
      "“Unpaid since” is the first month for which at least one listed worker with open books is not covered.",
      "Amount and state of each worker (under a stand-in) come from the command arrears workers in the office; they stand on no page."
    ]
  },
  scoring: {
    title: {quarter: "Emulation sheet of the quarter", year: "Emulation sheet of the year"},
    spanQuarter: (quarter: string, year: string) => `Q${quarter}/${year}`,
    spanYear: (year: string, open: boolean) => (open ? `${year} up to the last whole quarter` : year),
    none: "No quarter has enough data to be scored.",
    answer: (span: string, all: string, above: string, below: string) =>
      `Of ${all} provinces, in ${span} only **${above}** score surely above and **${below}** surely below the middle; the data cannot tell the others apart.`,
    lead: "Weights and scales are a proposal that nobody has reviewed; they are changed in data/scoring. Every figure comes with its 95 % interval: where two overlap, neither should be put above the other.",
    provinceHeading: "Scores of the provinces",
    intervalTitle: (across: string, all: string) => `${across} of ${all} intervals hold the middle score`,
    intervalDescription:
      "One row per province: the mark is the score, the bar its 95 % interval, the dashed line the middle.",
    intervalSubtitle: "Emulation score (0–100) with its 95 % interval",
    middle: "middle score",
    provinceCaption: (span: string) => `Emulation scores of provinces, ${span}`,
    officerHeading: "Scores of responsible officers",
    officerAnswer: (scored: string, apart: string) =>
      `${scored} officers have at least 10 employers and so a sheet; ${apart} of them differ from the middle for sure. The others cannot be told apart.`,
    officerNone: "No officer has 10 employers or more, so there are no sheets of officers.",
    officerCaption: (span: string) => `Emulation scores of officers, ${span}`,
    criteriaHeading: "Criteria, weights and scales",
    criteriaCaption: "Criteria of the sheet",
    proposal: "proposal, not reviewed",
    reviewed: (date: string) => `reviewed ${date}`,
    barredHeading: "Employers barred from commendation",
    barred: (span: string, employers: string, evading: string) =>
      `At the end of ${span}, **${employers}** employers are late and so may not be considered for emulation titles and commendation (Law 41/2024/QH15, article 40, text read); ${evading} of them show signs to be reviewed under article 41 (more than 60 days past the due date and dunned), which is no verdict.`,
    barredNone: "No quarter after Law 41/2024/QH15 came into force has been scored.",
    barredCaption: (shown: string, all: string) => `${shown} of ${all} employers, largest late amount first`,
    barredFile: "The whole list (CSV)",
    unknownInterval: "no interval yet",
    exact: "full count",
    rankRange: (low: string, high: string) => (low === high ? low : `${low}–${high}`),
    sure: {above: "▲ above the middle", below: "▼ below the middle", across: "○ cannot be told apart"},
    columns: {
      group: "Who",
      score: "Score",
      interval: "95 % interval",
      ranks: "Possible ranks",
      verdict: "Against the middle",
      measured: "Weight measured",
      employers: "Employers",
      criterion: "Criterion",
      weight: "Weight",
      zero: "0 points at",
      full: "100 points at",
      levels: "Scores",
      state: "State",
      employer: "Employer",
      place: "Province",
      months: "Months late",
      late: "Late",
      article: "Article"
    },
    levels: {province: "provinces", officer: "officers", both: "provinces, officers"},
    other: {quarter: "Sheet of the quarter", year: "Sheet of the year"},
    cautions: [
      "The interval of a score is made of those of its criteria, taken as independent; full counts (collection, plans, installs) have no sampling error but may be reported wrongly.",
      "The change of the rate is that of the employers in charge at the end, less the nation's change; one large employer may decide it, and the wide interval says so.",
      "The sheet does not replace a manager's judgement and is not to be used alone for praise or blame."
    ]
  },
  book: {
    sheet: "Workers",
    title: (employer: string) => `Workers of employer ${employer}: state and late amount by month`,
    until: (month: string) => `Up to the end of ${month}.`,
    notes: [
      "NLD-… stands for the social insurance number (keyed hash); for use in the office only.",
      "Each worker's late amount is computed: the employer's late amount parted by wage times months due and not paid; it is not a booked figure."
    ],
    tableTitle: "Month by month, worker by worker",
    columns: {
      period: "Month",
      worker: "Worker",
      status: "State",
      wage_base: "Wage paid on",
      paid_through: "Paid through",
      months_missing: "Months not covered",
      due_months: "Of them due",
      late: "Late amount (computed)"
    },
    status: {
      working: "working",
      unpaid_leave: "unpaid leave",
      sick: "sick leave",
      maternity: "maternity leave",
      suspended: "contract suspended",
      left_unsettled: "left, books open",
      left_settled: "left, books closed"
    }
  },
  scoringBook: {
    title: (span: string) => `Emulation sheet ${span}`,
    notes: [
      "Weights and scales are a proposal that nobody has reviewed (data/scoring).",
      "Where two 95 % intervals overlap, the data cannot tell the two apart."
    ],
    sheets: {totals: "Scores", details: "Criteria", barred: "Barred"},
    order: {
      totals: "place officer_code employers score score_low score_high measured",
      details: "place officer_code criterion value low high hits cases weight points points_low points_high",
      barred: "employer_code place officer_code months_late late article"
    },
    columns: {
      place: "Province",
      officer_code: "Officer",
      employers: "Employers",
      score: "Score",
      score_low: "From",
      score_high: "To",
      measured: "Weight measured",
      criterion: "Criterion",
      value: "Value",
      low: "Value from",
      high: "Value to",
      hits: "Met",
      cases: "Cases",
      weight: "Weight",
      points: "Points",
      points_low: "Points from",
      points_high: "Points to",
      employer_code: "Employer code",
      months_late: "Months late",
      late: "Late (đồng)",
      article: "Article (Law 41/2024)"
    }
  },
  vssid: {
    title: "VssID installs against plan",
    answer: (month: string, done: string, plan: string, share: string) =>
      `Up to the end of ${month} the nation installed **${done}** of a year's plan of ${plan} (**${share}**).`,
    verdicts: (reached: string, likely: string, unlikely: string, uncertain: string) =>
      `${reached} provinces have reached the year's plan, ${likely} surely will, ${unlikely} will not within the year at this pace, of ${uncertain} nothing can be said.`,
    none: "No progress of VssID installs has been delivered yet (extract progress).",
    noPlan: (month: string, done: string) =>
      `Up to the end of ${month} the nation installed **${done}** since January; there is no complete plan to compare with.`,
    courseTitle: (expected: string, plan: string) =>
      `At this pace about ${expected} at the year's end, against a plan of ${plan}`,
    courseTitleNone: "New installs since January",
    courseDescription:
      "The strong line is new installs since January, the dashed one the plan in equal months, the band the 95 % projection.",
    courseSubtitle: "New installs since January, nation",
    courseCaption: "New installs since January and the plan in equal months, nation",
    done: "installed",
    plan: "plan",
    projected: "projected",
    heading: "Each province",
    caption: (month: string) => `VssID by province, ${month}`,
    verdict: {
      reached: "✓ reached",
      likely: "▲ will be reached this year",
      uncertain: "○ cannot be said",
      unlikely: "▼ not this year",
      none: "too few data"
    },
    when: (month: string) => `about ${month}`,
    columns: {
      group: "Province",
      trend: "12 months",
      done: "Since January",
      plan: "Year's plan",
      share: "Reached",
      monthly: "A month",
      expected: "Expected at year's end",
      band: "95 % band",
      verdict: "Finding",
      when: "Plan reached"
    },
    cautions: [
      "The projection takes the mean of the last 12 months, no season or campaign; the band widens with the months left.",
      "Installs are new ones of the month as reported (extract progress); the plan is for the whole year under the codes of 1 January (extract plans)."
    ]
  }
};
