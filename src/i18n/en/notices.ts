import type {Messages} from "../types.js";

export const notices: Messages["notices"] = {
  funds: {si: "SI", hi: "HI", ui: "UI", oa: "OAI", sum: "Total"},
  form: "Form C12-TS",
  c12Title: "NOTICE",
  c12About: (month) => `Result of contributions to social, health, unemployment and accident insurance, ${month}`,
  dunningTitle: "DUNNING NOTICE",
  dunningAbout: "Contributions to social, health and unemployment insurance that are late",
  to: "To: {{name}}",
  office: (code) => `Collecting office, code ${code}`,
  noOffice: "Collecting office: no code",
  number: "No.:",
  place: "{place}, day      month      year      ",
  unit: "Employer code: **{{code}}**      Tax code: {{tax}}      Responsible officer: {{officer}}",
  address: "Address: ……………………………………………………………………………………………………",
  account: "The office's collection account: ………………………………… at ………………………………",
  stt: "No.",
  content: "Content",
  unitOfMoney: "Unit: đồng",
  blankNote:
    "Empty: the extracts do not hold this item. Interest, workers and wages are kept for all funds together and stand in the total alone. Up and down in B.1, B.2, B.3 are net of the month before. A, Đ: positive is unpaid, negative overpaid.",
  paidFor: (workers, month) => `Contributions are paid for ${workers} workers to the end of ${month}.`,
  paidForBound: (workers, month) =>
    `The employer has ${workers} workers; part of the debt is from before the first data, so contributions are paid to the end of ${month} or an earlier month.`,
  objection: (date) =>
    `Please check these figures. If you do not agree, contact the office before **${date}**; without an answer by then the figures stand.`,
  signer: "DIRECTOR",
  pieces: {due: "Due date", days: "Days late", daily: "0.03 % a day", sum: "Total"},
  dunningFirst:
    "At the end of **{{until}}**, **{{name}}** (employer code {{code}}, tax code {{tax}}) is late with **{{late}} đồng**; the earliest due date not met is {{due}}, **{{days}} days** before {{day}}. By due date:",
  daysNote: (until) => `Days count from the day after the due date to the end of ${until}.`,
  dailyNote: "The column 0.03 % a day counts days from 1 July 2025, rounded line by line; the sum is rounded once.",
  boundNote: "* Debt from before the first month with data: at least this many days.",
  interest: (amount, until) => `0.03 % a day on the late amount, to the end of ${until}: ${amount} đồng.`,
  interestAll: (amount) => `With interest under the rules before 1 July 2025: ${amount} đồng.`,
  interestUnknown: "Interest for the time before 1 July 2025 follows the rules of then and is not in this table.",
  pay: "Please pay the amount in full. What has been paid after the day above counts as done. Responsible officer: {{officer}}.",
  measures: "If it is not paid:",
  workersTitle: "FOR THE WORKERS",
  workersAbout: "(please put up at the place of work)",
  workers: {
    state: (name, workers, month, until) =>
      `${name}: ${workers} workers insured; contributions are paid in full to the end of ${month} (data to the end of ${until}).`,
    late: (late, months) =>
      `The employer is late with ${late} đồng, of the months ${months}. This holds the employer's part and the workers' part.`,
    bound: (late) => `The employer is late with ${late} đồng, part of it from before the first data.`,
    none: "Nothing is late.",
    act: "Workers see their own contributions in the VssID application; where something differs, tell the employer, the union at the employer, or the office."
  },
  unreviewed: "The legal grounds in this form have not been reviewed by an authorised person.",
  list: {
    title: (month, place) => `Notices of ${month}: ${place}`,
    sheet: "Sent",
    actions: "actions",
    stt: "No.",
    number: "Document no.",
    date: "Sent on",
    code: "Employer code",
    name: "Employer",
    agency: "Office code",
    officer: "Responsible officer",
    kind: "Notice",
    late: "Late amount",
    days: "Days late",
    interest: "0.03 % a day",
    file: "File",
    kinds: {c12: "C12-TS", dunning: "Dunning"},
    note: "The sheet actions is an extract: fill in number and date of the documents and load it with arrears load."
  }
};
