/** Poisoned text files: what is no text, how rows are cut, what stands above, below and amid them. */
import {csv, employerRow, ledgerRow, without} from "./office.js";
import {COLUMNS, ledger, testPoison, type Poison} from "./poison.js";

const good = csv(ledger());
const lines = (text: string) => text.trimEnd().split("\n");
const [header, first, second] = lines(good) as [string, string, string];
const wide = ",".repeat(COLUMNS.length - 1);
const plan = (over = {}) => ({province_code: "01", year: "2026", measure: "collection_plan", value: "5", ...over});
const FUNDS = {si: "BHXH", hi: "BHYT", ui: "BHTN", oa: "TNLĐ-BNN"};
const PARTS = ["đầu kỳ", "phát sinh", "điều chỉnh", "đã nộp", "cuối kỳ"];
const grouped = [
  [
    "kỳ",
    "mã tỉnh",
    "mã đơn vị",
    "số lao động",
    "quỹ lương",
    ...Object.values(FUNDS).flatMap((f) => [f, "", "", "", ""]),
    "lãi",
    "",
    "",
    ""
  ],
  ["", "", "", "", "", ...Object.keys(FUNDS).flatMap(() => PARTS), "đầu kỳ", "phát sinh", "đã nộp", "cuối kỳ"]
].map((cells) => cells.join(","));

const NOTHING: Record<string, Poison> = {
  "no byte at all": {body: "", answer: "refused", messages: ["the file is empty"]},
  "only a byte order mark": {body: "\ufeff", answer: "refused", messages: [/^no known header/]},
  "only blanks": {body: " \n\t\n \r\n", answer: "refused", messages: [/^no known header/]},
  "only a header": {body: `${header}\n`, answer: "accepted", accepted: 0, messages: ["no rows below the header: nothing is replaced"]},
  "a header without a line end": {body: header, answer: "accepted", accepted: 0},
  "a picture": {
    body: Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), Buffer.alloc(900, 0x5a)]),
    answer: "refused",
    messages: ["a picture, not an extract (expected CSV, XLSX or Parquet)"]
  },
  "a PDF": {body: "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj", answer: "refused", messages: [/^a PDF document, not an extract/]},
  "a program": {
    body: Buffer.concat([Buffer.from("\u007fELF\u0002\u0001", "latin1"), Buffer.alloc(600)]),
    answer: "refused",
    messages: [/^a program, not an extract/]
  },
  "a web page with the name of a workbook": {
    file: "ledger.xls",
    body: `\ufeff<html><table><tr><td>period</td></tr></table></html>`,
    answer: "refused",
    messages: ["a web page (HTML), whatever its name: open it in a spreadsheet and save it as .xlsx"]
  },
  "an XML document": {body: '<?xml version="1.0"?><a/>', answer: "refused", messages: [/^an XML document/]},
  "bytes of chance": {
    body: Buffer.from(Array.from({length: 3000}, (_, i) => 1 + ((i * 7919 + ((i * i) % 251)) % 255))),
    answer: "refused"
  },
  "a list of another matter": {body: "a,b,c\n1,2,3\n", answer: "refused", messages: [/^no known header/]},
  "UTF-32": {
    body: Buffer.from([0xff, 0xfe, 0, 0, 0x70, 0, 0, 0]),
    answer: "refused",
    messages: ["UTF-32 text (expected UTF-8 or UTF-16)"]
  }
};

const CUT: Record<string, Poison> = {
  "zero bytes in one row": {
    body: csv(ledger({}, {headcount: "1\u00002"}, {})),
    answer: "quarantined",
    accepted: 2,
    faults: [[3, "headcount", "holds an invisible character (U+0000)"]]
  },
  "a zero byte in a name": {
    body: csv([employerRow(), employerRow({employer_name: "Công\u0000ty"})]),
    answer: "quarantined",
    accepted: 1,
    faults: [[3, "employer_name", "holds control characters"]]
  },
  "line ends of three kinds": {
    body: `${header}\r\n${first}\r${second}\n${lines(csv(ledger({})))[1]}`,
    answer: "accepted",
    accepted: 3
  },
  "carriage returns alone": {body: good.replaceAll("\n", "\r"), answer: "accepted", accepted: 2},
  "blank lines and lines of delimiters amid the rows": {
    body: `${header}\n\n${first}\n${wide}\n   \n${second}\n\n${wide}\n`,
    answer: "accepted",
    accepted: 2
  },
  "names broken by line ends of three kinds: the lines below keep their numbers": {
    body: csv([
      ...["Công ty\r\nMay", "Công ty\rMay", "Công ty\n\r\nMay"].map((employer_name) => employerRow({employer_name})),
      employerRow({payment_cycle: "7"})
    ]),
    answer: "quarantined",
    accepted: 3,
    faults: [[9, "payment_cycle", "is not known (expected 1, 3, 6)"]],
    rows: [{line: "2"}, {line: "4"}, {line: "6"}]
  },
  "delimiters at the end of every row": {body: good.replaceAll("\n", ",\n"), answer: "accepted", accepted: 2},
  "a delimiter at the end of the header alone": {
    body: good.replace("\n", ",\n"),
    answer: "accepted",
    accepted: 2
  },
  "a delimiter at the end of the rows alone": {
    body: `${header}\n${first},\n${second},,\n`,
    answer: "accepted",
    accepted: 2
  },
  "a row that is cut off": {
    body: `${header}\n${first}\n${second.slice(0, 40)}`,
    answer: "quarantined",
    accepted: 1,
    faults: [[3, "", /^row has \d+ cells \(expected 29\)$/]]
  },
  "a name with a comma and no quotation marks": {
    body: csv([employerRow(), employerRow({employer_name: "@"})]).replace("@", "Sao, Mai"),
    answer: "quarantined",
    accepted: 1,
    faults: [[3, "", "row has 16 cells (expected 15)"]]
  },
  "names with quotation marks left single": {
    body: csv([employerRow({employer_name: "@"})]).replace("@", 'Xí nghiệp "Sao Mai" số 1'),
    answer: "accepted",
    rows: [{employer_name: 'Xí nghiệp "Sao Mai" số 1'}]
  },
  "the row of a spreadsheet that names the delimiter": {
    body: `sep=;\r\n${csv(ledger(), {delimiter: ";", end: "\r\n"})}`,
    answer: "accepted",
    accepted: 2
  },
  "bars between the cells": {
    body: csv(ledger(), {delimiter: "|"}),
    answer: "refused",
    messages: ['cells are separated by "|" (expected "," or ";" or tab)']
  },
  "another delimiter below the header": {
    body: `${header}\n${first.replaceAll(",", ";")}\n`,
    answer: "quarantined",
    accepted: 0,
    faults: [[2, "", "row has 1 cells (expected 29)"]]
  },
  "a very long line": {
    body: `${good}${"x".repeat(3_000_000)}\n`,
    answer: "refused",
    messages: ["a row longer than 1048576 characters on line 4 or below"]
  },
  "a line of three million blank cells": {body: `${good}${",".repeat(3_000_000)}\n`, answer: "accepted", accepted: 2},
  "a line of five million blank cells": {
    body: `${good}${",".repeat(5_000_000)}\n`,
    answer: "refused",
    messages: ["a line longer than 4194304 bytes: line 4"]
  },
  "a header without an end": {
    body: `${header},${"x,".repeat(300_000)}`,
    answer: "refused",
    messages: ["the header on line 1 does not end within 256 kB"]
  },
  "sixteen thousand columns": {
    body: [
      `${header}${Array.from({length: 16_000}, (_, i) => `,x${i}`).join("")}`,
      ...[first, second].map((l) => l + ",1".repeat(16_000))
    ].join("\n"),
    answer: "accepted",
    accepted: 2
  },
  "a field of half a megabyte that nobody asked for": {
    body: csv(ledger({note: "x".repeat(500_000)})),
    answer: "accepted",
    accepted: 1,
    messages: ["columns left aside: note"]
  }
};

const AROUND: Record<string, Poison> = {
  "twenty-nine title rows": {
    body: csv(ledger(), {above: Array.from({length: 29}, (_, i) => `Dòng ${i + 1}`)}),
    answer: "accepted",
    accepted: 2
  },
  "headings broken into lines": {
    body: good.replace("period,province_code", '"kỳ\nbáo cáo","mã\r\ntỉnh"').replace("kỳ\nbáo cáo", "k\nỳ"),
    answer: "accepted",
    accepted: 2,
    messages: ["headings read from lines 1 to 3"]
  },
  "headings in two rows": {
    body: [...grouped, first, second].join("\n"),
    answer: "accepted",
    accepted: 2,
    messages: ["headings read from lines 1 to 2"],
    rows: [{si_accrued: "5000", interest_closing: "12"}, {}]
  },
  "headings in two rows below titles": {
    body: ["BẢO HIỂM XÃ HỘI,,,", "", "Đơn vị tính: nghìn đồng,,", ...grouped, first].join("\n"),
    answer: "accepted",
    rows: [{si_accrued: "5000000", headcount: "12"}]
  },
  "headings in two rows, one of them missing": {
    body: [grouped[0], grouped[1]!.replace("đã nộp", "đã"), first].join("\n"),
    answer: "refused",
    messages: ['ledger: required column missing: "si_paid" (or "BHXH đã nộp")']
  },
  "a row that numbers the columns": {
    body: [header, COLUMNS.map((_, i) => (i < 3 ? "ABC"[i] : `(${i - 2})`)).join(","), first, second].join("\n"),
    answer: "accepted",
    accepted: 2,
    messages: ["rows about the columns left aside: line 2"]
  },
  "the header again on every printed page": {
    body: [header, first, header, second, header.toUpperCase()].join("\n"),
    answer: "accepted",
    accepted: 2,
    messages: ["rows about the columns left aside: line 3, 5"]
  },
  "totals called Cộng, in the second column": {
    body: `${good},Cộng,,24,168000000${",".repeat(COLUMNS.length - 5)}\n`,
    answer: "accepted",
    accepted: 2
  },
  "totals called Total that differ": {
    body: `${good}Total,,,24,168000001${",".repeat(COLUMNS.length - 5)}\n`,
    answer: "refused",
    messages: ["row of totals, line 4: wage_base 168000001 stated, 168000000 read, difference -1"]
  },
  "a corporation, whose name begins like totals": {
    body: csv(
      [employerRow({employer_name: "Tổng công ty Sông Hồng"})].map((r) => ({employer_name: r["employer_name"]!, ...r}))
    ),
    answer: "accepted",
    accepted: 1,
    rows: [{employer_name: "Tổng công ty Sông Hồng"}]
  },
  "totals amid the rows": {
    body: `${header}\n${first}\nTổng cộng${wide}\n${second}\n`,
    answer: "quarantined",
    accepted: 2,
    faults: [[3, "", "a row of totals amid the data (expected at the end)"]]
  },
  "totals, a place and date, and signatures below": {
    body: `${good}Tổng cộng,,,24${",".repeat(25)}\n\n,,,"Hà Nội, ngày 5 tháng 2 năm 2026"\nNgười lập biểu,,,,Giám đốc\n(Ký, ghi rõ họ tên)\n`,
    answer: "accepted",
    accepted: 2,
    messages: ["remarks below the data left aside: line 6, 7, 8"]
  },
  "words amid the rows": {
    body: `${header}\n${first}\nPhần II: khu vực ngoài nhà nước\n${second}\n`,
    answer: "quarantined",
    accepted: 2,
    faults: [[3, "", "a row of words amid the data (expected rows of data, remarks only below them)"]]
  },
  "a unit of money stated below": {
    body: `${good}Đơn vị tính: triệu đồng\n`,
    answer: "refused",
    messages: ["a unit of money is stated below the data (line 4 or below), not above the header"]
  },
  "a unit of money without the word tính": {
    body: csv(ledger(), {above: ["Đơn vị: Bảo hiểm xã hội tỉnh", "(Đơn vị: Nghìn đồng)"]}),
    answer: "accepted",
    rows: [{wage_base: "84000000000", headcount: "12"}, {}]
  },
  "a unit of money in the next cell": {
    body: csv(ledger(), {above: ["ĐVT:,nghìn đồng,,"]}),
    answer: "accepted",
    rows: [{wage_base: "84000000000"}, {}]
  },
  "a unit of money in digits": {
    body: csv(ledger(), {above: ["Đơn vị tính: 1.000 đồng"]}),
    answer: "refused",
    messages: ['unknown unit of money: "1.000 đồng" (expected đồng, nghìn đồng or triệu đồng)']
  },
  "two units of money": {
    body: csv(ledger(), {above: ["Đơn vị tính: nghìn đồng", "ĐVT: đồng"]}),
    answer: "refused",
    messages: ["two units of money are stated: 1000 and 1 đồng"]
  },
  "columns twice, missing and in both languages at once": {
    body: csv(ledger({}).map((r) => ({...without(r, "si_paid"), "mã tỉnh": "01", " Period ": "2026-01"}))),
    answer: "refused",
    messages: [
      'ledger: column "province_code" stands twice: "province_code" and "mã tỉnh"',
      'ledger: column "period" stands twice: "period" and " Period "',
      'ledger: required column missing: "si_paid" (or "BHXH đã nộp")'
    ]
  },
  "two provinces, two months and a plan's year to come": {
    body: csv([plan(), plan({year: "2032"}), plan({province_code: "04"})]),
    answer: "accepted",
    accepted: 3
  },
  "rows of two places and months": {
    body: csv(ledger({}, {province_code: "04"}, {period: "05/2025", province_code: "02"})),
    answer: "accepted",
    record: {
      cells: [
        {province: "02", period_ix: 24304, rows: 1, accepted: 1, quarantined: 0},
        {province: "01", period_ix: 24312, rows: 1, accepted: 1, quarantined: 0},
        {province: "04", period_ix: 24312, rows: 1, accepted: 1, quarantined: 0}
      ]
    }
  },
  "formulas in names": {
    body: csv([
      employerRow({employer_name: '=HYPERLINK("http://example.org";"Sao Mai")'}),
      employerRow({employer_name: "+84 24", officer_code: "@SUM(A1)"}),
      employerRow({employer_name: "-1+1", officer_code: "=1+1"})
    ]),
    answer: "accepted",
    rows: [
      {employer_name: '=HYPERLINK("http://example.org";"Sao Mai")'},
      {employer_name: "+84 24", officer_code: "@SUM(A1)"},
      {employer_name: "-1+1", officer_code: "=1+1"}
    ]
  },
  "control totals with months written as in the ledger": {
    body: csv(ledger({}, {})),
    control: JSON.stringify([
      {province_code: "01", period: "01/2026", rows: 2, sums: {headcount: "24"}},
      {province_code: "01", period: "012026", sums: {"quỹ lương": 168000000}}
    ]),
    answer: "accepted",
    accepted: 2
  },
  "control totals of a month that is none": {
    body: csv(ledger({}, {})),
    control: JSON.stringify([{province_code: "01", period: "2026-13"}]),
    answer: "refused",
    messages: [
      'control totals cannot be read: "period" of 01 is not a month: "2026-13" (expected YYYY-MM, MM/YYYY or MMYYYY)'
    ]
  },
  "control totals with sums that are no numbers": {
    body: csv(ledger({}, {})),
    control: JSON.stringify([{province_code: "01", period: "2026-01", sums: {wage_base: "about 5"}}]),
    answer: "refused",
    messages: ['control total of 01 2026-01: wage_base "about 5" is not a number']
  },
  "a row of the future among good ones": {
    body: csv(ledger({}, {period: "2031-02"})),
    answer: "refused",
    messages: ["period 2031-02 is later than the month of loading (2031-01)"]
  },
  "one employer three times": {
    body: csv([ledgerRow({employer_code: "TB00001"}), ledgerRow(), ledgerRow({employer_code: "TB00001"})]),
    answer: "quarantined",
    accepted: 1
  }
};

testPoison("what is nothing", NOTHING);
testPoison("how rows are cut", CUT);
testPoison("what stands around the rows", AROUND);
