/** Every way in which one row can be wrong: the row goes to quarantine with its own reason, the others are taken. */
import {beforeAll, describe, expect, test} from "vitest";
import {csv, employerRow, ledgerRow, Office, type Cells, type Fault} from "./office.js";

type Case = [name: string, over: Cells, column: string, reason: string];

const BIG = "1000000000000000000";
const LEDGER: Case[] = [
  ["a province that does not exist", {province_code: "03"}, "province_code", "is not a province code"],
  ["a province written as a number", {province_code: "1"}, "province_code", "has lost its leading zero (expected 01)"],
  [
    "a province of the old map after the merger",
    {province_code: "02"},
    "province_code",
    "is not a province code of this period (34 provinces from 2025-07)"
  ],
  [
    "a month that does not exist",
    {period: "2026-13"},
    "period",
    "is not a month (expected YYYY-MM, MM/YYYY or MMYYYY)"
  ],
  ["a month with a day", {period: "31/02/2024"}, "period", "is not a month (expected YYYY-MM, MM/YYYY or MMYYYY)"],
  ["a month with one digit", {period: "1/2026"}, "period", "is not a month (expected YYYY-MM, MM/YYYY or MMYYYY)"],
  ["a month the other way round", {period: "202601"}, "period", "is not a month (expected YYYY-MM, MM/YYYY or MMYYYY)"],
  [
    "an employer code in lower case",
    {employer_code: "ta00001"},
    "employer_code",
    "is in lower case (expected a capital letter and six capitals or digits)"
  ],
  [
    "a zero-width space in an employer code",
    {employer_code: "TA\u200b00001"},
    "employer_code",
    "holds spaces, invisible or foreign characters (expected a capital letter and six capitals or digits)"
  ],
  [
    "a right-to-left mark in an employer code",
    {employer_code: "TA00001\u200f"},
    "employer_code",
    "holds spaces, invisible or foreign characters (expected a capital letter and six capitals or digits)"
  ],
  [
    "a Cyrillic letter in an employer code",
    {employer_code: "T\u041000001"},
    "employer_code",
    "holds spaces, invisible or foreign characters (expected a capital letter and six capitals or digits)"
  ],
  [
    "an employer code that is too short",
    {employer_code: "TA0001"},
    "employer_code",
    "is not an employer code (expected a capital letter and six capitals or digits)"
  ],
  [
    "an employer code with a space at its end",
    {employer_code: "TA00001 "},
    "employer_code",
    "holds spaces, invisible or foreign characters (expected a capital letter and six capitals or digits)"
  ],
  ["an empty headcount", {headcount: ""}, "headcount", "is missing (an empty cell is never 0)"],
  ["an empty amount", {si_paid: ""}, "si_paid", "is missing (an empty cell is never 0)"],
  [
    "an empty amount in a column that may be absent",
    {si_adjusted: ""},
    "si_adjusted",
    "is missing (an empty cell is never 0)"
  ],
  ["an empty province", {province_code: ""}, "province_code", "is missing (an empty cell is never 0)"],
  ["words for a number", {headcount: "mười"}, "headcount", "is not a whole number"],
  ["an exponent", {wage_base: "1e9"}, "wage_base", "is written with an exponent (expected every digit)"],
  ["a space inside a number", {wage_base: "84 000 000"}, "wage_base", "holds spaces inside the number"],
  ["a non-breaking space inside", {wage_base: "84\u00a0000"}, "wage_base", "holds spaces inside the number"],
  [
    "a sign that is no hyphen",
    {si_closing: "\u22121000"},
    "si_closing",
    "does not write its sign as a minus in front (expected -1234)"
  ],
  ["a formula", {headcount: "=1+1"}, "headcount", "is a formula (expected a value)"],
  ["a decimal number of workers", {headcount: "12.5"}, "headcount", "is not a whole number"],
  ["a negative headcount", {headcount: "-1"}, "headcount", "is negative (expected 0 or more)"],
  ["negative wages", {wage_base: "-1"}, "wage_base", "is negative (expected 0 or more)"],
  ["negative accrued", {si_accrued: "-5000"}, "si_accrued", "is negative (expected 0 or more)"],
  ["nineteen digits", {wage_base: BIG}, "wage_base", "has more than 18 digits"],
  ["forty digits", {wage_base: "1".repeat(40)}, "wage_base", "has more than 18 digits"],
  ...["si", "hi", "ui", "oa"].map((f): Case => [
    `a broken identity of ${f}`,
    {[`${f}_closing`]: "1001"},
    `${f}_closing`,
    "is not opening + accrued + adjusted - paid (expected 1000)"
  ]),
  [
    "a broken identity of the interest",
    {interest_closing: "11"},
    "interest_closing",
    "is not opening + accrued - paid (expected 12)"
  ]
];

const EMPLOYERS: Case[] = [
  [
    "an unknown type",
    {employer_type: "13"},
    "employer_type",
    "is not known (expected 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)"
  ],
  ["an unknown division", {sector_code: "04"}, "sector_code", "is not a VSIC division (expected two digits, 01 to 99)"],
  [
    "a division with three digits",
    {sector_code: "141"},
    "sector_code",
    "is not a VSIC division (expected two digits, 01 to 99)"
  ],
  ["another version of VSIC", {sector_version: "2007"}, "sector_version", "is not known (expected 2018, 2025)"],
  ["a cycle of two months", {payment_cycle: "2"}, "payment_cycle", "is not known (expected 1, 3, 6)"],
  ["an empty cycle", {payment_cycle: ""}, "payment_cycle", "is missing (an empty cell is never 0)"],
  [
    "a reason that is not listed",
    {hard_to_collect: "lazy"},
    "hard_to_collect",
    "is not known (expected missing, bankrupt, dissolved, other)"
  ],
  ["frozen in words", {frozen: "yes"}, "frozen", "is not known (expected 0, 1)"],
  [
    "a short tax code",
    {tax_code: "010010910"},
    "tax_code",
    "does not have the right form (expected 10 digits, 10-3 or 12 digits)"
  ],
  [
    "an office code with letters",
    {agency_code: "0100A"},
    "agency_code",
    "does not have the right form (expected 5 digits)"
  ],
  [
    "a province of the new map before it was in force",
    {valid_from: "2024-01", province_code: "00"},
    "province_code",
    "is not a province code"
  ]
];

/** Each case stands amid good rows of one file. */
async function judged(
  cases: Case[],
  make: (over?: Cells) => Cells
): Promise<{found: Fault[]; accepted: string[]; good: string[]}> {
  return Office.open(async (office) => {
    const good: string[] = [];
    const rows = cases.flatMap(([, over]) => {
      const fine = make();
      good.push(fine["employer_code"]!);
      return [fine, make(over)];
    });
    const outcome = await office.deliver("file.csv", csv(rows));
    const accepted = (await office.accepted(outcome)).map((row) => row["employer_code"]!);
    return {found: await office.faults(outcome), accepted, good};
  });
}

describe.each([
  ["ledger", LEDGER, ledgerRow],
  ["employers", EMPLOYERS, employerRow]
] as const)("%s", (_kind, cases, make) => {
  let result: Awaited<ReturnType<typeof judged>>;
  beforeAll(async () => {
    result = await judged([...cases], make);
  });

  test.each(cases.map((c, i) => [...c, i * 2 + 3] as const))("%s", (_name, over, column, reason, line) => {
    const value = column === "employer_code" ? over[column]! : over[column]!.trim();
    expect(result.found.filter((f) => f.line === line)).toEqual([{line, column, value, reason}]);
  });

  test("every good row is taken and no other", () => {
    expect(result.accepted.sort()).toEqual(result.good.sort());
  });
});

test("all faults of a row are told, with the row as it was delivered", async () => {
  await Office.open(async (office) => {
    const outcome = await office.deliver(
      "file.csv",
      csv([ledgerRow(), ledgerRow({period: "2026/01", headcount: "x", si_accrued: "-1"})])
    );
    const faults = await office.faults(outcome);
    expect(faults.map((f) => [f.line, f.column])).toEqual([
      [3, "headcount"],
      [3, "period"],
      [3, "si_accrued"]
    ]);
    expect(outcome.quarantined).toBe(1);
  });
});

test("a key that stands twice sets all its rows aside, equal or not", async () => {
  await Office.open(async (office) => {
    const twin = ledgerRow();
    const outcome = await office.deliver(
      "file.csv",
      csv([twin, ledgerRow(), {...twin, headcount: "13"}, ledgerRow(), twin])
    );
    const reason = "stands 3 times in this file with the same employer_code and period";
    expect(await office.faults(outcome)).toEqual(
      [2, 4, 6].map((line) => ({line, column: "employer_code", value: twin["employer_code"], reason}))
    );
    expect({accepted: outcome.accepted, aside: outcome.quarantined}).toEqual({accepted: 2, aside: 3});
  });
});

test("a row with a fault counts as the second of its key", async () => {
  await Office.open(async (office) => {
    const twin = ledgerRow();
    const outcome = await office.deliver("file.csv", csv([twin, {...twin, headcount: "x"}, ledgerRow()]));
    expect((await office.faults(outcome)).map((f) => [f.line, f.column])).toEqual([
      [2, "employer_code"],
      [3, "employer_code"],
      [3, "headcount"]
    ]);
    expect(outcome.accepted).toBe(1);
  });
});

test("a row of another width is set aside and says its width", async () => {
  await Office.open(async (office) => {
    const [header, first, second, third] = csv([ledgerRow(), ledgerRow(), ledgerRow()]).trimEnd().split("\n");
    const outcome = await office.deliver(
      "file.csv",
      [header, first, `${second},7`, third!.split(",").slice(0, 9).join(",")].join("\n")
    );
    expect((await office.faults(outcome)).map((f) => [f.line, f.reason])).toEqual([
      [3, "row has 30 cells (expected 29)"],
      [4, "row has 9 cells (expected 29)"]
    ]);
    expect({rows: outcome.rows, accepted: outcome.accepted, aside: outcome.quarantined}).toEqual({
      rows: 3,
      accepted: 1,
      aside: 2
    });
  });
});

test("money that is not whole after scaling", async () => {
  await Office.open(async (office) => {
    const inThousands = (over: Cells = {}) => ledgerRow({wage_base: "84000,5", ...over});
    const text = csv([inThousands(), inThousands({wage_base: "84000,0005"}), inThousands({headcount: "1,5"})], {
      delimiter: ";",
      above: ["Đơn vị tính: nghìn đồng"]
    });
    const outcome = await office.deliver("file.csv", text);
    expect(await office.faults(outcome)).toEqual([
      {line: 4, column: "wage_base", value: "84000,0005", reason: "is not whole (expected whole đồng and whole heads)"},
      {line: 5, column: "headcount", value: "1,5", reason: "is not whole (expected whole đồng and whole heads)"}
    ]);
    expect((await office.accepted(outcome))[0]).toMatchObject({
      wage_base: "84000500",
      si_paid: "4800000",
      headcount: "12"
    });
  });
});
