/** Poisoned cells: ways of spoiling a number, a code, a month; and files whose numbers leave a doubt. */
import {csv, ledgerRow, type Cells} from "./office.js";
import {ledger, testPoison, type Poison} from "./poison.js";

const NO_NUMBER = "is not a whole number";
const NO_MONTH = "is not a month (expected YYYY-MM, MM/YYYY or MMYYYY)";
const SIGN = "does not write its sign as a minus in front (expected -1234)";
const SEPARATORS = "separates its digits in another way (expected 1234567, 1.234.567 or 1,234,567)";
const NO_CODE = "is not an employer code (expected a capital letter and six capitals or digits)";
const FOREIGN = "holds spaces, invisible or foreign characters (expected a capital letter and six capitals or digits)";

const CELLS: [name: string, column: string, value: string, reason: string][] = [
  ["brackets for a negative", "si_adjusted", "(200)", SIGN],
  ["a minus behind", "si_adjusted", "200-", SIGN],
  ["a plus in front", "headcount", "+12", SIGN],
  ["an exponent in capitals", "wage_base", "1E9", "is written with an exponent (expected every digit)"],
  ["hexadecimal", "wage_base", "0x1F", NO_NUMBER],
  ["underscores", "wage_base", "84_000_000", SEPARATORS],
  ["apostrophes", "wage_base", "84'000'000", SEPARATORS],
  ["a curly apostrophe", "wage_base", "84\u2019000", SEPARATORS],
  ["thin spaces", "wage_base", "84\u202f000\u202f000", "holds spaces inside the number"],
  ["infinity", "wage_base", "Infinity", NO_NUMBER],
  ["no number at all", "wage_base", "NaN", NO_NUMBER],
  ["null in words", "wage_base", "NULL", NO_NUMBER],
  ["true", "headcount", "true", NO_NUMBER],
  ["a percentage", "si_paid", "5%", NO_NUMBER],
  ["a currency behind", "wage_base", "84000000đ", NO_NUMBER],
  ["a dash for nothing", "si_adjusted", "-", NO_NUMBER],
  ["digits of another script", "headcount", "\u0661\u0662", NO_NUMBER],
  ["full-width digits", "headcount", "\uff11\uff12", NO_NUMBER],
  ["a zero-width space in a number", "headcount", "1\u200b2", "holds an invisible character (U+200B)"],
  ["nineteen digits", "wage_base", "9".repeat(19), "has more than 18 digits"],
  ["a thousand digits", "wage_base", "9".repeat(1000), "has more than 18 digits"],
  ["ten digits of heads", "headcount", "1000000000", "has more than 9 digits"],
  ["an error of a spreadsheet", "wage_base", "#VALUE!", "is the error of a formula (expected a value)"],
  ["another error", "wage_base", "#N/A", "is the error of a formula (expected a value)"],
  ["a formula", "wage_base", "=SUM(A1:A9)", "is a formula (expected a value)"],
  ["a month in words", "period", "Tháng 01/2026", NO_MONTH],
  ["a serial of a spreadsheet", "period", "46023", NO_MONTH],
  ["a day for a month", "period", "2026-01-31", NO_MONTH],
  ["an English month", "period", "Jan-26", NO_MONTH],
  ["month thirteen", "period", "13/2025", NO_MONTH],
  ["a year that is not meant", "period", "0226-01", NO_MONTH],
  ["a right-to-left mark in a month", "period", "2026-01\u200f", "holds an invisible character (U+200F)"],
  ["a province without its zero", "province_code", "1", "has lost its leading zero (expected 01)"],
  ["a province with a zero-width space", "province_code", "01\u200b", "holds an invisible character (U+200B)"],
  ["a province with a byte order mark", "province_code", "\ufeff01", "holds an invisible character (U+FEFF)"],
  ["a province in words", "province_code", "Hà Nội", "is not a province code"],
  ["a province with a decimal", "province_code", "1.0", "is not a province code"],
  ["an apostrophe before a code", "province_code", "'01", "is not a province code"],
  ["an employer that is a number", "employer_code", "1234567", NO_CODE],
  ["a non-breaking space in an employer", "employer_code", "TA\u00a000001", FOREIGN],
  ["a right-to-left override in an employer", "employer_code", "\u202eTA00001", FOREIGN],
  ["a soft hyphen in an employer", "employer_code", "TA0\u00ad0001", FOREIGN],
  ["a tab behind an employer", "employer_code", "TA00001\t", FOREIGN],
  ["a letter O that is Greek", "employer_code", "TA\u039f0001", FOREIGN]
];

const amid = csv(CELLS.flatMap(([, column, value]) => [ledgerRow(), ledgerRow({[column]: value})]));
// The engine's client drops a byte order mark at the beginning of a text that it hands over.
const shown = (column: string, value: string) =>
  column === "employer_code" ? value : value.replace(/^[ \t\u00a0\ufeff]+|[ \t\u00a0]+$/g, "");

const money = (value: string): Cells => ({wage_base: value});
const semicolons = (...rows: Cells[]) => csv(ledger(...rows), {delimiter: ";"});

const FILES: Record<string, Poison> = {
  "every spoilt cell is set aside with its reason, every row beside it taken": {
    body: amid,
    answer: "quarantined",
    accepted: CELLS.length,
    faults: CELLS.map(([, column, value, reason], i) => [i * 2 + 3, column, reason, shown(column, value)])
  },
  "the same spoilt cells with semicolons and CR LF": {
    body: csv(
      CELLS.flatMap(([, column, value]) => [ledgerRow(), ledgerRow({[column]: value})]),
      {
        delimiter: ";",
        end: "\r\n"
      }
    ),
    answer: "quarantined",
    accepted: CELLS.length
  },
  "amounts with a point as they are printed by programs": {
    body: csv(ledger({wage_base: "84000000.0", headcount: "12"})),
    answer: "accepted",
    record: {numbers: "english"},
    rows: [{wage_base: "84000000"}]
  },
  "heads with a comma and zero, in a Vietnamese file": {
    body: semicolons({...money("84.000.000"), headcount: "12,0"}, {headcount: "12,5"}),
    answer: "quarantined",
    accepted: 1,
    faults: [[3, "headcount", "is not whole (expected whole đồng and whole heads)", "12,5"]]
  },
  "heads with decimals where money is plain": {
    body: csv(ledger({}, {headcount: "12.0"})),
    answer: "quarantined",
    accepted: 1,
    faults: [[3, "headcount", NO_NUMBER, "12.0"]]
  },
  "groups of three after one point: two readings": {
    body: semicolons(money("84.000")),
    answer: "refused",
    messages: ['numbers can be read two ways with different results: "84.000" (write them without separators)']
  },
  "one cell that decides for all": {
    body: semicolons(money("84.000"), money("1.234.567")),
    answer: "accepted",
    record: {numbers: "vietnamese"},
    rows: [{wage_base: "84000"}, {wage_base: "1234567"}]
  },
  "a grouped zero, which is zero in any reading": {
    body: semicolons({si_adjusted: "0.000", si_closing: "1200"}),
    answer: "accepted",
    rows: [{si_adjusted: "0"}]
  },
  "both styles": {
    body: semicolons(money("84.000.000"), money("84,000,000")),
    answer: "refused",
    messages: ['no single way of writing numbers fits the file: "84.000.000" is Vietnamese, "84,000,000" is English']
  },
  "groups that are not of three": {
    body: semicolons(money("1.234.567"), money("12.34.567")),
    answer: "quarantined",
    faults: [[3, "wage_base", "is not a number in the style of this file (vietnamese)", "12.34.567"]]
  },
  "leading zeros": {body: csv(ledger({headcount: "0012"})), answer: "accepted", rows: [{headcount: "12"}]},
  "minus zero": {
    body: csv(ledger({si_adjusted: "-0", si_closing: "1200"})),
    answer: "accepted",
    rows: [{si_adjusted: "0"}]
  },
  "days that do not exist": {
    body: csv(
      ["31/02/2024", "29/02/2023", "2024-02-30", "00/01/2024", "1/2/2024", "2024/02/01", "45322", "29/02/2024"].map(
        (document_date, i) => ({
          employer_code: `TC0000${i}`,
          action: "dunning_notice",
          document_no: `${i}`,
          document_date,
          amount: "5"
        })
      )
    ),
    answer: "quarantined",
    accepted: 1,
    faults: [2, 3, 4, 5, 6, 7, 8].map((line) => [
      line,
      "document_date",
      "is not a date (expected dd/mm/yyyy or YYYY-MM-DD)"
    ])
  }
};

testPoison("cells", FILES);
