import type {Messages} from "../types.js";

export const lists: Messages["lists"] = {
  publication: {
    title: "Employers to be published",
    answer: (date, employers, late) =>
      `Data to ${date}: **${employers}** employers qualify for publication and still owe **${late}**.`,
    none: (date) => `Data to ${date}: **no** employer qualifies for publication.`,
    left: (employers, paid) =>
      `Of last month's list ${employers} employers have left it, ${paid} of them because they paid in full.`,
    lead: "Only an employer late by a month or more that has been dunned in writing, or inspected and sanctioned, and still has not paid is listed; every row names the documents that prove it. A document from before the oldest unpaid amount fell due does not count."
  },
  state: {
    title: "List to state bodies and inspectorates",
    answer: (date, employers, late, due) =>
      `Quarter to ${date}: **${employers}** employers that owe **${late}** belong on the list to be sent before the 15th, by ${due} at the latest.`,
    none: "No quarter's list yet: the rule is in force from 2025-11-30, the first list is that of the fourth quarter of 2025.",
    left: (employers, paid) =>
      `Since the quarter's end ${employers} employers no longer belong on it, ${paid} of them because they paid in full; strike them before it is sent.`,
    lead: "Decree 274/2025 (as the agency's site reports it, not compared with the full text): before the 15th of the first month of a quarter the provincial office sends the list as of the quarter's end. Late payment is not evasion: the day in the last column only says from when 60 days past the due date had gone by after dunning, to be looked at; the finding is for those entitled to make it."
  },
  article: {
    title: "Candidates for review under article 216 of the Penal Code",
    answer: (month, employers, late) =>
      `At the end of ${month}, **${employers}** employers show all the signs that data can measure, and owe **${late}**.`,
    none: (month) => `At the end of ${month}, **no** employer shows all the signs that data can measure.`,
    lead: "This is a list for review, not a finding. Data show time, amount, headcount and an earlier sanction only; deceit or other tricks, guilt and the ability to pay are for those entitled to establish them.",
    tests: "The tests and what they rest on",
    testList: [
      "Unpaid for six months or more: the age of the oldest late amount; beside it the months known in which something was late for a month or more (consecutive or cumulative, by Resolution 05/2019/NQ-HĐTP).",
      "Sanctioned before: number and date of the penalty decision, written after the oldest unpaid amount fell due.",
      "An amount of 50 million đồng or more, or a headcount of 10 or more; figures of the last month."
    ],
    brackets: "The clauses of article 216",
    bracketsCaption: "Amount, headcount and penalty of each clause",
    bracketsNote:
      "As reported by the Nghệ An newspaper; a draft of 2025 raises the amounts, its adoption could not be verified. Legal entities may be fined up to 3 billion đồng.",
    tableTitle: "Each employer and the evidence",
    caption: (month) => `Candidates for review, ${month}`
  },
  steering: {
    title: "Report to the steering committee: late payment by province",
    answer: (month, employers, late, long) =>
      `At the end of ${month}, **${employers}** employers owe **${late}**; ${long} of it is debt of three months and more or hard to collect.`,
    lead: "For each province's report to its steering committee: debt by the classes of article 40 of Decision 959, and how many employers have come to which step.",
    debtHeading: "Late amount by class of debt",
    stepsHeading: "How far it has been taken",
    debtCaption: (month) => `Late amount by class of debt and province, ${month}`,
    stepsCaption: (month) => `Late employers with each kind of document on file, ${month}`
  },
  letter: {
    title: "Dispatch 479: where each duty has its place",
    answer: (duties, pages) =>
      `Dispatch 479/BHXH-TST of 24 February 2023 asks for **${duties}** things; each leads to the page or command that serves it (${pages} pages).`,
    lead: "The dispatch is quoted in Vietnamese; beside it stands where the work is done. Where data cannot do it, it says what the system can help with.",
    cautions: [
      "The map says where each thing is done; how far it has come is said on that page. Units are named as in the dispatch, some have other names today."
    ],
    parts: {
      "Mở đầu": "Opening",
      "I.1": "I.1. Collection, dunning, inspection, reports, publication",
      "I.2": "I.2. Information, dialogue, VssID",
      "I.3": "I.3. Plans by week and month; emulation",
      "II.1": "II.1. Collection department",
      "II.2": "II.2. Inspection department",
      "II.3": "II.3. Communication centre",
      "II.4": "II.4. Information technology centre",
      "II.5": "II.5. Customer care centre",
      Kết: "Close"
    }
  },
  rules: {
    title: "The steps and the law behind them",
    answer: (steps, rules, read) =>
      `**${steps}** steps under **${rules}** rules with dates of force; the text of ${read} of them was read.`,
    notReviewed:
      "No rule has been reviewed by a person entitled to; every term is data in data/rules and can be changed there.",
    reviewed: (reviewed, all) => `${reviewed} of ${all} steps have been reviewed by a person entitled to.`,
    lead: "A document counts only when written after the month in which the oldest unpaid amount fell due; who pays up begins anew. Employers that are hard to collect from, frozen, suspended or excused are handled apart.",
    stepsHeading: "The steps",
    stepsCaption: "Each step by dates of force",
    step: "Step",
    inForce: "In force",
    age: "Months late",
    requires: "Needs first",
    deadline: "Deadline",
    source: "Source",
    text: "Full text",
    read: "read",
    reported: "as reported",
    or: "or",
    until: (to) => `to ${to}`,
    since: (from) => `from ${from}`,
    fromTo: (from, to) => `${from} to ${to}`,
    always: "from before",
    ageFrom: (from) => `${from} months and more`,
    ageBetween: (from, to) => `${from} to under ${to} months`,
    deadlineDay: (day) => `day ${day} of the month at the latest`,
    days: (days) => `from day ${days} after the due date, once dunned`,
    perDay: (rate) => `${rate} a day`,
    termsHeading: "Other terms",
    term: "Term",
    value: "Value",
    publication: "Publication",
    evasion: "To be reviewed after dunning",
    interest: "Interest from 1 July 2025",
    forceMajeure: "Proof of force majeure, month of the dunning",
    stateList: "Quarterly list, first month of the next quarter",
    finesHeading: "Administrative fines",
    finesNote:
      "For individuals; organisations pay double. What Decree 283/2026 sets for not paying on purpose was not found.",
    fineOf: "Conduct",
    fine: "Fine",
    fineKinds: {late: "late payment", evasion: "not paying on purpose, short of a crime"},
    fineShare: (low, high, most) => `${low} – ${high} of what is payable, at most ${most}`,
    fineAmount: (low, high) => `${low} – ${high}`,
    organisations: (factor) => `organisations × ${factor}`,
    ratesHeading: "Monthly interest rates before July 2025",
    ratesNote:
      "Only two years were found in sources that could be opened; interest that needs another year is left empty. Add rows to data/reference/late_interest.csv.",
    year: "Year",
    funds: "Funds",
    rate: "Monthly rate",
    fundGroups: {si_ui_oa: "social, unemployment, accident", hi: "health"},
    cautions: [
      "This page says by which rules the system counts; it does not stand in for the law.",
      "From 2025-07 the inspection step is called a check: the inspection power after the Inspection Law of 2025 is not confirmed."
    ]
  },
  dataDate: "Data to",
  paidTo: "Payments counted to",
  listed: "On the list",
  amount: "Late amount",
  leftLabel: "Left the list",
  evasionSigns: "60 days past due and dunned",
  byProvince: "By province",
  byProvinceCaption: (date) => `The list by province, data to ${date}`,
  top: "The largest late amounts",
  topCaption: (date) => `The largest late amounts on the list, data to ${date}`,
  topNote: (shown, all) =>
    `This table holds ${shown} of ${all} employers; the whole list of each province stands above (CSV).`,
  file: "List (CSV)",
  download: "Download",
  now: {
    listed: "still listed",
    paid: "paid in full",
    renewed: "paid what the documents named, late with a new amount",
    apart: "handled apart",
    unknown: "no data"
  },
  nowHeading: "Why they left the list",
  nowCaption: "Employers of the list before, by what has become of them",
  strayHeading: "Documents that belong to no known employer",
  strayNote:
    "Neither the ledger nor the register knows the employer codes of these documents; they count for nobody. Correct the code and deliver them again.",
  strayCaption: (shown, all) => `Documents that belong to no known employer: ${shown} of ${all}`,
  columns: {
    document: "Document",
    number: "Number, date",
    delivery: "File",
    province: "Province",
    employer: "Employer",
    code: "Employer code",
    employers: "Employers",
    late: "Late amount",
    lateNow: "Late amount now",
    months: "Months late",
    headcount: "Headcount",
    dunning: "Dunning notice",
    inspection: "Inspection",
    penalty: "Penalty decision",
    evasion: "To be reviewed from",
    state: "State",
    cumulative: "Months known, cumulative",
    clause: "Clause",
    byAmount: "by amount",
    byHeads: "by headcount",
    referred: "File passed on",
    amountRange: "Amount",
    headRange: "Headcount",
    fine: "Fine",
    prison: "Imprisonment",
    class1: "Late (under 1 month)",
    class2: "Outstanding (1 to under 3 months)",
    class3: "Prolonged (3 months and more)",
    class4: "Hard to collect",
    dunned: "Dunned",
    inspected: "Inspected",
    penalised: "Sanctioned",
    enforced: "Enforced",
    referredCount: "Files passed on",
    due: "With a step due",
    publishable: "Qualify for publication"
  },
  paper: (no, date) => `${no}, ${date}`,
  none: "–",
  range: (from, to) => `${from} to under ${to}`,
  rangeOpen: (from) => `${from} and more`,
  cautions: [
    "The lists rest on month-end data: what was paid after “payments counted to” is not deducted; check once more before publishing or sending.",
    "Late payment is not evasion: data show late payment, a finding is for those entitled to make it. No row here is a finding.",
    "Employers that are hard to collect from, frozen, suspended or excused by force majeure are handled apart and not listed."
  ],
  provinceHeading: "Publication and review",
  province: (employers, late, due) =>
    `${employers} employers qualify for publication and still owe ${late}; ${due} employers have a step due.`
};
