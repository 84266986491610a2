/** Workbooks that people build: titles, headings in two rows, hidden sheets, formulas, days, codes. */
import {employerRow} from "./office.js";
import {book, bookParts, letters, sheetRow, zip} from "./pack.js";
import {cell, rowsAt, sheet, valuesOf, type Value} from "./books.js";
import {COLUMNS, ledger, testPoison, type Poison} from "./poison.js";

const grouped: Value[][] = [
  [
    "kỳ",
    "mã tỉnh",
    "mã đơn vị",
    "số lao động",
    "quỹ lương",
    ...["BHXH", "BHYT", "BHTN", "TNLĐ-BNN"].flatMap((f) => [f, "", "", "", ""]),
    "Lãi"
  ],
  [
    "",
    "",
    "",
    "",
    "",
    ...[1, 2, 3, 4].flatMap(() => ["đầu kỳ", "phát sinh", "điều chỉnh", "đã nộp", "cuối kỳ"]),
    "đầu kỳ",
    "phát sinh",
    "đã nộp",
    "cuối kỳ"
  ]
];
const EMPLOYERS = Object.keys(employerRow());

const FILES: Record<string, Poison> = {
  "twenty-nine merged title rows": {
    body: book({
      sheets: {
        T1: sheet(
          ledger(),
          Array.from({length: 29}, (_, i) => [`Dòng ${i}`])
        )
      }
    }),
    answer: "accepted",
    accepted: 2
  },
  "headings in two rows with merged cells, totals and signatures": {
    body: book({
      sheets: {
        T1: rowsAt(1, [
          ["SỔ THU"],
          ["Đơn vị tính: nghìn đồng"],
          ...grouped,
          COLUMNS.map((_, i) => i + 1),
          ...ledger().map(valuesOf),
          ["", "", "Cộng", 24],
          [],
          ["", "Người lập biểu", "", "", "Giám đốc"]
        ])
      }
    }),
    answer: "accepted",
    accepted: 2,
    messages: [
      'read from sheet "T1"',
      "headings read from lines 3 and 4",
      "period: 1 number padded with zeros",
      "province_code: 1 number padded with zeros",
      "rows about the columns left aside: line 5",
      "remarks below the data left aside: line 10"
    ],
    rows: [{line: "6", wage_base: "84000000000"}, {line: "7"}]
  },
  "an empty sheet first, a hidden one with the data": {
    body: zip(
      bookParts({sheets: {"Trang bìa": "", "Dữ liệu": sheet(ledger())}}).map((p) =>
        p.name === "xl/workbook.xml"
          ? {...p, body: String(p.body).replace('sheetId="2"', 'sheetId="2" state="hidden"')}
          : p
      )
    ),
    answer: "accepted",
    accepted: 2,
    messages: ['read from the hidden sheet "Dữ liệu"; sheets left aside: "Trang bìa"']
  },
  "two sheets of data": {
    body: book({sheets: {T1: sheet(ledger()), T2: sheet(ledger())}}),
    answer: "refused",
    messages: ['2 sheets hold an extract ("T1", "T2"): deliver one sheet per file']
  },
  "columns to the far right": {
    body: book({
      sheets: {
        T1: rowsAt(1, [
          [...COLUMNS, ...Array.from({length: 3000}, (_, i) => `x${i}`)],
          ...ledger().map((r) => [...valuesOf(r), ...Array.from({length: 3000}, () => "1")])
        ])
      }
    }),
    answer: "accepted",
    accepted: 2
  },
  "a value beyond the columns of the header": {
    body: book({
      sheets: {
        T1: sheet([]) + sheetRow(2, [...valuesOf(ledger({})[0]!), "", "x"]) + sheetRow(3, valuesOf(ledger({})[0]!))
      }
    }),
    answer: "quarantined",
    accepted: 1,
    faults: [[2, "", "row has 30 cells (expected 29)"]]
  },
  "a link in a name": {
    body: book({
      sheets: {
        T1: rowsAt(1, [
          EMPLOYERS,
          Object.entries(employerRow()).map(([c, v]) =>
            c === "employer_name"
              ? {xml: '<c t="str"><f>HYPERLINK("http://example.org","Sao Mai")</f><v>Sao Mai</v></c>'}
              : v
          )
        ])
      }
    }),
    answer: "accepted",
    messages: ['read from sheet "T1"', "1 cell holds a formula: the value that was stored with it was taken"],
    rows: [{employer_name: "Sao Mai"}]
  },
  "a name that looks like a formula": {
    body: book({sheets: {T1: rowsAt(1, [EMPLOYERS, Object.values(employerRow({employer_name: '=HYPERLINK("x")'}))])}}),
    answer: "accepted",
    rows: [{employer_name: '=HYPERLINK("x")'}]
  },
  "a formula that was never computed": {
    body: cell("headcount", "<c><f>6+6</f></c>"),
    answer: "quarantined",
    accepted: 1,
    faults: [[3, "headcount", "is a formula (expected a value)", "=6+6"]]
  },
  "the error of a formula": {
    body: cell("wage_base", '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    answer: "quarantined",
    faults: [[3, "wage_base", "is the error of a formula (expected a value)", "#DIV/0!"]]
  },
  "a serial that is no day": {
    body: cell("period", "<c><v>46023</v></c>"),
    answer: "quarantined",
    faults: [[3, "period", "is not a month (expected YYYY-MM, MM/YYYY or MMYYYY)", "046023"]]
  },
  "a month as a day": {
    body: cell(
      "period",
      '<c s="1"><v>46023</v></c>',
      '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="17"/></cellXfs></styleSheet>'
    ),
    answer: "accepted",
    accepted: 2
  },
  "a province whose zero was lost": {
    body: cell("province_code", "<c><v>1</v></c>"),
    answer: "accepted",
    accepted: 2,
    messages: ['read from sheet "T1"', "province_code: 1 number padded with zeros"]
  },
  "a text that no list holds": {
    body: cell("period", '<c t="s"><v>7</v></c>'),
    answer: "refused",
    messages: ["a damaged workbook: no text number 7"]
  },
  "a cell of two megabytes": {
    body: cell("period", `<c t="inlineStr"><is><t>${"x".repeat(2 ** 21)}</t></is></c>`),
    answer: "refused",
    messages: ["a damaged workbook: a cell of more than 1048576 characters"]
  },
  "a number that no computer holds": {
    body: cell("wage_base", "<c><v>1e400</v></c>"),
    answer: "quarantined",
    faults: [[3, "wage_base", "is written with an exponent (expected every digit)", "1e400"]]
  },
  "a cell that is nowhere": {
    body: book({sheets: {T1: sheet(ledger()).replace(`r="${letters(0)}2"`, 'r="2A"')}}),
    answer: "refused",
    messages: ['a damaged workbook: no cell "2A"']
  }
};

testPoison("workbooks", FILES);
