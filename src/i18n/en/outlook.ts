import type {Messages} from "../types.js";

/** Control charts, assurance and the path to the target. */
export const outlook: Messages["outlook"] = {
  nav: "Outlook",
  title: "Did it change, will it hold",
  answer: (until, pass, fail, both, month) =>
    `${until}: as things run, **${pass}** provinces will be below 2.91 % in ${month}, ${fail} above, ${both} may or may not.`,
  answerNone: "No province has the twelve months that a control chart needs yet.",
  tableHeading: "Provinces",
  tableCaption: (month) => `Variation, assurance and forecast of the provinces, ${month}`,
  columns: {
    province: "Province",
    variation: "Variation",
    assurance: "Assurance",
    rate: "Rate",
    forecast: "Forecast for December",
    band: "80 % band",
    beyond: "To collect beyond the usual",
    largest: "Largest employers it takes"
  },
  variation: {better: "▼ changed for the better", worse: "▲ changed for the worse", common: "∿ usual ups and downs"},
  assurance: {pass: "● will pass", fail: "✕ will fail", hit_and_miss: "◐ hit and miss"},
  noAssurance: "too few months",
  errorsHeading: "How far forecasts were off",
  errorsCaption: "Mean error of forecasts of past months, by months ahead",
  errorsNote:
    "Every past month was forecast from what came before it, then compared with what came. Beside it the plain way: the rate of the same month of the year before. The 80 % band is where 80 % of past errors stayed.",
  errorColumns: {
    ahead: "Months ahead",
    cases: "Forecasts",
    error: "Mean error",
    naive: "Error of taking last year's month",
    gain: "Less error"
  },
  cautions: [
    "A control chart says whether the level changed, not why.",
    "The forecast takes seasons and collecting to run as in the years before; a very large bankruptcy is not in it.",
    "Charts are under the due dates before July 2025, so that years compare; the rate under the law in force is lower."
  ],
  controlHeading: "Did it change, will it hold",
  controlTitle: {
    better: (name) => `${name}: the rate changed for the better, beyond its usual ups and downs`,
    worse: (name) => `${name}: the rate changed for the worse, beyond its usual ups and downs`,
    common: (name) => `${name}: the rate moves within its usual limits`
  },
  controlSubtitle: (isOld, isSeasonal) =>
    `${isOld ? "Rate under the due dates before July 2025" : "Arrears rate"}${isSeasonal ? ", without each month's season" : ""}; the band is the natural limits of the last 24 months`,
  controlDescription: "Monthly rate with its mean and natural limits; months that signal are marked.",
  controlNote:
    "Signals: outside the limits; 7 months rising or falling; 2 of 3 months near a limit; 7 months on one side of the mean.",
  controlSeries: "rate",
  controlMean: "mean",
  signals: {
    outside: "outside the limits",
    trend: "7 months one way",
    near_limit: "2 of 3 near a limit",
    shift: "7 months on one side"
  },
  noSignal: "none",
  controlColumns: {month: "Month", value: "Rate", adjusted: "Without season", signal: "Signal"},
  assuranceSentence: {
    pass: "As things run, December will be below 2.91 % (the whole band of limits is).",
    fail: "As things run, December will be above 2.91 % (the whole band of limits is): meeting it takes another way of working.",
    hit_and_miss: "As things run, December may be above or below 2.91 %: the band of limits holds it."
  },
  pathHeading: "The path to the target in December",
  pathAnswer: (month, allowed, late, fall) =>
    `For ${month} to end at or below 2.91 %, no more than ${allowed} may be late; it is ${late} now and must fall by ${fall}.`,
  pathMet: (month, allowed, late) => `${late} is late now, within the ${allowed} that ${month} allows.`,
  pathCourse: (rate, from, to, error, naive) =>
    `In the usual course the rate will be about ${rate} (80 %: ${from} – ${to}). Forecasts that far ahead were off by ${error} on average; last year's month by ${naive}.`,
  pathCourseNow: (rate) => `This month is December: the rate is ${rate}.`,
  pathBeyond: (beyond, safe) =>
    `${beyond} must be collected beyond the usual course; to be safe (the upper end of the 80 % band) ${safe}.`,
  pathBeyondNone: (safe) => `In the usual course nothing more need be collected; to be safe ${safe}.`,
  pathBeyondSure: "In the usual course, even at the upper end of the 80 % band, nothing more need be collected.",
  pathLargest: (n) => `That is all that the ${n} largest employers owe that are not hard to collect from.`,
  pathNotEnough: "All employers together that are not hard to collect from would not suffice.",
  pathWhom: "From whom",
  pathWhomCaption: "Late amount at the largest employers, hard to collect, and by age",
  pathColumns: {part: "Part", late: "Late amount", share: "Share"},
  pathParts: {
    largest_10: "10 largest not hard to collect",
    largest_50: "50 largest not hard to collect",
    hard: "Hard to collect or frozen"
  },
  link: "Outlook of the provinces"
};
