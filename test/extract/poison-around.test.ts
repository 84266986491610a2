/** Poisoned text files: what stands above, below, amid and beside the rows. */
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
  "a unit of money with marks and spaces that are not seen": {
    body: csv(ledger({}), {above: ["Đơn\u202e\u00a0vị\u200b tính: nghìn\u00a0đồng"]}),
    answer: "accepted",
    rows: [{wage_base: "84000000000"}]
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

testPoison("what stands around the rows", AROUND);
