import type {Messages} from "../types.js";

export const ladder: Messages["ladder"] = {
  nav: "Ladder",
  title: (month) => `The ladder, ${month}`,
  states: {
    apart: "Handled apart",
    waiting: "No step due now",
    not_late: "Not late",
    unseen: "No row of data"
  },
  handling: {
    hard_to_collect: "hard to collect",
    frozen: "frozen",
    suspended: "suspended",
    force_majeure: "force majeure"
  },
  actions: {
    dunning_notice: "Dunning notice",
    violation_record: "Violation record",
    inspection_decision: "Decision to inspect",
    inspection_conclusion: "Conclusion of the inspection",
    penalty_decision: "Penalty decision",
    enforcement_decision: "Enforcement decision",
    police_referral: "Police referral",
    publication: "Publication",
    force_majeure: "Force majeure"
  },
  answer: (until, employers, late) =>
    `At the end of ${until}, a step is due for **${employers}** employers, who are late with **${late}**`,
  answerOverdue: (overdue) => `; for **${overdue}** of them it is overdue.`,
  answerNoOverdue: "; none is overdue.",
  answerNone: (until) => `At the end of ${until}, no step is due for any employer.`,
  slowest: (step, months, employers) =>
    `Longest wait: ${step}, a median of ${months} months since it became due (${employers} employers).`,
  lead: "Every late employer stands at one step, by the age of its debt and the documents on file. The step is what has to be done next, not a finding about the employer.",
  keys: {
    dun: "To dun",
    record: "To record",
    inspect: "To inspect",
    sanction: "To penalise or enforce",
    referral: "To review for referral",
    apart: "Handled apart"
  },
  overdueNote: (n) => `${n} overdue`,
  amountNote: (amount) => `late amount ${amount}`,
  funnelTitle: (step, share) => `${step}: ${share} of the employers with a step due`,
  funnelNone: "No step is due",
  funnelDescription: "Employers at each step at the end of the month, in the order of the ladder.",
  funnelSubtitle: "late employers by the step due, end of the month",
  stepsHeading: "Step by step",
  stepsCaption: (month) => `Employers and amounts at each step, end of ${month}`,
  columns: {
    step: "Step due",
    employers: "Employers",
    late: "Late amount",
    overdue: "Overdue",
    blocked: "Precondition missing",
    months: "Months waiting (median)",
    documents: "Documents in the month",
    province: "Province",
    officer: "Responsible officer",
    agency: "Office",
    due: "Step due",
    dueLate: "Late amount of those",
    expected: "Expected in 3 months",
    deadline: "Deadline",
    urgency: "Urgency",
    since: "Due since",
    employer: "Employer",
    monthsLate: "Months late",
    lateAmount: "Late",
    missing: "Missing",
    last: "Latest document",
    headcount: "Workers",
    apart: "Handled apart",
    waiting: "No step"
  },
  employersUnit: "employers",
  monthsUnit: "months",
  flowHeading: (from, to) => `From the end of ${from} to the end of ${to}`,
  flowNote:
    "An employer counts at its step at the beginning. Up: the step due afterwards is a higher one. Down: the older debt was paid, what is left is younger. Paid: nothing is late at the end. New: not late at the beginning, or without a row.",
  flowCaption: (month) => `Employers that came, left and changed step in ${month}`,
  flow: {
    start: "Beginning",
    entered: "New",
    arrived: "From other steps",
    up: "Up",
    down: "Down",
    aside: "Aside",
    paid: "Paid",
    gone: "No row left",
    end: "End"
  },
  flowSum: "Total",
  provincesHeading: "By province",
  provincesCaption: (month) => `Work by province, end of ${month}`,
  openList: "Work list",
  trendTitle: (to, now, from, then) =>
    `Employers with a step due: ${now} at the end of ${to}, ${then} at the end of ${from}`,
  trendDescription: "Employers at each step at the end of each month, at most the last thirteen months.",
  trendSubtitle: "employers by the step due, end of the month",
  trendCaption: "Employers by the step due, end of each month",
  wholeNation: "The nation",
  activityHeading: (month) => `Notices and inspections: to be done and done in ${month}`,
  activityNote: (month) =>
    `To do: employers for whom the step was due at the end of ${month}. Done: of those, who have a document dated in the month. Documents: all dunning notices and conclusions of inspections dated in the month. Reported: what the offices delivered as progress.`,
  activityCaption: (month) => `Notices and inspections to be done and done in ${month}, by province`,
  activity: {
    notices: {
      required: "To dun",
      met: "Dunned",
      documents: "Dunning notices",
      reported: "Notices as reported",
      said: (met, required) => `Dunning: ${met} of ${required} employers who were to be dunned.`
    },
    inspections: {
      required: "To inspect",
      met: "With decision or conclusion",
      documents: "Conclusions",
      reported: "Inspections as reported",
      said: (met, required) =>
        `Inspections: ${met} of ${required} employers at this step have a decision or conclusion.`
    }
  },
  evidenceTitle: "Paid in full after each step",
  evidenceLink: "Paid in full after each step: which goes with money coming in",
  evidenceAnswer: (n, share, low, high) =>
    `Of ${n} employers with a first dunning notice in the last 24 months, **${share}** had paid what it named in full after 90 days (95 % interval: ${low} to ${high}).`,
  evidenceNone: "There is no document yet whose balance after 90 days is known.",
  evidenceLead:
    "An employer counts once per kind of document: its first in 24 months. Balances are known at month ends only, so 30 days means the end of the month that holds the 30th day after the document, and likewise for 60 and 90.",
  evidenceChart: (action, share) => `Highest share paid in full after 90 days: ${action}, ${share}`,
  evidenceDescription: "Share of employers that had paid what was named in full after 90 days, by kind of document.",
  evidenceSubtitle: "share of employers that had paid what the document named in full, after 90 days",
  evidenceCaption: "Paid in full after 30, 60, 90 days, by kind of document",
  evidenceColumns: {
    action: "Document",
    employers: "Employers",
    share: (days) => `Paid in full after ${days} days`,
    interval: (days) => `95 % interval, ${days} days`,
    paid: "Share of the money paid after 90 days"
  },
  few: "fewer than 10 employers",
  interval: (low, high) => `${low} – ${high}`,
  cureHeading: "To compare: paid in full by age of debt, with or without a document",
  cureCaption: "Share paid in full after 1, 2, 3 months of all late employers, by age of debt",
  cureColumns: {
    age: "Age of debt",
    n: "Employer-months",
    after: (n) => `Paid in full after ${n} months`
  },
  evidenceCautions: [
    "These figures are no proof of cause: who is inspected has older debt than who is dunned for the first time, and many pay without any document. The table by age of debt above is there to compare.",
    "An employer may get documents of several kinds in the same time; each kind counts by itself."
  ],
  cautions: [
    "Steps follow from amounts, due dates and documents delivered; a document that has not been delivered does not count.",
    "Late is not evasion. An employer whose file is to be reviewed for referral is a case for those entitled to judge, not a finding.",
    "The grounds of each step stand in its rule; no rule has been reviewed by an authorised person yet."
  ],
  work: {
    title: (place) => `Work to do: ${place}`,
    titleOfficer: (officer, place) => `Work to do: responsible officer ${officer}, ${place}`,
    answer: (until, employers, late, expected) =>
      `At the end of ${until}, a step is due for **${employers}** employers, late with **${late}**; expected within three months: **${expected}**.`,
    none: (until) => `At the end of ${until}, no step is due.`,
    overdue: "Overdue",
    week: "Within 7 days",
    later: "Later",
    undated: "No day in any text",
    deadlineOn: (day) => `Deadlines are seen from ${day}, the last day of the month of the data.`,
    officersHeading: "By responsible officer",
    officersCaption: (place) => `Work of each officer: ${place}`,
    agencyHeading: (code) => `Office ${code}`,
    noAgency: "No office code",
    noOfficer: "not assigned",
    agencyCaption: (code, month) => `Employers with a step due, office ${code}, end of ${month}`,
    materiality: (limit, n, amount) =>
      `Employers late with less than ${limit} are not listed: ${n} employers, ${amount}.`,
    moreRows: (shown, all) => `The first ${shown} of ${all} rows; the whole list is in the CSV.`,
    download: "The whole list (CSV)",
    apartHeading: "Handled apart",
    apartText: (n, amount) =>
      `${n} employers with ${amount} are handled apart (hard to collect, frozen, suspended, force majeure); no step is due.`,
    section: (due, overdue, late) => `A step is due for ${due} employers, late with ${late}; ${overdue} are overdue.`,
    ordered: "In the order of what is expected.",
    b03: "The list in the form B03-TS: arrears worklist --out FILE.xlsx.",
    cautions: [
      "Expected is the common share of employers with debt of that age, not a forecast for one employer.",
      "The order helps to choose what to do first; every employer in the list has to be dealt with as the rules say."
    ]
  },
  b03: {
    title: "EMPLOYERS LATE WITH SOCIAL, HEALTH AND UNEMPLOYMENT INSURANCE",
    form: "Form B03-TS",
    sheet: "B03-TS",
    errors: "To mend",
    list: "Work list",
    heads: [
      "No.",
      "Employer",
      "Employer code",
      "Workers",
      "Address",
      "Months late",
      "Total",
      "SI",
      "HI",
      "UI",
      "Interest",
      "Measures taken",
      "Number and date of the authority's document",
      "Notes"
    ],
    marks: ["A", "B", "C", "1", "2", "3", "4=5+6+7+8", "5", "6", "7", "8", "9", "10", "11"],
    groups: {
      I: "Late, under 1 month",
      II: "Late, 1 to under 3 months",
      III: "Late, 3 months and more",
      IV: "Hard to collect",
      "IV.1": "Missing",
      "IV.2": "In dissolution or bankruptcy",
      "IV.3": "Dissolved or bankrupt",
      "IV.4": "Others"
    },
    sum: "Total",
    employers: (n) => `${n} employers`,
    dated: (no, day) => `${no} of ${day}`,
    note: "Column 5 holds social and accident insurance. Column 8 is the interest delivered. Group I has totals only. Addresses are not in the extracts.",
    errorHead: ["Employer code", "Employer", "Column", "Fault"],
    noDocument: (action) => `Column 9 says “${action}” and column 10 has no document`,
    noErrors: "Nothing to mend."
  }
};
